/// The days on which nobody works, country by country.
@NullMarked
package kaname.duty.calendar;

import org.jspecify.annotations.NullMarked;
