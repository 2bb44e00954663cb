package kaname.situation.next;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A service that is down, as a letter says.
///
/// @param service as a model calls it
/// @param known from when its operator knew of it
/// @param back when its operator expects it back; null where that was not said
public record Failing(
        String letter, String service, Instant since, Instant known, @Nullable Instant back) {}
