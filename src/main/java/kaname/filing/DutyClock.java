package kaname.filing;

import java.time.Instant;
import kaname.duty.Duty;
import kaname.platform.web.DueClock;

/// The clock of a duty as the page shows it.
final class DutyClock {

    private DutyClock() {}

    static DueClock of(Duty duty, Instant now) {
        return duty.clock().unlimited() && !duty.filed()
                ? DueClock.unlimited(now)
                : DueClock.of(duty.dueAt().orElse(null), now, duty.filed());
    }
}
