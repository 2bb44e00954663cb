/// Types of threat scenario set against what happened and what was exercised.
@NullMarked
package kaname.situation.scenario;

import org.jspecify.annotations.NullMarked;
