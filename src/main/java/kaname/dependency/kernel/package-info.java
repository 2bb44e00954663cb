/// The loops in which cascades and shares are worked out fast, over arrays and nothing else: 512
/// scenarios in one line of memory, 16 shares in another, or one scenario from event to event. Each
/// gives the same bits with the vector instructions of the machine and without.
@NamedInterface("kernel")
@NullMarked
package kaname.dependency.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
