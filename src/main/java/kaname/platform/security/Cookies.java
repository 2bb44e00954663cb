package kaname.platform.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.platform.web.HostBound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookies of the door: out of reach of scripts and of other sites, bound to this host where
/// the way here is encrypted.
enum Cookies {
    /// The session; gone when the browser closes.
    SESSION("kaname", null),
    /// That this browser was here before; it opens nothing.
    DEVICE("kaname-device", Duration.ofDays(180)),
    /// What a passkey's challenge was made from.
    CHALLENGE("kaname-challenge", Duration.ofMinutes(10)),
    /// What an attempt at the provider was made from.
    PROVIDER("kaname-provider", Duration.ofMinutes(10));

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String name;
    private final @Nullable Duration age;

    Cookies(String name, @Nullable Duration age) {
        this.name = name;
        this.age = age;
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name(request))
                    && SECRET.matcher(cookie.getValue()).matches()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    void write(HttpServletRequest request, HttpServletResponse response, String secret) {
        add(request, response, secret, age == null ? Duration.ofSeconds(-1) : age);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", Duration.ZERO);
    }

    private void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String value,
            Duration maxAge) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(maxAge)
                        .build()
                        .toString());
    }

    private String name(HttpServletRequest request) {
        return HostBound.name(request, name);
    }
}
