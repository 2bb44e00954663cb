package kaname.nearmiss;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/// The key of one side of the wall: a CEPTOAR office, or a reporter with a ticket. With the public
/// half anybody seals what that side alone opens: HPKE (RFC 9180) over X25519, HKDF-SHA256 and
/// AES-256-GCM, base mode.
final class WallKey {

    static final int PUBLIC_LENGTH = 32;
    private static final HPKE SUITE =
            new HPKE(
                    HPKE.mode_base,
                    HPKE.kem_X25519_SHA256,
                    HPKE.kdf_HKDF_SHA256,
                    HPKE.aead_AES_GCM256);
    private static final byte[] NOTHING = new byte[0];

    private final AsymmetricCipherKeyPair pair;

    private WallKey(AsymmetricCipherKeyPair pair) {
        this.pair = pair;
    }

    static WallKey fresh() {
        return new WallKey(SUITE.generatePrivateKey());
    }

    /// The same key for the same seed, of 32 bytes or more.
    static WallKey derived(byte[] seed) {
        return new WallKey(SUITE.deriveKeyPair(seed));
    }

    static WallKey of(byte[] privateKey, byte[] publicKey) {
        return new WallKey(SUITE.deserializePrivateKey(privateKey, publicKey));
    }

    byte[] publicKey() {
        return SUITE.serializePublicKey(pair.getPublic());
    }

    byte[] privateKey() {
        return SUITE.serializePrivateKey(pair.getPrivate());
    }

    /// @param purpose bound to the sealed bytes, as for what a passage is
    static byte[] seal(byte[] publicKey, String purpose, byte[] plain) {
        try {
            byte[][] sealed =
                    SUITE.seal(
                            SUITE.deserializePublicKey(publicKey),
                            bytes(purpose),
                            NOTHING,
                            plain,
                            null,
                            null,
                            null);
            byte[] both = Arrays.copyOf(sealed[1], PUBLIC_LENGTH + sealed[0].length);
            System.arraycopy(sealed[0], 0, both, PUBLIC_LENGTH, sealed[0].length);
            return both;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("an X25519 key can seal", e);
        }
    }

    /// Empty if it was sealed for another key, for something else, or altered.
    Optional<byte[]> open(String purpose, byte[] sealed) {
        try {
            return Optional.of(
                    SUITE.open(
                            Arrays.copyOf(sealed, PUBLIC_LENGTH),
                            pair,
                            bytes(purpose),
                            NOTHING,
                            Arrays.copyOfRange(sealed, PUBLIC_LENGTH, sealed.length),
                            null,
                            null,
                            null));
        } catch (InvalidCipherTextException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String purpose) {
        return purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
