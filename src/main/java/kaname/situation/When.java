package kaname.situation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.WallTime;
import org.jspecify.annotations.Nullable;

/// The moment that a picture is of: now, or an earlier one as it was known then.
public record When(Instant at, boolean live) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /// What is asked for: a time, else so many hours back, else now.
    ///
    /// @throws Problem 400 for what is no time, or lies ahead
    static When of(@Nullable String at, @Nullable Integer hoursBack, Instant now) {
        if (at != null && !at.isBlank()) {
            return then(read(at), now);
        }
        if (hoursBack == null || hoursBack == 0) {
            return new When(now, true);
        }
        if (hoursBack < 0 || hoursBack > 24 * 365) {
            throw refused("/back", "0から8760までの時間数で答えてください", "give hours from 0 to 8760");
        }
        return new When(now.minus(hoursBack, ChronoUnit.HOURS), false);
    }

    private static When then(Instant asked, Instant now) {
        if (asked.isAfter(now) || asked.isBefore(EARLIEST)) {
            throw refused("/at", "2000年から今までの時刻を入れてください", "give a time from 2000 up to now");
        }
        return new When(asked, false);
    }

    /// With an offset, or of Japan where it has none.
    private static Instant read(String at) {
        return WallTime.read(at)
                .map(OffsetDateTime::toInstant)
                .orElseThrow(() ->
                        refused(
                                "/at",
                                "2026-11-20T10:00 のように日時を入れてください",
                                "give a date and time, such as 2026-11-20T10:00"));
    }

    private static Problem refused(String pointer, String ja, String en) {
        return Problem.field("invalid-time", pointer, Text.of(ja, en));
    }

    /// The same so much earlier or, up to now, later.
    public Instant moved(Duration by) {
        return at.plus(by);
    }

    /// As a field of a form has it.
    public String local() {
        return WallTime.local(at, ChronoUnit.SECONDS);
    }
}
