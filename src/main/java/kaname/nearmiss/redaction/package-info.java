/// Takes out of a text what would tell who wrote it. Pure: no database, no clock, no network; the
/// same text and the same closed world give the same findings.
@NamedInterface("redaction")
@NullMarked
package kaname.nearmiss.redaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
