package kaname.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import kaname.platform.web.Refusals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Two doors: one for machines with tokens, one for people with sessions. Whatever is not named
/// here is shut.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class Security {

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";
    private static final String GUEST_AUTHORITY = "GUEST";

    /// What guests hold and callers do not.
    static final GrantedAuthority GUEST = new SimpleGrantedAuthority(GUEST_AUTHORITY);

    private static final String[] OPEN = {
        "/",
        "/sign-in",
        "/sign-in/code",
        "/sign-in/code/passkey",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/sign-in/provider",
        "/sign-in/provider/back",
        "/welcome/*",
        "/near-misses/ticket",
        "/near-misses/mine",
        "/near-misses/mine/*",
        "/channels/*/confirm/*",
        "/demo",
        "/demo/**",
        "/demo.json",
        "/language",
        "/kaname.css",
        "/kaname.js",
        "/passkeys.js",
        "/mark.svg",
        "/assets/**",
        "/webjars/**",
        "/problems/**",
        "/catalogue/**",
        "/history",
        "/history/*",
        "/public",
        "/public/**",
        "/.well-known/jwks.json",
        "/.well-known/kaname/**",
        "/error"
    };

    @Bean
    @Order(1)
    SecurityFilterChain machines(
            HttpSecurity http,
            Accounts accounts,
            GuestDoor guests,
            Refusals refusals,
            Refuse refuse) {
        return common(http)
                .securityMatcher("/api/**", "/taxii2/**", "/feeds/**", "/partner/**")
                .csrf(AbstractHttpConfigurer::disable) // a browser sends no bearer token by itself
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new BearerTokens(accounts, guests, refusals),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(it ->
                        it.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/api/openapi.json", "/feeds/**")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/taxii2/**") // some is public
                                .permitAll()
                                .requestMatchers("/partner/**")
                                .hasAuthority(GUEST_AUTHORITY)
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(it ->
                        it.authenticationEntryPoint((request, response, e) ->
                                        refuse.machineWithoutToken(request, response))
                                .accessDeniedHandler((request, response, e) ->
                                        refuse.notPermitted(request, response, e)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            CsrfTokenRepository formTokens,
            Refuse refuse,
            Refusals refusals,
            SessionContexts sessions,
            Leaving leaving,
            @Value("${kaname.second-factor:required}") String secondFactor) {
        if (secondFactor.equals("required")) {
            http.addFilterAfter(
                    new SecondFactorFirst(sessions, refusals), AuthorizationFilter.class);
        }
        return common(http)
                .csrf(it -> it.csrfTokenRepository(formTokens))
                .securityContext(it -> it.securityContextRepository(sessions))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(it ->
                        it.logoutUrl("/sign-out").logoutSuccessUrl("/").addLogoutHandler(leaving))
                .authorizeHttpRequests(it ->
                        it.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(it ->
                        it.authenticationEntryPoint((request, response, e) ->
                                        refuse.personWithoutSession(request, response))
                                .accessDeniedHandler((request, response, e) ->
                                        refuse.notPermitted(request, response, e)))
                .build();
    }

    private static HttpSecurity common(HttpSecurity http) {
        return http.headers(Security::headers)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(it -> it.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(it ->
                        it.policy(
                                "camera=(), geolocation=(), microphone=(), payment=(),"
                                        + " usb=(), browsing-topics=()"));
    }

    private static final RequestMatcher OPEN_TO_ALL =
            new OrRequestMatcher(
                    Arrays.stream(OPEN)
                            .map(PathPatternRequestMatcher.withDefaults()::matcher)
                            .map(RequestMatcher.class::cast)
                            .toList());

    /// Whether nobody has to be signed in to ask for that.
    static boolean isOpen(HttpServletRequest request) {
        return OPEN_TO_ALL.matches(request);
    }

    @Bean
    PasswordEncoder passwords() {
        return new BoundedEncoder();
    }

    /// Nobody signs in through Spring's own way; saying so keeps it from inventing a user.
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new ProviderNotFoundException("sign in at /sign-in");
        };
    }
}
