/// What anybody may see and say without signing in: editions of figures in which nobody is found,
/// sectors, announcements for everybody, and a word to the coordinator.
@NullMarked
package kaname.situation.portal;

import org.jspecify.annotations.NullMarked;
