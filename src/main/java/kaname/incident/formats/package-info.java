/// Incidents in the documents of others: written from facts, and read back into them.
@NullMarked
@NamedInterface("formats")
package kaname.incident.formats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
