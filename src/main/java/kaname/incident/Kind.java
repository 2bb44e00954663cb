package kaname.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Outages, near misses and threats take the same form and different routes.
public enum Kind {
    INCIDENT,
    NEAR_MISS,
    THREAT;

    /// As documents write it: `incident`, `near-miss`, `threat`.
    public String id() {
        return factValue().replace('_', '-');
    }

    /// As the vocabulary's fact `kind` has it.
    public String factValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
