/// One live picture of what an authority was told: sectors, incidents, service states, clocks.
@NullMarked
package kaname.situation;

import org.jspecify.annotations.NullMarked;
