/// How bad it is, on every scale at once: read from the facts, and as people rate it.
@NullMarked
package kaname.severity;

import org.jspecify.annotations.NullMarked;
