package kaname.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// A moment as people write it: Japan's wall time, such as `2026-11-23 14:05`, or a time that says
/// its offset.
public final class WallTime {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Pattern OFFSET = Pattern.compile("T.*(Z|[+-]\\d\\d(:?\\d\\d)?)$");

    private WallTime() {}

    /// None for what is no time.
    public static Optional<OffsetDateTime> read(String text) {
        String entered = text.strip().replace(' ', 'T');
        try {
            return Optional.of(
                    OFFSET.matcher(entered).find()
                            ? OffsetDateTime.parse(entered)
                            : LocalDateTime.parse(entered).atZone(JAPAN).toOffsetDateTime());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// To the minute or second, as a field of a form takes it.
    public static String local(Instant at, ChronoUnit to) {
        return LocalDateTime.ofInstant(at, JAPAN).truncatedTo(to).toString();
    }
}
