package kaname.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.platform.Caller;
import kaname.platform.web.Refusals;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// `Authorization: Bearer …` (RFC 6750). The house keeps only the SHA-256 of a token.
class BearerTokens extends OncePerRequestFilter {

    private static final Pattern BEARER =
            Pattern.compile("(?i)bearer +([A-Za-z0-9._~+/-]{16,200}=*)");

    private final Accounts accounts;
    private final Refusals refusals;

    BearerTokens(Accounts accounts, Refusals refusals) {
        this.accounts = accounts;
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
        var caller = caller(header);
        if (caller.isEmpty()) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"kaname\", error=\"invalid_token\"");
            refusals.write(request, response, 401);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Session.authentication(caller.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(String header) {
        var bearer = BEARER.matcher(header.strip());
        return bearer.matches()
                ? accounts.byToken(Secrets.hash(bearer.group(1)), Instant.now())
                        .map(Accounts.Account::caller)
                : Optional.empty();
    }
}
