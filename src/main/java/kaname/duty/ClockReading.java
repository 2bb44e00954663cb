package kaname.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kaname.catalogue.ClockRule;
import kaname.catalogue.Condition;
import kaname.catalogue.Facts;
import kaname.catalogue.Limit;
import kaname.catalogue.Start;
import kaname.catalogue.Truth;
import kaname.catalogue.Within;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One clock as it stands: the rule, the `limit` that counts and its length, when that started
/// (null: not yet), and when it runs out (null: no number, or not started). `notes` say what would
/// change it.
public record ClockReading(
        ClockRule rule,
        Limit limit,
        Within within,
        Text says,
        @Nullable Instant startedAt,
        @Nullable Due due,
        List<Text> notes) {

    public ClockReading {
        notes = List.copyOf(notes);
    }

    /// What a reading depends on beside the rule.
    record Circumstances(
            Function<Start, Optional<Instant>> moments,
            Function<Start, Text> waiting,
            Facts facts,
            Calendars calendars) {}

    static ClockReading of(ClockRule rule, Circumstances at) {
        Length length = Length.of(rule, at.facts());
        List<Reading> stands =
                rule.limits().stream()
                        .filter(Limit::applies)
                        .filter(limit -> !ruledOut(limit, at.facts()))
                        .map(limit -> Reading.of(limit, length.of(limit), rule, at))
                        .toList();
        List<Text> notes = new ArrayList<>(length.notes());
        Reading counts = counting(rule, stands);
        if (counts == null) {
            counts = stands.isEmpty() ? Reading.waiting(rule.first()) : firstWaiting(stands);
        }
        stands.stream()
                .filter(reading -> reading.start() == null && rule.limits().size() > 1)
                .forEach(reading -> notes.add(open(rule, at.waiting().apply(reading.starts()))));
        Due due = counts.due();
        if (due != null && rule.closedDay() != null) {
            due = Clock.noonOfTheNextWorkingDay(due, at.calendars());
        }
        return new ClockReading(
                rule, counts.limit(), counts.within(), length.says(), counts.start(), due, notes);
    }

    public boolean promptly() {
        return within instanceof Within.Promptly;
    }

    /// Whether it can be met at once: it has no number to count to.
    public boolean numberless() {
        return !within.numbered();
    }

    /// Whether nothing says when.
    public boolean unlimited() {
        return within instanceof Within.NoLimit;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(due).map(Due::at);
    }

    private static boolean ruledOut(Limit limit, Facts facts) {
        Condition when = limit.when();
        return when != null && when.over(facts).truth() == Truth.FALSE;
    }

    /// The earliest due time counts as soon as one clock runs; the latest only once all do.
    private static @Nullable Reading counting(ClockRule rule, List<Reading> stands) {
        Comparator<Reading> byDue = Comparator.comparing(Reading::end);
        return switch (rule.of()) {
            case EARLIEST -> stands.stream().filter(r -> r.start() != null).min(byDue).orElse(null);
            case LATEST ->
                    stands.stream().allMatch(r -> r.start() != null)
                            ? stands.stream().max(byDue).orElse(null)
                            : null;
        };
    }

    private static Reading firstWaiting(List<Reading> stands) {
        return stands.stream()
                .filter(reading -> reading.start() == null)
                .findFirst()
                .orElse(stands.getFirst());
    }

    private static Text open(ClockRule rule, Text waiting) {
        return switch (rule.of()) {
            case EARLIEST ->
                    Text.of("期限が早まることがあります：{0}", "It may fall due earlier: {0}").with(waiting);
            case LATEST -> Text.of("まだ決まりません：{0}", "Not decided yet: {0}").with(waiting);
        };
    }

    /// One limit as it stands.
    private record Reading(Limit limit, Within within, @Nullable Instant start, @Nullable Due due) {

        static Reading of(Limit limit, Within within, ClockRule rule, Circumstances at) {
            Instant start = at.moments().apply(limit.starts()).orElse(null);
            if (start == null) {
                return new Reading(limit, within, null, null);
            }
            Optional<Due> due =
                    rule.closedDay() == null
                            ? Clock.due(start, limit, within, at.calendars())
                            : Clock.dueWithoutRolling(start, limit, within, at.calendars());
            return new Reading(limit, within, start, due.orElse(null));
        }

        static Reading waiting(Limit limit) {
            return new Reading(limit, limit.within(), null, null);
        }

        Start starts() {
            return limit.starts();
        }

        /// No number comes after every number.
        Instant end() {
            return due == null ? Instant.MAX : due.at();
        }
    }

    /// How long the rule gives, after its exceptions.
    private record Length(@Nullable Within instead, Text says, List<Text> notes) {

        static Length of(ClockRule rule, Facts facts) {
            List<Text> notes = new ArrayList<>();
            for (ClockRule.Unless unless : rule.unless()) {
                switch (unless.when().over(facts).truth()) {
                    case TRUE -> {
                        return new Length(unless.within(), unless.says(), List.of());
                    }
                    case UNKNOWN -> notes.add(unless.says());
                    case FALSE -> {}
                }
            }
            return new Length(null, rule.says(), notes);
        }

        Within of(Limit limit) {
            return instead == null ? limit.within() : instead;
        }
    }
}
