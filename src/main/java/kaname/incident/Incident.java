package kaname.incident;

import java.time.Instant;
import java.util.UUID;

/// One dossier: what happened to whom, opened by its first report.
public record Incident(
        UUID id, String operator, String title, Kind kind, boolean exercise, Instant openedAt) {}
