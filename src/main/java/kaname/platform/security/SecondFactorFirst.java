package kaname.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Paths;
import kaname.platform.web.Refusals;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Where the house asks for a second factor, an account without one first adds it. An operator’s
/// desk may report all the same: recovery comes first, and a phone left at home must not keep a
/// report from going out.
final class SecondFactorFirst extends OncePerRequestFilter {

    private static final Pattern ALWAYS = Pattern.compile("/account(/.*)?|/sign-out|/language");
    private static final Pattern TO_REPORT =
            Pattern.compile("/(report|incidents|receipts|live)(/.*)?");

    private final SessionContexts sessions;
    private final Refusals refusals;

    SecondFactorFirst(SessionContexts sessions, Refusals refusals) {
        this.sessions = sessions;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (open(request)) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("GET")) {
            response.setStatus(303);
            response.setHeader(HttpHeaders.LOCATION, "/account?first=1");
        } else {
            refusals.write(
                    request,
                    response,
                    Problem.of(
                            403,
                            "second-factor-first",
                            Text.of(
                                    "先に /account でパスキーか確認コードを登録してください",
                                    "Add a passkey or codes at /account first")));
        }
    }

    private boolean open(HttpServletRequest request) {
        String path = Paths.of(request);
        if (Security.isOpen(request) || ALWAYS.matcher(path).matches()) {
            return true;
        }
        Optional<SessionStore.Open> session = sessions.open(request);
        return session.isEmpty()
                || session.get().factor()
                || (session.get().caller().isOperator() && TO_REPORT.matcher(path).matches());
    }
}
