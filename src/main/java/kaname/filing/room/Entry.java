package kaname.filing.room;

import java.time.Instant;
import java.util.UUID;
import kaname.exchange.Hash;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Something said in a room or put there: a message, the facts as they stood, a letter's words.
public record Entry(
        UUID id,
        String organisation,
        Text name,
        Instant at,
        String kind,
        Marking marking,
        @Nullable UUID letter,
        Text text) {

    static final String MESSAGE = "message";
    static final String FACTS = "facts";
    static final String LETTER = "letter";

    /// What the ledger keeps of it: SHA-256 over both languages with a line feed between.
    Hash hash() {
        return Hash.sha256(text.ja() + "\n" + text.en());
    }
}
