package kaname.community.drill;

import java.time.Duration;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What one stage of a drill came to. Times run from being told to confirming; null where nobody
/// confirmed. `rate` is in whole per cent of those asked, those never told included.
public record StageFigures(
        UUID drill,
        Call.Stage stage,
        int asked,
        int told,
        int confirmed,
        @Nullable Duration median,
        @Nullable Duration ninetieth,
        @Nullable Duration slowest,
        @Nullable Text slowestName) {

    public int rate() {
        return asked == 0 ? 0 : (int) Math.floor(100.0 * confirmed / asked);
    }
}
