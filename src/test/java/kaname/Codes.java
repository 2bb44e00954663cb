package kaname;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// Somebody's authenticator app.
public final class Codes {

    private Codes() {}

    public static String now(String written) {
        return at(written, Instant.now());
    }

    public static String at(String written, Instant when) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(written), "RAW"), when);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
