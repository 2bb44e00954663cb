package kaname.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Counts those who were not let in, by page or by token: how many, never who.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SignInRefusals extends OncePerRequestFilter {

    private final Counter refused;

    SignInRefusals(MeterRegistry registry) {
        this.refused =
                Counter.builder("kaname.sign.in.refused")
                        .description("wrong passwords, wrong tokens, too many attempts")
                        .register(registry);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if ((response.getStatus() == 401 || response.getStatus() == 429) && knocked(request)) {
            refused.increment();
        }
    }

    private static boolean knocked(HttpServletRequest request) {
        boolean form =
                request.getMethod().equals("POST")
                        && request.getRequestURI().startsWith("/sign-in");
        return form || request.getHeader("Authorization") != null;
    }
}
