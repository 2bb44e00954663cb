package kaname.nearmiss;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import kaname.platform.Caller;
import kaname.platform.Vault;
import kaname.platform.web.HostBound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Keeps in the browser what no database may keep: a reporter's ticket, and an office's key while
/// it is open. The key is sealed by the house for that account and for eight hours, so the cookie
/// alone opens nothing.
@Component
class WallCookies {

    private static final String TICKET = "kaname-ticket";
    private static final String KEY = "kaname-office-key";
    private static final Duration OPEN = Duration.ofHours(8);

    private final Vault vault;
    private final OfficeKeys offices;
    private final Clock clock;

    WallCookies(Vault vault, OfficeKeys offices, Clock clock) {
        this.vault = vault;
        this.offices = offices;
        this.clock = clock;
    }

    Optional<Ticket> ticket(HttpServletRequest request) {
        return value(request, TICKET).flatMap(Ticket::of);
    }

    void remember(HttpServletRequest request, HttpServletResponse response, Ticket ticket) {
        write(request, response, TICKET, ticket.secret(), Duration.ofSeconds(-1));
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, TICKET, "", Duration.ZERO);
    }

    Optional<WallKey> key(HttpServletRequest request, Caller caller) {
        try {
            Optional<byte[]> opened =
                    value(request, KEY)
                            .map(Base64.getUrlDecoder()::decode)
                            .map(sealed -> vault.open(purpose(caller), sealed));
            if (opened.isEmpty() || until(opened.get()).isBefore(clock.instant())) {
                return Optional.empty();
            }
            byte[] privateKey = Arrays.copyOfRange(opened.get(), Long.BYTES, opened.get().length);
            return offices.find(caller.organisation())
                    .map(office -> WallKey.of(privateKey, office.publicKey().array()));
        } catch (IllegalArgumentException | IllegalStateException anothers) {
            return Optional.empty();
        }
    }

    private static Instant until(byte[] opened) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(opened).getLong());
    }

    void open(
            HttpServletRequest request, HttpServletResponse response, Caller caller, WallKey key) {
        byte[] secret = key.privateKey();
        byte[] both =
                ByteBuffer.allocate(Long.BYTES + secret.length)
                        .putLong(clock.instant().plus(OPEN).getEpochSecond())
                        .put(secret)
                        .array();
        String sealed =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(vault.seal(purpose(caller), both));
        write(request, response, KEY, sealed, Duration.ofSeconds(-1));
    }

    void shut(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, KEY, "", Duration.ZERO);
    }

    private static String purpose(Caller caller) {
        return "near-miss office key " + caller.organisation() + " " + caller.account();
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(HostBound.name(request, name)))
                .map(Cookie::getValue)
                .filter(value -> value.length() < 400)
                .findFirst();
    }

    private static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(HostBound.name(request, name), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
