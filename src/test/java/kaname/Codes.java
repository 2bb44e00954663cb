package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// Somebody's authenticator app.
public final class Codes {

    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([A-Z2-7]+)");

    private Codes() {}

    /// Adds codes to the account that the browser is signed in with.
    public static void addTo(Browser holder) {
        String page = holder.post("/account", "/account/codes", Map.of()).text();
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        holder.post(
                "/account", "/account/codes/confirmation", Map.of("code", now(secret.group(1))));
    }

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
