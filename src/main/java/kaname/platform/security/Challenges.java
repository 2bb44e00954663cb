package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.LongStream;
import kaname.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a passkey is asked to sign: 32 bytes that only this house can make for this browser, this
/// purpose and these five to ten minutes. Nothing is kept before an answer holds, so asking fills
/// no table and any node can check; each is answered once.
@Component
class Challenges {

    private static final long WINDOW_SECONDS = 300;

    private final Vault vault;
    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(Vault vault, JdbcClient jdbc, Clock clock) {
        this.vault = vault;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    byte[] fresh(HttpServletRequest request, HttpServletResponse response, String purpose) {
        String secret = Secrets.fresh();
        Cookies.CHALLENGE.write(request, response, secret);
        return mark(purpose, window(), secret);
    }

    /// That challenge, if it was given to this browser for this purpose and is not too old.
    Optional<byte[]> given(HttpServletRequest request, String purpose, byte[] challenge) {
        return Cookies.CHALLENGE
                .read(request)
                .flatMap(secret ->
                        LongStream.of(window(), window() - 1)
                                .mapToObj(window -> mark(purpose, window, secret))
                                .filter(mark -> MessageDigest.isEqual(mark, challenge))
                                .findFirst());
    }

    /// True once for each.
    boolean spend(byte[] challenge) {
        return jdbc.sql("select registry.challenge_spend(?, ?)")
                .params(challenge, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private long window() {
        return clock.instant().getEpochSecond() / WINDOW_SECONDS;
    }

    private byte[] mark(String purpose, long window, String secret) {
        return vault.mark("passkey challenge " + purpose + " " + window, secret);
    }
}
