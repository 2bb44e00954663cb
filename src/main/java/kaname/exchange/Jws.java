package kaname.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The three parts of a compact JWS (RFC 7515), each in base64url.
record Jws(String header, String payload, String signature) {

    private static final int SIGNATURE = 86;

    /// Takes apart even what was damaged: the signature is the last 86 characters, the header ends
    /// at the first dot. Whether the parts mean anything is for others to find out.
    static Optional<Jws> of(String compact) {
        int end = compact.length() - SIGNATURE;
        if (end < 1) {
            return Optional.empty();
        }
        int dot = Math.max(0, compact.substring(0, end - 1).indexOf('.'));
        return Optional.of(
                new Jws(
                        compact.substring(0, dot),
                        compact.substring(Math.min(dot + 1, end - 1), end - 1),
                        compact.substring(end)));
    }

    /// The header is no choice of the signer: type and key decide it.
    static String header(String type, String keyId) {
        return "{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\",\"typ\":\"" + type + "\"}";
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Optional<byte[]> decode(String part) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String compact() {
        return header + "." + payload + "." + signature;
    }

    Optional<String> payloadText() {
        return decode(payload).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// The key that the header names, if the header can be read.
    Optional<String> keyId() {
        try {
            return decode(header)
                    .map(CanonicalJson::parse)
                    .flatMap(tree -> tree.path("kid").stringValueOpt());
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
