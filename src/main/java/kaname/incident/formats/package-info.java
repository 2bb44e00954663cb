/// Incidents in the documents of others: written from facts, and read back into them.
@NullMarked
package kaname.incident.formats;

import org.jspecify.annotations.NullMarked;
