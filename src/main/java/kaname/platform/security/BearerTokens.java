package kaname.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaname.platform.Guest;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Refusals;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// `Authorization: Bearer …` (RFC 6750); TAXII's clients may send a token as `Token …`, or as the
/// password of HTTP Basic. The house keeps only the SHA-256 of a token.
class BearerTokens extends OncePerRequestFilter {

    private final Accounts accounts;
    private final GuestDoor guests;
    private final Refusals refusals;

    BearerTokens(Accounts accounts, GuestDoor guests, Refusals refusals) {
        this.accounts = accounts;
        this.guests = guests;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        var presented = PresentedToken.read(header, Scope.speaksBasic(request.getServletPath()));
        var guest = presented.flatMap(token -> guest(token, request));
        if (guest.isPresent()) {
            enter(
                    UsernamePasswordAuthenticationToken.authenticated(
                            guest.get(), null, List.of(Security.GUEST)));
            chain.doFilter(request, response);
            return;
        }
        var holder = presented.flatMap(token -> holder(token, request.getRemoteAddr()));
        if (holder.isEmpty()) {
            Refuse.challenge(request, response, ", error=\"invalid_token\"");
            refusals.write(request, response, 401);
            return;
        }
        Scope needed = Scope.needed(request.getMethod(), request.getServletPath());
        if (!holder.get().scopes().contains(needed)) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"kaname\", error=\"insufficient_scope\", scope=\""
                            + needed.id()
                            + "\"");
            refusals.write(request, response, missing(needed));
            return;
        }
        enter(Session.authentication(holder.get().caller()));
        chain.doFilter(request, response);
    }

    private static void enter(Authentication authentication) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }

    private Optional<Guest> guest(PresentedToken presented, HttpServletRequest request) {
        return Scope.isForGuests(request.getMethod(), request.getServletPath())
                        && presented.token().startsWith(GuestDoor.PREFIX)
                ? guests.byToken(Secrets.hash(presented.token()), request.getRemoteAddr())
                        .filter(guest -> presented.isOf(guest.id(), guest::id))
                : Optional.empty();
    }

    private Optional<Accounts.Holder> holder(PresentedToken presented, String origin) {
        return accounts.byToken(Secrets.hash(presented.token()), Instant.now(), origin)
                .filter(holder ->
                        presented.isOf(
                                holder.caller().organisation(),
                                () -> accounts.login(holder.caller().account())));
    }

    private static Problem missing(Scope needed) {
        return new Problem(
                403,
                "missing-scope",
                Text.of("このトークンにはできない操作です", "This token may not do that"),
                List.of(
                        new Problem.Field(
                                "/scope",
                                Text.of(
                                                "範囲「{0}」のあるトークンを使ってください。",
                                                "Use a token with the scope “{0}”.")
                                        .with(needed.id()))));
    }
}
