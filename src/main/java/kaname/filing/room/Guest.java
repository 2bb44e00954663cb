package kaname.filing.room;

import java.time.Instant;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One invitation and what became of it. `ended` says how: `left` or `revoked`.
public record Guest(
        String organisation,
        Text name,
        Instant invitedAt,
        @Nullable Instant joinedAt,
        @Nullable Instant endedAt,
        @Nullable String ended) {

    public boolean inside() {
        return joinedAt != null && endedAt == null;
    }

    public boolean waiting() {
        return joinedAt == null && endedAt == null;
    }

    public Text state() {
        if (endedAt != null) {
            return "revoked".equals(ended)
                    ? Text.of("取り消されました", "Put out")
                    : Text.of("退出しました", "Left");
        }
        return joinedAt == null ? Text.of("招待中", "Invited") : Text.of("参加中", "In the room");
    }
}
