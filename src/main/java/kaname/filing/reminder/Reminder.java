package kaname.filing.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import kaname.duty.Matter.StageId;
import kaname.platform.Text;

/// One reminder of one clock. Two with the same stage, kind and `countsTo` are the same reminder
/// and go out once.
record Reminder(StageId stage, Kind kind, Instant countsTo) {

    /// When a reminder goes out, counted from the due time; a nudge counts from the start of a
    /// clock without a number. Ids are stored: never change one.
    enum Kind {
        THREE_DAYS_BEFORE("three-days-before", Duration.ofDays(-3), "期限の3日前です", "Due in 3 days"),
        DAY_BEFORE("day-before", Duration.ofDays(-1), "期限の1日前です", "Due in 1 day"),
        FOUR_HOURS_BEFORE("four-hours-before", Duration.ofHours(-4), "期限の4時間前です", "Due in 4 hours"),
        HALF_HOUR_BEFORE(
                "half-hour-before", Duration.ofMinutes(-30), "期限の30分前です", "Due in 30 minutes"),
        DUE("due", Duration.ZERO, "期限になりました", "Due now"),
        HOUR_AFTER(
                "hour-after",
                Duration.ofHours(1),
                "期限を1時間過ぎ、まだ提出の記録がありません",
                "An hour past due, no filing on record"),
        DAY_AFTER(
                "day-after",
                Duration.ofDays(1),
                "期限を1日過ぎ、まだ提出の記録がありません",
                "A day past due, no filing on record"),
        NUDGE(
                "nudge",
                Duration.ofHours(1),
                "速やかに報告するものです。1時間たちました。出してはどうですか",
                "To be reported promptly: an hour has passed, consider filing now");

        private final String id;
        private final Duration offset;
        private final Text says;

        Kind(String id, Duration offset, String ja, String en) {
            this.id = id;
            this.offset = offset;
            this.says = Text.of(ja, en);
        }

        String id() {
            return id;
        }

        Text says() {
            return says;
        }

        static Kind of(String id) {
            return Arrays.stream(values()).filter(k -> k.id.equals(id)).findFirst().orElseThrow();
        }
    }

    Instant plannedAt() {
        return countsTo.plus(kind.offset);
    }
}
