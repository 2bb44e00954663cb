/// The anonymous way in: near misses that reach those who learn from them without telling who wrote
/// them.
@NullMarked
package kaname.nearmiss;

import org.jspecify.annotations.NullMarked;
