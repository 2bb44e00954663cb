package kaname.community.drill;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A contact drill as the caller may see it. `own` is the caller's own place in it; null for who
/// started it.
public record Drill(
        UUID id,
        String starter,
        Text starterName,
        String title,
        String text,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean started,
        @Nullable Call own) {

    public boolean running() {
        return endedAt == null;
    }

    /// Whether it waits for the caller's click.
    public boolean waits() {
        return running() && own != null && own.told() && !own.confirmed();
    }
}
