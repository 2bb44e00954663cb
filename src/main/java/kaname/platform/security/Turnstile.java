package kaname.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import kaname.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Slows whoever does something open to all too often, on all nodes at once: from one network, and
/// all together. Keeps marks that only this house can make, for half an hour, and no address.
@Component
public class Turnstile {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Turnstile(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /// Counts one and says how long to wait before it may be done; zero: now. What has to wait is
    /// not counted, so waiting always ends.
    ///
    /// @param freeForOne how often it may be done from one network before there is a wait
    public Duration enter(String purpose, String address, int freeForOne, int freeForAll) {
        return Duration.ofSeconds(
                jdbc.sql("select registry.attempt(?, ?, ?, ?, ?)")
                        .param(vault.mark(purpose, SignInLimit.network(address)))
                        .param(vault.mark(purpose, "all"))
                        .param(freeForOne)
                        .param(freeForAll)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single());
    }
}
