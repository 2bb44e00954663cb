package kaname.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;

/// What was accepted, as the operator can show it to anyone: the report, the letters that went out
/// with it, and the ledger entries that both were given in the same transaction.
///
/// `ledger` is the whole run that the report appended, so that each hash can be recomputed from the
/// receipt alone. Times are to the microsecond.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Receipt(
        String id,
        UUID incident,
        int report,
        Instant acceptedAt,
        Party operator,
        String title,
        boolean exercise,
        Hash reportSha256,
        List<Letter> letters,
        List<LedgerEntry> ledger,
        Optional<Issuer> issuer,
        String keyId) {

    public Receipt {
        letters = List.copyOf(letters);
        ledger = List.copyOf(ledger);
    }

    /// An organisation or a body, named as it was named on that day.
    public record Party(String id, Text name) {}

    /// Who runs the service that issued the receipt; `url` is where its key set is published.
    public record Issuer(String url, Text name) {}

    /// One letter; `contentSha256` is that of the UTF-8 bytes of its content as sent.
    public record Letter(
            UUID id,
            Party recipient,
            String regime,
            String stage,
            Text article,
            String form,
            Hash contentSha256,
            Instant sentAt) {}

    /// Receipts are named by what they attest: the incident and the number of the report.
    public static String id(UUID incident, int report) {
        return incident + "-" + report;
    }
}
