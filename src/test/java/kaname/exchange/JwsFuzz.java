package kaname.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.List;
import kaname.exchange.proof.TreeHead;
import kaname.fuzz.FuzzTarget;

/// Nothing but what the key signed is read out of a JWS, whatever is changed about it.
final class JwsFuzz implements FuzzTarget {

    private static final Signer SIGNER = Issued.SIGNER;
    private static final String PAYLOAD =
            CanonicalJson.compact(
                    new TreeHead(
                            "kaname-tree-head/1",
                            3,
                            Hash.sha256("root"),
                            Instant.parse("2026-04-01T00:00:00Z"),
                            SIGNER.keyId()));
    private static final String WHOLE = SIGNER.sign("kaname-tree-head+json", PAYLOAD).compact();
    private static final PublicKeys KEYS = new PublicKeys(List.of(SIGNER.verifyingKey()));

    @Override
    public void take(byte[] input) {
        String compact = new String(input, US_ASCII);
        Jws.of(compact)
                .ifPresent(jws -> {
                    jws.keyId();
                    jws.payloadText();
                });
        TreeHead.SignedHead.read(compact, KEYS)
                .ifPresent(head ->
                        FuzzTarget.promise(
                                CanonicalJson.compact(head.head()).equals(PAYLOAD), compact));
        TreeHead.SignedHead.ofText(input, KEYS);
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                WHOLE,
                TreeHead.SignedHead.read(WHOLE, KEYS).orElseThrow().text(),
                Jws.encode("{\"alg\":\"none\"}") + "." + Jws.encode(PAYLOAD) + ".");
    }
}
