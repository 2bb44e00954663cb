package kaname.exchange.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What signs the messages to one webhook: HMAC-SHA256 over id, time and body, as Standard Webhooks
/// has it, so that the receiver can tell ours from anybody's and an old one from a new one.
final class SigningSecret {

    private static final int BYTES = 32;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key.clone();
    }

    static SigningSecret fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new SigningSecret(random);
    }

    static SigningSecret of(byte[] key) {
        return new SigningSecret(key);
    }

    /// Binds the sealed secret to its channel.
    static String purpose(UUID channel) {
        return "webhook " + channel;
    }

    byte[] bytes() {
        return key.clone();
    }

    /// As receivers are given it: `whsec_` and base64.
    String shown() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /// The value of `webhook-signature`.
    String signature(String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
