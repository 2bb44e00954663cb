package kaname.filing.mode;

import java.time.Instant;
import kaname.platform.Text;

/// What the coordinator said, and when.
public record Declared(
        Mode mode, boolean exercise, Instant at, Text organisation, String because) {}
