/// What was foretold, kept as it was said, and afterwards what came of it.
@NullMarked
package kaname.situation.calibration;

import org.jspecify.annotations.NullMarked;
