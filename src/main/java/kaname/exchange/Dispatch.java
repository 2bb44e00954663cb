package kaname.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;

/// A report with the letters that it became, to be stored, entered in the ledger and receipted as
/// one. `document` is the report's canonical text; `at` is to the microsecond.
public record Dispatch(
        UUID incident,
        int report,
        Instant at,
        Receipt.Party operator,
        String title,
        boolean exercise,
        String document,
        List<Addressed> letters) {

    /// A letter with what the receipt says of it in words.
    public record Addressed(Letter letter, Text recipientName, Text article) {}

    public Dispatch {
        letters = List.copyOf(letters);
    }
}
