package kaname.community.circle;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A thread of a circle. `title` is null once the entry that opened it was withdrawn; `unread` is
/// the caller's own.
public record Discussion(
        UUID id,
        UUID circle,
        @Nullable String title,
        Instant openedAt,
        Instant lastAt,
        int entries,
        boolean unread) {

    public Text heading() {
        return title == null ? Text.of("取り下げられた話題", "A withdrawn topic") : Text.same(title);
    }
}
