/// The inoperability input-output model: shares of function that sectors or services lose with one
/// another, where they settle and how they move. Pure. Economic tables say what is paid for, and so
/// understate information and communication: they are no answer about systems.
@NamedInterface("inoperability")
@NullMarked
package kaname.dependency.inoperability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
