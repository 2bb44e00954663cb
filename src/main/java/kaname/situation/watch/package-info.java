/// What is changing around the sectors: drivers in technology, society and threat, each to be
/// looked at again by a day, and what scenarios are made from.
@NullMarked
package kaname.situation.watch;

import org.jspecify.annotations.NullMarked;
