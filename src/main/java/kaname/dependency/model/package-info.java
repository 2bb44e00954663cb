/// A model of services that stand on services, as it is written in a file or kept by the house.
/// Pure: no database, no clock, no network.
@NamedInterface("model")
@NullMarked
package kaname.dependency.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
