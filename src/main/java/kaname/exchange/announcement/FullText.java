package kaname.exchange.announcement;

import java.util.Optional;
import java.util.UUID;

/// A room above that keeps the whole of what an announcement tells of.
public interface FullText {

    /// The path where the whole is read; empty where the announcement's own text is all, or for
    /// whoever may not read it.
    Optional<String> of(UUID announcement);
}
