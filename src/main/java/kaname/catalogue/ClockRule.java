package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// When a clock starts, how long it gives and how that is counted.
///
/// `starts` is the id of an instant fact, or `filed:<stage>` for the filing of the first version of
/// an earlier stage. `target` is what guidance hopes for: shown, never due. Each of `unless`
/// replaces the limit when its condition is true; while it is unknown the base limit stands.
public record ClockRule(
        String starts,
        Within within,
        Counting counting,
        Text says,
        @Nullable Target target,
        List<Unless> unless) {

    private static final String FILED = "filed:";

    public record Target(Within from, Within to, Source source) {
        public Target {
            requireNonNull(source, "source");
        }
    }

    public record Unless(Condition when, Within within, Text says, Source source) {
        public Unless {
            requireNonNull(source, "source");
        }
    }

    public ClockRule {
        unless = unless == null ? List.of() : List.copyOf(unless);
    }

    public boolean startsWithAFiling() {
        return starts.startsWith(FILED);
    }

    /// The stage whose first filing starts this clock.
    public String startingStage() {
        return starts.substring(FILED.length());
    }
}
