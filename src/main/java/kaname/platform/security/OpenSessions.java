package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Sessions for what outlives the request that opened it.
@Component
public class OpenSessions {

    private final SessionContexts contexts;
    private final SessionStore sessions;

    OpenSessions(SessionContexts contexts, SessionStore sessions) {
        this.contexts = contexts;
        this.sessions = sessions;
    }

    /// The session that the request was made in.
    public Optional<UUID> of(HttpServletRequest request) {
        return contexts.open(request).filter(SessionStore.Open::full).map(SessionStore.Open::id);
    }

    /// Those of them that are not over: one statement, however many.
    public Set<UUID> among(Collection<UUID> some) {
        return sessions.open(some);
    }
}
