package kaname.filing.severity;

import java.util.Map;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.severity.Rating;
import org.jspecify.annotations.Nullable;

/// What was typed, with what is wrong about it.
public record SeverityForm(
        Rating.Mode mode,
        boolean reconcile,
        Map<String, String> levels,
        Map<String, String> reasons,
        @Nullable Problem problem) {

    static final SeverityForm EMPTY =
            new SeverityForm(Rating.Mode.PREDICTIVE, false, Map.of(), Map.of(), null);

    public String level(String axis) {
        return levels.getOrDefault(axis, "");
    }

    public String because(String axis) {
        return reasons.getOrDefault(axis, "");
    }

    public boolean opened() {
        return problem != null && !reconcile;
    }

    public @Nullable Text error() {
        return problem == null ? null : problem.title();
    }

    /// Of a field such as `continuity/level`.
    public @Nullable Text error(String field) {
        return problem == null
                ? null
                : problem.fields().stream()
                        .filter(one -> one.pointer().equals("/axes/" + field))
                        .map(Problem.Field::detail)
                        .findFirst()
                        .orElse(null);
    }
}
