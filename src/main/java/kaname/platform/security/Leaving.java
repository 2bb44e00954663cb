package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/// Signing out ends the session for good, and the browser forgets what it has kept of this house.
@Component
class Leaving implements LogoutHandler {

    private final Session session;
    private final AtTheDoor history;

    Leaving(Session session, AtTheDoor history) {
        this.session = session;
        this.history = history;
    }

    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            history.note(caller.account(), AtTheDoor.What.SIGNED_OUT, Visit.of(request));
        }
        session.end(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }
}
