package kaname.situation.cause;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// What an organisation made of a group that was found.
///
/// @param members the phenomena that the group had then
public record Judgement(Verdict verdict, Set<UUID> members, String because, Instant at) {

    public enum Verdict {
        COMMON,
        UNRELATED,
        OPEN;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Judgement {
        members = Set.copyOf(members);
    }

    /// Still says what it said: nothing has joined since.
    boolean holdsFor(CommonCause cause) {
        return members.containsAll(cause.ids());
    }
}
