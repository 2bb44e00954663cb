package kaname.exchange.crossing;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import kaname.catalogue.Purpose;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A letter carried to another use (row O4). Nothing is opened before the operator has agreed,
/// where it has to be asked.
public record Crossing(
        UUID id,
        UUID letter,
        UUID incident,
        String operator,
        String organisation,
        Text organisationName,
        Instant at,
        Purpose purpose,
        Basis basis,
        String reason,
        Consent consent,
        @Nullable Instant decidedAt) {

    /// What it rests on. `power` is the catalogue's id of a statutory power that needs no consent.
    public record Basis(String instrument, String article, String source, @Nullable String power) {}

    /// What the operator said.
    public enum Consent {
        NOT_NEEDED(Text.of("同意は要らない", "no consent needed")),
        ASKED(Text.of("事業者の返事を待っている", "waits for the operator’s answer")),
        GIVEN(Text.of("事業者が同意した", "the operator agreed")),
        REFUSED(Text.of("事業者が断った", "the operator refused"));

        private final Text label;

        Consent(Text label) {
            this.label = label;
        }

        static Consent of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Text label() {
            return label;
        }
    }

    public boolean asked() {
        return consent == Consent.ASKED;
    }

    /// What the ledger's hash is of.
    String statement() {
        return String.join(
                "\n",
                id.toString(),
                letter.toString(),
                purpose.id(),
                basis.instrument(),
                basis.article(),
                basis.source(),
                basis.power() == null ? "" : basis.power(),
                reason,
                at.toString());
    }

    /// As [#statement], of the operator's answer.
    static String answer(UUID id, boolean agreed, Instant at) {
        return String.join("\n", id.toString(), agreed ? "given" : "refused", at.toString());
    }
}
