/// What falls next while services are down, as far as the dependencies tell that the reader was
/// shown.
@NullMarked
package kaname.situation.next;

import org.jspecify.annotations.NullMarked;
