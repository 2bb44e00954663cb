package kaname.filing.closing;

import java.time.Instant;
import kaname.platform.Text;

/// One step: closed or reopened, when, by which desk, and why.
public record Closing(int number, boolean closed, Instant at, Text desk, String reason) {}
