package kaname.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals what the database keeps and must not tell whoever carries it away, under a key that stays
/// in the home.
@Component
public final class Vault {

    private final byte[] key;
    private final SealedBox box;

    Vault(Home home) {
        this.key = HexFormat.of().parseHex(home.secret("vault"));
        this.box = new SealedBox(key);
    }

    public byte[] seal(String purpose, byte[] plain) {
        return box.seal(purpose, plain);
    }

    /// @throws IllegalStateException if it was sealed elsewhere, for something else, or altered
    public byte[] open(String purpose, byte[] sealed) {
        try {
            return box.open(purpose, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret in the database does not belong to this home: " + purpose, e);
        }
    }

    /// What only this house can say of that text: HMAC-SHA256.
    public byte[] mark(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
