package kaname.exchange;

import java.time.LocalDate;
import java.util.Optional;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// That something was told to the house on a day, without a name and without an hour: whoever holds
/// the text can show that it is the one.
///
/// @param about what was told, as `near-miss`
/// @param sha256 of what only the one who told it knows
public record DatedReceipt(String format, String about, LocalDate on, Hash sha256, String keyId) {

    static final String FORMAT = "kaname-dated-receipt/1";
    private static final String TYPE = "kaname-dated-receipt+json";

    /// The receipt to read, the JWS that signs it and the key that checks it: a file to keep.
    public record Signed(DatedReceipt receipt, String text) {}

    private record Shown(
            String format, DatedReceipt statement, Object key, String jws, Text howToVerify) {}

    public static Signed sign(String about, LocalDate on, Hash sha256, Signer signer) {
        DatedReceipt receipt = new DatedReceipt(FORMAT, about, on, sha256, signer.keyId());
        Jws jws = signer.sign(TYPE, CanonicalJson.compact(receipt));
        return new Signed(
                receipt,
                CanonicalJson.text(
                        new Shown(
                                FORMAT,
                                receipt,
                                signer.verifyingKey().jwk(),
                                jws.compact(),
                                ReceiptFile.HOW_TO_VERIFY)));
    }

    static Verification verify(byte[] file, Optional<String> expectedKeyId) {
        try {
            JsonNode tree = CanonicalJson.parse(file);
            Optional<Jws> jws = Jws.of(tree.path("jws").asString(""));
            String readable = CanonicalJson.compact(tree.path("statement"));
            if (jws.isPresent()
                    && Seal.check(
                                    TYPE,
                                    tree.path("key").path("x").asString(""),
                                    jws.get(),
                                    Optional.of(readable))
                            instanceof Seal.Sound sound
                    && CanonicalJson.parse(sound.text()).equals(tree.path("statement"))) {
                return holds(
                        CanonicalJson.read(tree.path("statement"), DatedReceipt.class),
                        expectedKeyId);
            }
        } catch (JacksonException unreadable) {
            // said below
        }
        return new Verification.Breaks(
                Verification.Place.start(),
                Text.of("署名と中身が合いません。", "The signature does not fit what the file says."));
    }

    private static Verification holds(DatedReceipt receipt, Optional<String> expectedKeyId) {
        if (expectedKeyId.filter(expected -> !expected.equals(receipt.keyId())).isPresent()) {
            return new Verification.Breaks(
                    Verification.Place.start(),
                    Text.of("期待した鍵による署名ではありません。", "It was signed with another key than expected."));
        }
        return new Verification.Holds(
                java.util.List.of(
                        Text.of(
                                        "成り立ちます: {0} に届け出た記録です。だれが届け出たかは書かれていません。",
                                        "Holds: something was told on {0}. It does not say by"
                                                + " whom.")
                                .with(receipt.on().toString(), receipt.on().toString()),
                        Text.of(
                                        "鍵 {0}。発行元が公開する鍵と同じか確かめてください。",
                                        "Key {0}: compare it with the one that the issuer"
                                                + " publishes.")
                                .with(receipt.keyId(), receipt.keyId())));
    }
}
