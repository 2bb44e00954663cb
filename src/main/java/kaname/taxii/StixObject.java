package kaname.taxii;

import java.time.Instant;
import kaname.taxii.look.Look;
import org.jspecify.annotations.Nullable;

/// A STIX object as it is stored.
///
/// @param version `modified`, else `created`; null where it has neither
/// @param said the version as it stands in the object
/// @param content its JSON text, byte for byte as it came
/// @param look what it concerns
record StixObject(
        String id,
        String type,
        @Nullable Instant version,
        @Nullable String said,
        String content,
        Look look) {}
