package kaname.community.circle;

import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A circle as the caller may see it. What is marked above `ceiling` has no place in it. `office`
/// owns a CEPTOAR's circle; `beside` is the name of the CEPTOAR that an ISAC stands beside.
public record Circle(
        UUID id,
        CircleKind kind,
        Text name,
        Marking ceiling,
        @Nullable String office,
        @Nullable Text beside,
        @Nullable Origin origin,
        Standing standing,
        int members,
        int unread) {

    /// What a peer group came from; `id` names it where it was.
    public record Origin(String what, @Nullable String id) {}

    /// Where the caller stands: a member, a member that keeps the circle, invited to become one, a
    /// guest who was invited to read, or an office that may take its seat in the council.
    public enum Standing {
        STEWARD,
        MEMBER,
        INVITED,
        GUEST,
        OUTSIDE
    }

    public boolean inside() {
        return standing == Standing.STEWARD || standing == Standing.MEMBER;
    }

    public boolean kept() {
        return standing == Standing.STEWARD;
    }
}
