package kaname.situation.portal;

import java.time.Instant;
import java.util.UUID;

/// What somebody wrote to the coordinator.
public record Word(UUID id, Instant at, String text, boolean done) {}
