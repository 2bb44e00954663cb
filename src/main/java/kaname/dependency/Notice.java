package kaname.dependency;

import java.time.Duration;
import java.time.Instant;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// Whether a customer was told of a failure within the time that was agreed.
///
/// @param known from when the supplier knew
/// @param due until when it owes notice; null where no number was agreed
/// @param told when the customer was told; null while nobody said so
/// @param byHouse it was an early warning through the house, not the supplier's own word
public record Notice(
        Instant known,
        @Nullable Instant due,
        @Nullable Instant told,
        boolean byHouse,
        Instant now) {

    /// How it stands.
    public enum State {
        IN_TIME(Text.of("間に合って知らされた", "Told in time")),
        LATE(Text.of("遅れて知らされた", "Told late")),
        TOLD(Text.of("知らされた（約束の時間なし）", "Told; no time was agreed")),
        RUNNING(Text.of("まだ期限の前", "Still running")),
        OVERDUE(Text.of("期限を過ぎ、知らせの記録がない", "Past due, no notice on record")),
        UNAGREED(Text.of("約束の時間なし", "No time was agreed"));

        private final Text label;

        State(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        /// The supplier is late, or was.
        public boolean late() {
            return this == LATE || this == OVERDUE;
        }
    }

    /// @param marked when the customer says that it was told
    /// @param warned when it was warned through the house; the earlier of the two counts
    static Notice of(
            @Nullable Double hours,
            Instant known,
            @Nullable Instant marked,
            @Nullable Instant warned,
            Instant now) {
        boolean byHouse = warned != null && (marked == null || warned.isBefore(marked));
        return new Notice(
                known,
                hours == null ? null : known.plus(Duration.ofSeconds(Math.round(hours * 3600))),
                byHouse ? warned : marked,
                byHouse,
                now);
    }

    public State state() {
        if (told != null) {
            return due == null ? State.TOLD : told.isAfter(due) ? State.LATE : State.IN_TIME;
        }
        return due == null ? State.UNAGREED : now.isAfter(due) ? State.OVERDUE : State.RUNNING;
    }

    /// What is left, or by how much it is past; met once the customer was told.
    public DueClock clock() {
        return DueClock.of(due, now, told != null);
    }
}
