package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import kaname.platform.Caller;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Begins a signed-in session: a new session id, a new form token, eight hours without a sign of
/// life.
@Component
class Session {

    private static final Duration SHIFT = Duration.ofHours(8);

    private final HttpSessionSecurityContextRepository contexts =
            new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository formTokens;

    Session(CsrfTokenRepository formTokens) {
        this.formTokens = formTokens;
    }

    void begin(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        var authentication = authentication(caller);
        request.getSession().setMaxInactiveInterval((int) SHIFT.toSeconds());
        request.changeSessionId(); // an id that someone planted before is worth nothing
        formTokens.saveToken(null, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    static Authentication authentication(Caller caller) {
        return UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
    }
}
