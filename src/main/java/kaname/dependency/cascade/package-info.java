/// Who fails next: services that stop once too much of what they need is gone, hour by hour, in one
/// scenario or many. Pure: the same model, seed and scenario give the same answer on every machine.
@NamedInterface("cascade")
@NullMarked
package kaname.dependency.cascade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
