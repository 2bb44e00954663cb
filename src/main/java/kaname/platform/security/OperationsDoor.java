package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// The door of those who run the house: programs on this machine, and whoever has
/// `KANAME_METRICS_TOKEN`. Everyone else learns whether the house is well, and no more.
@Configuration(proxyBeanMethods = false)
class OperationsDoor {

    private static final int SHORTEST_TOKEN = 16;
    private static final String ROLE = "OPERATIONS";

    @Bean
    @Order(0)
    SecurityFilterChain operations(
            HttpSecurity http, Refuse refuse, @Value("${kaname.metrics-token:}") String token) {
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            throw new IllegalStateException("KANAME_METRICS_TOKEN needs 16 characters or more");
        }
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new Recognise(token), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(it ->
                        it.requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .hasRole(ROLE)
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(it ->
                        it.authenticationEntryPoint((request, response, _) ->
                                        refuse.machineWithoutToken(request, response))
                                .accessDeniedHandler(refuse::notPermitted))
                .build();
    }

    private static final class Recognise extends OncePerRequestFilter {

        private final String token;

        Recognise(String token) {
            this.token = token;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (isFromHere(request) || bearsToken(request)) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(
                                "operations",
                                null,
                                List.of(new SimpleGrantedAuthority("ROLE_" + ROLE))));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }

        /// Through a proxy on this machine everyone would come from here.
        private static boolean isFromHere(HttpServletRequest request) {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        }

        private boolean bearsToken(HttpServletRequest request) {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            return !token.isEmpty()
                    && header != null
                    && MessageDigest.isEqual(
                            header.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
        }
    }
}
