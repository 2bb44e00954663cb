/// The national figures: what was published beside what this house was told, as charts that answer
/// a question each. Counting and drawing are pure.
@NullMarked
package kaname.situation.figures;

import org.jspecify.annotations.NullMarked;
