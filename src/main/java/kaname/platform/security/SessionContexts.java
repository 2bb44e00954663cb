package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Finds out who is asking when somebody wants to know, and not for every picture. Keeps nothing
/// between requests.
@Component
class SessionContexts implements SecurityContextRepository {

    private static final String OPEN = SessionContexts.class.getName() + ".open";

    private final SessionStore sessions;

    SessionContexts(SessionStore sessions) {
        this.sessions = sessions;
    }

    /// The session of this request, looked up once.
    Optional<SessionStore.Open> open(HttpServletRequest request) {
        if (request.getAttribute(OPEN) instanceof Optional<?> known) {
            return known.map(SessionStore.Open.class::cast);
        }
        Optional<SessionStore.Open> found = Cookies.SESSION.read(request).flatMap(sessions::find);
        request.setAttribute(OPEN, found);
        return found;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    /// {@inheritDoc}
    ///
    /// @deprecated as in Spring Security, which calls it no more
    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // a session begins and ends by Session alone
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return Cookies.SESSION.read(request).isPresent();
    }

    private SecurityContext context(HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        open(request)
                .filter(SessionStore.Open::full)
                .ifPresent(
                        open -> context.setAuthentication(Session.authentication(open.caller())));
        return context;
    }

    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @org.jspecify.annotations.Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                known = context(request);
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return !containsContext(request);
        }
    }
}
