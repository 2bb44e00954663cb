package kaname.duty;

import java.time.Instant;
import kaname.platform.Text;

/// The instant at which a period ends, and how it was counted. A period of days ends with its last
/// day, so that `at` is 24:00, which is 00:00 of the day after.
public record Due(Instant at, Text how) {}
