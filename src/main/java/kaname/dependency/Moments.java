package kaname.dependency;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.WallTime;

/// A moment as a form or a link says it: Tokyo's wall time, or a time with its offset.
final class Moments {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private Moments() {}

    /// @throws Problem 400 that names the field, for what is no time or lies ahead
    static Instant read(String pointer, String text, Instant now) {
        return WallTime.read(text)
                .map(OffsetDateTime::toInstant)
                .filter(at -> !at.isAfter(now) && !at.isBefore(EARLIEST))
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .orElseThrow(() ->
                        Problem.field(
                                "wrong-time",
                                pointer,
                                Text.of(
                                        "2026-11-27T14:05 のように、いまより前の日時を書いてください（日本時間）",
                                        "a time such as 2026-11-27T14:05 that is not ahead (Japan"
                                                + " time)")));
    }

    /// As a field of a form takes it.
    static String local(Instant at) {
        return WallTime.local(at, ChronoUnit.MINUTES);
    }
}
