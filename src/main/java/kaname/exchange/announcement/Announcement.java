package kaname.exchange.announcement;

import java.time.Instant;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An announcement as the caller may see it. `readAt` is the caller's own first look, `notedAt`
/// when its organisation took note; `supersededBy` is what took its place, `supersedes` what it
/// took the place of, if the caller may see that.
public record Announcement(
        UUID id,
        String sender,
        Text senderName,
        AnnouncementKind kind,
        @Nullable LegalBasis basis,
        String title,
        String text,
        Marking marking,
        boolean exercise,
        Instant releasedAt,
        int reached,
        @Nullable UUID supersedes,
        boolean withdraws,
        @Nullable Follower supersededBy,
        Seen seen) {

    /// What took its place, or took it back.
    public record Follower(UUID id, boolean withdraws) {}

    public record Seen(boolean received, @Nullable Instant readAt, @Nullable Instant notedAt) {}

    /// In how many organisations somebody opened it, and how many took note.
    public record Progress(int opened, int noted) {
        static final Progress NONE = new Progress(0, 0);
    }

    /// One organisation that it went to.
    public record Recipient(
            String organisation,
            Text name,
            @Nullable Instant openedAt,
            @Nullable Instant notedAt) {}
}
