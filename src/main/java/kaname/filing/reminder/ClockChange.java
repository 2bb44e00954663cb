package kaname.filing.reminder;

import java.time.Instant;
import kaname.duty.Matter.StageId;
import org.jspecify.annotations.Nullable;

/// A running clock that moved, and how it stood before: moved by that report, or after it by an
/// edition of the framework (0: by the report). `now` is null if the duty is no longer owed; a due
/// time is null where there is no number.
public record ClockChange(
        StageId stage, int report, int edition, Instant at, Reading was, @Nullable Reading now) {

    public record Reading(Instant started, @Nullable Instant due) {}

    /// The event that the clock counts from was corrected; otherwise something else made it longer,
    /// shorter or void.
    public boolean correctsTheStart() {
        return now != null && !now.started().equals(was.started());
    }
}
