/// The catalogue in the European vocabulary for reporting requirements.
@NullMarked
package kaname.catalogue.rrmv;

import org.jspecify.annotations.NullMarked;
