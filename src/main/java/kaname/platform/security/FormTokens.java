package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import kaname.platform.web.HostBound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Form tokens lie in a cookie, so that a form left open overnight can still be sent after its
/// session has ended.
@Component
final class FormTokens implements CsrfTokenRepository {

    private static final String COOKIE = "XSRF-TOKEN";

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return cookie(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        cookie(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookie(request).loadToken(request);
    }

    private static CookieCsrfTokenRepository cookie(HttpServletRequest request) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(HostBound.name(request, COOKIE));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }
}
