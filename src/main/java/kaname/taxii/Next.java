package kaname.taxii;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// The place where a page ended, as `next` carries it: the date of its last object. Nothing is kept
/// for it, so it can be used again, at any time, with any limit.
final class Next {

    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int LENGTH = 11;

    private Next() {}

    static String after(Instant added) {
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, added))
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws kaname.platform.Problem 400 for what no page of ours ended with
    static Instant read(String next) {
        try {
            if (next.length() == LENGTH) {
                long micros = ByteBuffer.wrap(Base64.getUrlDecoder().decode(next)).getLong();
                Instant place = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
                if (!place.isBefore(EARLIEST) && !place.isAfter(LATEST)) {
                    return place;
                }
            }
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException no) {
            throw Filters.wrong("next", "the next of an earlier answer");
        }
        throw Filters.wrong("next", "the next of an earlier answer");
    }
}
