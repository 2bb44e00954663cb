package kaname.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a condition came to, and by which observations. While it is unknown, `missing` names the
/// facts that would decide it.
public record Verdict(Truth truth, List<Observation> because) {

    /// One comparison as it was made. `value` is null while the fact is unknown.
    public record Observation(
            String fact, String comparison, @Nullable Object value, Truth truth) {}

    public Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>();
        for (Observation observation : because) {
            if (observation.truth() == Truth.UNKNOWN) {
                missing.add(observation.fact());
            }
        }
        return missing;
    }
}
