package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// In which reports an item must be filled: from the phase `from` on, up to but not including
/// `until`. Both may be [Phase#NEVER]: an optional item starts never, most others never end.
public record Essential(Phase from, Phase until) {

    private static final String FROM = "essential";
    private static final String UNTIL = "until";

    public Essential {
        requireNonNull(from, FROM);
        requireNonNull(until, UNTIL);
        if (from != Phase.NEVER && until.compareTo(from) <= 0) {
            throw new IllegalArgumentException("until must be a later phase than essential");
        }
    }

    public boolean in(Phase phase) {
        return from.compareTo(phase) <= 0 && phase.compareTo(until) < 0;
    }

    /// Reads it off an item of a letter. A letter of an older day says no `until`.
    public static Essential of(JsonNode item) {
        return new Essential(
                Phase.valueOf(item.path(FROM).asString(Phase.NEVER.name())),
                Phase.valueOf(item.path(UNTIL).asString(Phase.NEVER.name())));
    }

    /// Writes it on an item of a letter.
    public void on(ObjectNode item) {
        item.put(FROM, from.name());
        if (until != Phase.NEVER) {
            item.put(UNTIL, until.name());
        }
    }
}
