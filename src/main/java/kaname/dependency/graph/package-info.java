/// Who stands on whom as a picture: which services are drawn, in which row, and where. Pure: the
/// same model gives the same picture.
@NullMarked
package kaname.dependency.graph;

import org.jspecify.annotations.NullMarked;
