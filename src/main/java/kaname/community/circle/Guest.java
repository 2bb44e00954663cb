package kaname.community.circle;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An invitation to read, and what became of it: every member sees it. `thread` null: the whole
/// circle. `title` is the thread's where it still has one.
public record Guest(
        UUID id,
        String organisation,
        Text name,
        @Nullable UUID thread,
        @Nullable String title,
        String reason,
        Instant invitedAt,
        Text inviter,
        @Nullable Instant revokedAt) {

    public boolean reading() {
        return revokedAt == null;
    }
}
