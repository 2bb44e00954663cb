package kaname.community.circle;

import java.time.Instant;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A wish to carry an entry into another circle, and what the circle that owns it said. `text` and
/// `title` are null where the entry was withdrawn since.
public record Crossing(
        UUID id,
        UUID entry,
        UUID thread,
        UUID destination,
        Text destinationName,
        Text asker,
        Instant askedAt,
        String reason,
        String consent,
        @Nullable Instant decidedAt,
        Marking marking,
        @Nullable String title,
        @Nullable String text) {

    public boolean open() {
        return consent.equals("asked");
    }

    public Text state() {
        return switch (consent) {
            case "given" -> Text.of("移しました", "Carried over");
            case "refused" -> Text.of("断りました", "Refused");
            default -> Text.of("答えを待っています", "Waits for an answer");
        };
    }
}
