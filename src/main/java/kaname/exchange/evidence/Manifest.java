package kaname.exchange.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.PublicKeys;
import kaname.exchange.Receipt;
import kaname.exchange.Signed;
import kaname.exchange.Signer;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The signed list of what a pack holds, in order. Its own file comes first and is not in it.
record Manifest(
        String format,
        UUID incident,
        Receipt.Party operator,
        String title,
        boolean exercise,
        Instant issuedAt,
        String keyId,
        List<Entry> files) {

    static final String FILE = "manifest.json";
    static final String FORMAT = "kaname-evidence/1";
    static final String TYPE = "kaname-evidence+json";

    /// Part of format 1, as a receipt's wording is of its format.
    private static final Text HOW_TO_VERIFY =
            Text.of(
                    "Kaname をお持ちの場合は「kaname verify このZIP」。なくても確かめられます。jws は RFC 7515"
                            + " の署名(Ed25519)で、key がその公開鍵、本文は statement と同じ内容です。files の各 sha256"
                            + " を各ファイルと比べてください。鍵の拇印(kid)が発行元の /.well-known/jwks.json"
                            + " にあるものと同じであることを必ず確かめてください。",
                    "With Kaname: kaname verify THIS_ZIP. Without: jws is an RFC 7515 signature"
                        + " (Ed25519), key is its public key, and its payload says the same as"
                        + " statement. Compare each sha256 under files with the file. Always"
                        + " compare the thumbprint (kid) of the key with the one that the issuer"
                        + " publishes at /.well-known/jwks.json.");

    record Entry(String path, long bytes, Hash sha256) {
        static Entry of(StoredZip.Member member) {
            return new Entry(member.name(), member.content().length, Hash.sha256(member.content()));
        }
    }

    Manifest {
        files = List.copyOf(files);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("no manifest of the format " + FORMAT);
        }
    }

    byte[] signed(Signer signer, PublicKeys keys) {
        return text(Signed.by(signer, TYPE, this), keys.jwk(keyId));
    }

    private static byte[] text(Signed signed, Map<String, Object> key) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("statement", signed.statement());
        file.put("key", key);
        file.put("jws", signed.jws());
        file.put("howToVerify", HOW_TO_VERIFY);
        return CanonicalJson.text(file).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// @throws Damaged unless these are, to the byte, the text that was signed
    static Manifest read(byte[] text) {
        JsonNode tree = parsed(text);
        PublicKeys keys =
                PublicKeys.read(
                        CanonicalJson.parse("{\"keys\":[" + tree.path("key").toString() + "]}"));
        Signed signed =
                tree.path("jws")
                        .stringValueOpt()
                        .flatMap(jws -> Signed.read(TYPE, jws, keys))
                        .orElseThrow(() ->
                                new Damaged(
                                        FILE,
                                        Text.of(
                                                "署名が、添えられた公開鍵に合いません。署名か鍵が書き換えられています。",
                                                "The signature does not fit the key beside it: one"
                                                        + " of the two was altered.")));
        if (!Arrays.equals(text, issued(signed, keys))) {
            throw new Damaged(
                    FILE,
                    Text.of(
                            "署名は有効ですが、この一覧は署名されたものと違います。",
                            "The signature holds, but this list is not the one that was signed."));
        }
        return signed.as(Manifest.class)
                .filter(m -> m.keyId.equals(signed.keyId()))
                .orElseThrow(Manifest::another);
    }

    private static byte[] issued(Signed signed, PublicKeys keys) {
        try {
            return text(signed, keys.jwk(signed.keyId()));
        } catch (JacksonException e) {
            throw another();
        }
    }

    private static Damaged another() {
        return new Damaged(
                FILE,
                Text.of(
                        "署名は有効ですが、署名されたものは証拠一式の一覧(" + FORMAT + ")ではありません。",
                        "The signature holds, but what it signs is no list of an evidence pack ("
                                + FORMAT
                                + ")."));
    }

    private static JsonNode parsed(byte[] text) {
        try {
            return CanonicalJson.parse(text);
        } catch (JacksonException e) {
            throw new Damaged(FILE, Text.of("JSON として読めません。", "It can't be read as JSON."));
        }
    }
}
