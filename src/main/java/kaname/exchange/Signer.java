package kaname.exchange;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Signs receipts, tree heads and exports with one Ed25519 key (RFC 8037); [KeyRing] knows which.
///
/// Whoever holds the key file can issue receipts in the house's name: keep a copy as safe as the
/// database's.
public final class Signer {

    private static final String FROM = "from";

    private final PublicJsonWebKey key;
    private final VerifyingKey verifying;

    private Signer(PublicJsonWebKey key) {
        this.key = key;
        Map<String, Object> parts = key.toParams(OutputControlLevel.PUBLIC_ONLY);
        this.verifying =
                VerifyingKey.of(String.valueOf(parts.get("x")))
                        .orElseThrow(() -> new IllegalStateException("not an Ed25519 key"));
    }

    /// The key that signs in that home; see [KeyRing#inHome].
    public static Signer inHome(Path home) {
        return KeyRing.inHome(home).current();
    }

    /// A key that lives as long as the process.
    public static Signer passing() {
        return new Signer(generate());
    }

    /// The RFC 7638 thumbprint (SHA-256, base64url) of the public key.
    public String keyId() {
        return verifying.id();
    }

    /// Since when the key signs, if its file says so.
    @Nullable Instant from() {
        try {
            String from = key.getOtherParameterValue(FROM, String.class);
            return from == null ? null : Instant.parse(from);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    VerifyingKey verifyingKey() {
        return verifying;
    }

    Jws sign(String type, String text) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setKey(key.getPrivateKey());
        signature.setPayload(text);
        try {
            signature.getHeaders().setFullHeaderAsJsonString(Jws.header(type, keyId()));
            return Jws.of(signature.getCompactSerialization()).orElseThrow();
        } catch (JoseException e) {
            throw new IllegalStateException("the JDK refuses to sign", e);
        }
    }

    /// @throws IllegalStateException if this is no Ed25519 key pair
    static Signer of(String jwk, String where) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(jwk);
            if (key instanceof OctetKeyPairJsonWebKey && key.getPrivateKey() != null) {
                return new Signer(key);
            }
        } catch (JoseException e) {
            throw new IllegalStateException("the signing key can't be read: " + where, e);
        }
        throw new IllegalStateException("the signing key is no Ed25519 key pair: " + where);
    }

    private static OctetKeyPairJsonWebKey generate() {
        try {
            return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        } catch (JoseException e) {
            throw new IllegalStateException("the JDK has no Ed25519", e);
        }
    }

    /// A new key pair as it stands in its file.
    static String newKey(Instant from) {
        OctetKeyPairJsonWebKey key = generate();
        key.setOtherParameter(FROM, from.truncatedTo(ChronoUnit.MICROS).toString());
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }
}
