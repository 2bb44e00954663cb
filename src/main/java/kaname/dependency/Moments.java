package kaname.dependency;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import kaname.platform.Problem;
import kaname.platform.Text;

/// A moment as a form or a link says it: Tokyo's wall time, or a time with its offset.
final class Moments {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private Moments() {}

    /// @throws Problem 400 that names the field, for what is no time or lies ahead
    static Instant read(String pointer, String text, Instant now) {
        try {
            String entered = text.strip().replace(' ', 'T');
            Instant at =
                    entered.length() <= 19
                            ? LocalDateTime.parse(entered).atZone(TOKYO).toInstant()
                            : OffsetDateTime.parse(entered).toInstant();
            if (!at.isAfter(now) && !at.isBefore(EARLIEST)) {
                return at.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException noTime) {
            // said below
        }
        throw Problem.field(
                "wrong-time",
                pointer,
                Text.of(
                        "2026-11-27T14:05 のように、いまより前の日時を書いてください（日本時間）",
                        "a time such as 2026-11-27T14:05 that is not ahead (Japan time)"));
    }

    /// As a field of a form takes it.
    static String local(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MINUTES), TOKYO).toString();
    }
}
