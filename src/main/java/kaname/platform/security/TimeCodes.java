package kaname.platform.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// Codes that change every 30 seconds (RFC 6238: HMAC-SHA1, six digits). A clock may be one step
/// off.
final class TimeCodes {

    static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final int DRIFT = 1;
    private static final int QUIET_ZONE = 2;

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    /// The step that a code belongs to; empty if it is none of now.
    OptionalLong step(byte[] secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            if (code(secret, Instant.ofEpochSecond(step * STEP_SECONDS)).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    String code(byte[] secret, Instant at) {
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(secret, codes.getAlgorithm()), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e); // any bytes are a key of HMAC
        }
    }

    /// As people type it into an app.
    static String written(byte[] secret) {
        return new Base32().encodeToString(secret).replace("=", "");
    }

    /// As an app reads it: `otpauth://totp/…`.
    static String address(byte[] secret, String login) {
        return "otpauth://totp/Kaname:%s?secret=%s&issuer=Kaname"
                .formatted(URLEncoder.encode(login, StandardCharsets.UTF_8), written(secret));
    }

    /// A QR code as the path of an SVG whose unit is one module.
    static Picture picture(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Picture(code.size + 2 * QUIET_ZONE, path.toString());
    }

    record Picture(int size, String path) {}
}
