package kaname.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.ClockRule;
import kaname.catalogue.Condition;
import kaname.catalogue.Facts;
import kaname.catalogue.Truth;
import kaname.catalogue.Within;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One clock as it stands: the rule, when it started (null: not yet), and when it runs out (null:
/// no number, or not started). `notes` say what would change it.
public record ClockReading(
        ClockRule rule,
        Within within,
        Text says,
        @Nullable Instant startedAt,
        @Nullable Due due,
        List<Text> notes) {

    static ClockReading of(ClockRule rule, @Nullable Instant start, Facts facts) {
        Within within = rule.within();
        Text says = rule.says();
        List<Text> notes = List.of();
        for (ClockRule.Unless unless : rule.unless()) {
            Condition condition = unless.when();
            Truth truth = condition.over(facts).truth();
            if (truth == Truth.TRUE) {
                within = unless.within();
                says = unless.says();
                break;
            }
            if (truth == Truth.UNKNOWN) {
                notes = List.of(unless.says());
            }
        }
        Due due = start == null ? null : Clock.due(start, within, rule.counting()).orElse(null);
        return new ClockReading(rule, within, says, start, due, notes);
    }

    public boolean promptly() {
        return within instanceof Within.Promptly;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(due).map(Due::at);
    }
}
