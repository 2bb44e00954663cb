/// How bad an incident is, for all who know of it: what the facts say on every scale, how each
/// rates it, what stands, and what follows from that.
@NullMarked
package kaname.filing.severity;

import org.jspecify.annotations.NullMarked;
