package kaname.framework;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Text;

/// A change in a list: how it stands, and since when.
public record ChangeLine(
        UUID id, String title, Instant openedAt, Act standing, Instant since, Text organisation) {}
