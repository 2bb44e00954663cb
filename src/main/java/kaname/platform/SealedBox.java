package kaname.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals bytes under one key: AES-256-GCM, the nonce in front. `purpose` is bound to the sealed
/// bytes, so that one secret can't be put in another's place.
public final class SealedBox {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /// @param key 32 bytes
    public SealedBox(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("AES-256 has a key of 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    public byte[] seal(String purpose, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, purpose, plain);
            byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE, sealed.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// @throws GeneralSecurityException if it was sealed with another key, for something else, or
    ///   altered
    public byte[] open(String purpose, byte[] sealed) throws GeneralSecurityException {
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                purpose,
                Arrays.copyOfRange(sealed, Math.min(NONCE, sealed.length), sealed.length));
    }

    private byte[] run(int mode, byte[] nonce, String purpose, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
    }
}
