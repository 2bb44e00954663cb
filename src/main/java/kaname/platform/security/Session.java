package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Begins, renews and ends the session of a browser. Each beginning is a new secret and a new form
/// token; one that somebody planted before is worth nothing.
@Component
class Session {

    private final SessionStore sessions;
    private final CsrfTokenRepository formTokens;
    private final AtTheDoor history;

    Session(SessionStore sessions, CsrfTokenRepository formTokens, AtTheDoor history) {
        this.sessions = sessions;
        this.formTokens = formTokens;
        this.history = history;
    }

    void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            SessionStore.Entry entry) {
        leave(request);
        write(request, response, sessions.begin(caller.account(), entry, Visit.of(request)));
        history.note(caller.account(), AtTheDoor.What.SIGNED_IN, Visit.of(request));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(caller));
        SecurityContextHolder.setContext(context);
    }

    /// The password was right; nothing is open but the question for the second factor.
    void ask(HttpServletRequest request, HttpServletResponse response, UUID account) {
        leave(request);
        write(
                request,
                response,
                sessions.begin(account, SessionStore.Entry.PASSWORD, Visit.of(request)));
    }

    /// Its holder has proved to be it once more.
    void proved(HttpServletRequest request, HttpServletResponse response) {
        Cookies.SESSION
                .read(request)
                .flatMap(sessions::renew)
                .ifPresent(secret -> write(request, response, secret));
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        leave(request);
        Cookies.SESSION.clear(request, response);
    }

    private void leave(HttpServletRequest request) {
        Cookies.SESSION.read(request).ifPresent(sessions::end);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, String secret) {
        Cookies.SESSION.write(request, response, secret);
        formTokens.saveToken(null, request, response);
    }

    static Authentication authentication(Caller caller) {
        return UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
    }
}
