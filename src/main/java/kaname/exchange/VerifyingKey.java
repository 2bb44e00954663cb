package kaname.exchange;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// The public half of an Ed25519 key: its coordinate and its RFC 7638 thumbprint, both as
/// base64url.
record VerifyingKey(OctetKeyPairJsonWebKey key, String coordinate, String id) {

    static Optional<VerifyingKey> of(String coordinate) {
        try {
            byte[] point = Base64.getUrlDecoder().decode(coordinate);
            if (point.length != 32) {
                return Optional.empty();
            }
            String x = Base64.getUrlEncoder().withoutPadding().encodeToString(point);
            OctetKeyPairJsonWebKey key =
                    new OctetKeyPairJsonWebKey(Map.of("kty", "OKP", "crv", "Ed25519", "x", x));
            return Optional.of(
                    new VerifyingKey(key, x, key.calculateBase64urlEncodedThumbprint("SHA-256")));
        } catch (JoseException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /// Whether this key signed these parts.
    boolean signed(Jws jws) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
        signature.setKey(key.getPublicKey());
        try {
            signature.setCompactSerialization(jws.compact());
            return signature.verifySignature();
        } catch (JoseException unreadable) {
            return false;
        }
    }

    /// As it stands in files and in the published key set.
    Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("x", coordinate);
        jwk.put("kid", id);
        jwk.put("alg", "EdDSA");
        jwk.put("use", "sig");
        return jwk;
    }
}
