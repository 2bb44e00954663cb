package kaname.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Where a page of a list ended, as `next` and links carry it: an instant and an id.
public record Cursor(Instant at, UUID id) {

    /// Stands for "no time": later than anything that happens, and still within the database's
    /// time.
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /// Empty for anything that no page of ours ended with.
    public static Optional<Cursor> read(String text) {
        try {
            int split = text.indexOf('_');
            Instant at = Instant.parse(text.substring(0, split));
            UUID id = UUID.fromString(text.substring(split + 1));
            boolean ours = !at.isBefore(Instant.EPOCH) && !at.isAfter(NEVER);
            return ours ? Optional.of(new Cursor(at, id)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// As [#read].
    ///
    /// @throws Problem 400 for anything that no page of ours ended with
    public static Cursor parse(String text) {
        return read(text)
                .orElseThrow(() ->
                        Problem.field(
                                "invalid-cursor",
                                "/after",
                                Text.of(
                                        "前の答えの next をそのまま使ってください",
                                        "use the next of an earlier answer as it is")));
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
