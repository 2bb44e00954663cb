package kaname.backup;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What opens a sealed backup: PBKDF2-HMAC-SHA256, 600 000 rounds (OWASP 2023). Of the 64 bytes
/// that come out the first half is the key; the second stands in the file, so that a wrong
/// passphrase is told from a damaged file.
public record Passphrase(String text) {

    static final int ROUNDS = 600_000;
    static final int SALT = 16;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SHORTEST = 12;
    private static final int HALF = 32;

    public Passphrase {
        if (text.length() < SHORTEST) {
            throw new Unfit("the passphrase needs " + SHORTEST + " characters or more");
        }
    }

    /// `check` in hexadecimal.
    record Derived(SecretKeySpec key, String check) {

        boolean fits(byte[] other) {
            return MessageDigest.isEqual(HexFormat.of().parseHex(check), other);
        }
    }

    Derived derive(ByteBuffer salt, int rounds) {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new Unfit("the file's beginning is damaged");
        }
        byte[] grains = new byte[SALT];
        salt.get(grains);
        try {
            byte[] both =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(
                                            text.toCharArray(), grains, rounds, 2 * HALF * 8))
                            .getEncoded();
            return new Derived(
                    new SecretKeySpec(both, 0, HALF, "AES"),
                    HexFormat.of().formatHex(both, HALF, 2 * HALF));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has PBKDF2", impossible);
        }
    }

    @Override
    public String toString() {
        return "Passphrase[…]";
    }
}
