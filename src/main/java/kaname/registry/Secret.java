package kaname.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// 256 random bits handed out once, as a link or a token. The house keeps only their SHA-256, so
/// neither a copy of the database nor the time that a look-up takes tells them.
public record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static Secret fresh(String prefix) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /// `kaname_`, 43 characters of chance and 8 of checksum (CRC-32), so that a scanner of leaked
    /// secrets knows one from what merely looks like it.
    static Secret token() {
        String text = fresh("kaname_").text();
        return new Secret(text + checksum(text));
    }

    static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
