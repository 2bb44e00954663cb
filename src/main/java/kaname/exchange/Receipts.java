package kaname.exchange;

import java.util.Optional;

/// Issues receipts.
public final class Receipts {

    private Receipts() {}

    /// What a receipt that the house itself keeps attests.
    public static Receipt read(String document) {
        return CanonicalJson.read(CanonicalJson.parse(document).path("statement"), Receipt.class);
    }

    /// The text of `receipt.json`, ready to be stored and handed out as UTF-8; the same receipt and
    /// key give the same text.
    ///
    /// @throws IllegalArgumentException if the receipt names another key or disagrees with its own
    ///   ledger entries: a receipt that would not verify is never issued
    public static String issue(Receipt receipt, Signer signer) {
        if (!receipt.keyId().equals(signer.keyId())) {
            throw new IllegalArgumentException("the receipt names the key " + receipt.keyId());
        }
        Optional<Consistency.Flaw> flaw = Consistency.flaw(receipt);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException(flaw.get().pointer() + ": " + flaw.get().why().en());
        }
        return ReceiptFile.write(receipt, signer);
    }
}
