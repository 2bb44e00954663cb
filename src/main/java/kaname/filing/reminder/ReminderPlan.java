package kaname.filing.reminder;

import static kaname.filing.reminder.Reminder.Kind.DAY_AFTER;
import static kaname.filing.reminder.Reminder.Kind.DAY_BEFORE;
import static kaname.filing.reminder.Reminder.Kind.DUE;
import static kaname.filing.reminder.Reminder.Kind.FOUR_HOURS_BEFORE;
import static kaname.filing.reminder.Reminder.Kind.HALF_HOUR_BEFORE;
import static kaname.filing.reminder.Reminder.Kind.HOUR_AFTER;
import static kaname.filing.reminder.Reminder.Kind.NUDGE;
import static kaname.filing.reminder.Reminder.Kind.THREE_DAYS_BEFORE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Which reminders a running clock has: the policy of this house, not law. Pure.
///
/// 速やかに is never overdue: one nudge suggests, nothing presses.
final class ReminderPlan {

    private static final Duration SHORT = Duration.ofHours(6);
    private static final Duration MIDDLE = Duration.ofDays(3);

    private static final List<Reminder.Kind> BEFORE_A_SHORT_ONE = List.of(HALF_HOUR_BEFORE);
    private static final List<Reminder.Kind> BEFORE_A_MIDDLE_ONE = List.of(FOUR_HOURS_BEFORE);
    private static final List<Reminder.Kind> BEFORE_A_LONG_ONE =
            List.of(THREE_DAYS_BEFORE, DAY_BEFORE);
    private static final List<Reminder.Kind> FROM_THE_DUE_TIME =
            List.of(DUE, HOUR_AFTER, DAY_AFTER);
    private static final List<Reminder.Kind> WITHOUT_A_NUMBER = List.of(NUDGE);

    private ReminderPlan() {}

    /// All of them, also those whose time has passed, earliest first.
    static List<Reminder> of(RunningClock clock) {
        if (!clock.reminded()) {
            return List.of();
        }
        return kinds(clock)
                .map(kind -> new Reminder(clock.stage(), kind, clock.countsTo()))
                .filter(r -> r.kind() == DUE || r.plannedAt().isAfter(clock.started()))
                .toList();
    }

    private static Stream<Reminder.Kind> kinds(RunningClock clock) {
        Instant due = clock.due();
        return due == null
                ? WITHOUT_A_NUMBER.stream()
                : Stream.concat(
                        before(Duration.between(clock.started(), due)).stream(),
                        FROM_THE_DUE_TIME.stream());
    }

    private static List<Reminder.Kind> before(Duration length) {
        if (length.compareTo(SHORT) <= 0) {
            return BEFORE_A_SHORT_ONE;
        }
        return length.compareTo(MIDDLE) <= 0 ? BEFORE_A_MIDDLE_ONE : BEFORE_A_LONG_ONE;
    }
}
