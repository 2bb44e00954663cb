/// What several organisations met may have one cause: phenomena that share an indicator, a product
/// or a service on which they stand, near each other in time. The finding is pure; people decide.
@NullMarked
package kaname.situation.cause;

import org.jspecify.annotations.NullMarked;
