/// Who stands on whom: what each operator says its services need, and whom it lets see that.
@NullMarked
package kaname.dependency;

import org.jspecify.annotations.NullMarked;
