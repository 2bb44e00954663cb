package kaname.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kaname.exchange.Verification.Breaks;
import kaname.exchange.Verification.Place;
import kaname.exchange.evidence.VerifyPack;
import kaname.platform.Text;

/// Checks a receipt, an evidence pack or a ledger export with nothing but the file: no server, no
/// database, no network.
public final class VerifyFile {

    private VerifyFile() {}

    /// Finds out which of them the file is, and whether it is to the byte what was issued.
    ///
    /// Without an expected key id the file is checked against the key that it brings along, which
    /// proves that it is whole but not who made it; the answer tells the reader to compare the
    /// thumbprint.
    public static Verification verify(byte[] file, Optional<String> expectedKeyId) {
        if (VerifyPack.isArchive(file)) {
            return VerifyPack.verify(file, expectedKeyId);
        }
        String text = new String(file, StandardCharsets.UTF_8);
        String firstLine = text.lines().findFirst().orElse("");
        if (firstLine.contains("\"exportedAt\"") || firstLine.contains(LedgerExport.FORMAT)) {
            return LedgerExport.verify(file, expectedKeyId);
        }
        if (text.contains(DatedReceipt.FORMAT)) {
            return DatedReceipt.verify(file, expectedKeyId);
        }
        if (text.contains("jws") || text.contains("kaname-receipt")) {
            return ReceiptFile.verify(file, expectedKeyId);
        }
        return new Breaks(
                Place.start(),
                Text.of(
                        "Kaname の受付証でも、証拠一式でも、台帳の写しでもありません。",
                        "This is neither a Kaname receipt nor an evidence pack nor an export of its"
                                + " ledger."));
    }
}
