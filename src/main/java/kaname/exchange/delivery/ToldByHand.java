package kaname.exchange.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import kaname.platform.Text;

/// What the operator told an authority outside this house: by telephone, on paper. It is the
/// operator's word, set down at `recordedAt` and entered in the ledger; nobody here heard it.
public record ToldByHand(
        UUID id,
        Way way,
        Instant toldAt,
        String whoTookIt,
        String reference,
        String note,
        Instant recordedAt) {

    public enum Way {
        PHONE(Text.of("電話", "Telephone")),
        PERSON(Text.of("対面", "In person")),
        PAPER(Text.of("書面", "On paper")),
        FAX(Text.of("ファクス", "Fax")),
        MAIL(Text.of("メール", "E-mail"));

        private final Text label;

        Way(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What the ledger's hash is of.
    String statement(UUID letter) {
        return String.join(
                "\n",
                letter.toString(),
                way.id(),
                toldAt.toString(),
                whoTookIt,
                reference,
                note,
                recordedAt.toString());
    }
}
