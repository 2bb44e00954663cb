package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The way to the provider and back, for one browser: where to go, and what an answer belongs to.
@Component
class ProviderDoor {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Provider provider;
    private final Challenges challenges;
    private final Vault vault;
    private final Clock clock;

    ProviderDoor(Provider provider, Challenges challenges, Vault vault, Clock clock) {
        this.provider = provider;
        this.challenges = challenges;
        this.vault = vault;
        this.clock = clock;
    }

    /// @param account whose attempt it is; null for signing in
    URI begin(
            HttpServletRequest request,
            HttpServletResponse response,
            ProviderAttempt.Purpose purpose,
            @Nullable UUID account,
            String back)
            throws ProviderAway {
        var attempt = new ProviderAttempt(Secrets.fresh(), purpose, clock.instant(), account, back);
        URI there = provider.ask(attempt);
        Cookies.PROVIDER.write(request, response, attempt.cookie());
        return there;
    }

    /// What that state was begun for by this browser, within ten minutes, once.
    Optional<ProviderAttempt> end(
            HttpServletRequest request, HttpServletResponse response, String state) {
        Optional<ProviderAttempt> attempt =
                Cookies.PROVIDER
                        .read(request)
                        .flatMap(cookie -> ProviderAttempt.read(vault, cookie, state))
                        .filter(it -> it.at().plus(LONGEST).isAfter(clock.instant()))
                        .filter(it -> challenges.spend(Secrets.hash(it.cookie())));
        attempt.ifPresent(_ -> Cookies.PROVIDER.clear(request, response));
        return attempt;
    }
}
