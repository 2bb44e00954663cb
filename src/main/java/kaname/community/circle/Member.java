package kaname.community.circle;

import java.time.Instant;
import java.time.LocalDate;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One who sits in a circle or was invited to. `freshness` only where the caller may know it: a
/// CEPTOAR's office of all, a member of itself.
public record Member(
        String organisation,
        Text name,
        boolean steward,
        boolean hidden,
        Instant invitedAt,
        @Nullable Instant joinedAt,
        @Nullable Freshness freshness) {

    /// The latest day to which one of its contacts is valid.
    public record Freshness(State state, @Nullable LocalDate expiresOn) {}

    /// How far a contact can be relied on.
    public enum State {
        FRESH(Text.of("連絡先は有効", "Contact valid")),
        SOON(Text.of("連絡先がまもなく期限切れ", "Contact expires soon")),
        EXPIRED(Text.of("連絡先が期限切れ", "Contact expired")),
        MISSING(Text.of("連絡先の登録なし", "No contact registered"));

        private final Text label;

        State(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }
    }

    public boolean waiting() {
        return joinedAt == null;
    }

    public boolean dead() {
        return freshness != null
                && (freshness.state() == State.EXPIRED || freshness.state() == State.MISSING);
    }

    public boolean ageing() {
        return freshness != null && freshness.state() != State.FRESH;
    }
}
