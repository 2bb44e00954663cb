package kaname.platform.security;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes guessing slow, on all nodes at once, without giving a guesser the power to lock anyone
/// out.
///
/// Attempts are counted for a login from one network, and more generously for the network as a
/// whole; a login by itself is never blocked, so its owner still gets in from elsewhere. A browser
/// that has signed in to the account before is counted by itself: nobody who guesses from the same
/// network can slow it down. What is remembered is forgotten after half an hour.
@Component
class SignInLimit {

    static final int FREE_FOR_LOGIN = 5;
    static final int FREE_FOR_NETWORK = 50;
    private static final String PURPOSE = "sign-in attempt";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SignInLimit(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /// Somebody who tries to get in as that login: from where, and with which device cookie.
    record Guest(String login, String address, Optional<String> device) {}

    /// Counts an attempt and says how long to wait before it may be made; zero: now. A refused
    /// attempt is not counted, so waiting always ends. Counted before the password is looked at:
    /// parallel guesses count too.
    Duration attempt(Guest guest) {
        boolean known = known(guest);
        return Duration.ofSeconds(
                jdbc.sql("select registry.attempt(?, ?::bytea, ?, ?, ?)")
                        .param(pair(guest, known))
                        .param(known ? null : network(guest))
                        .param(FREE_FOR_LOGIN)
                        .param(FREE_FOR_NETWORK)
                        .param(at(clock.instant()))
                        .query(Integer.class)
                        .single());
    }

    /// The right answer clears what was counted for this login from here.
    void succeeded(Guest guest) {
        boolean known = known(guest);
        jdbc.sql("select registry.attempt_succeeded(?, ?::bytea) is null")
                .param(pair(guest, known))
                .param(known ? null : network(guest))
                .query(Boolean.class)
                .single();
    }

    /// From now on that browser is known to the account.
    void remember(String device, UUID account) {
        jdbc.sql("select registry.device_keep(?, ?, ?) is null")
                .params(Secrets.hash(device), account, at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private boolean known(Guest guest) {
        return guest.device()
                .map(device ->
                        jdbc.sql("select registry.device_known(?, ?, ?)")
                                .params(Secrets.hash(device), guest.login(), at(clock.instant()))
                                .query(Boolean.class)
                                .single())
                .orElse(false);
    }

    private byte[] pair(Guest guest, boolean known) {
        return known
                ? vault.mark(
                        PURPOSE, "device " + guest.login() + " " + guest.device().orElseThrow())
                : vault.mark(PURPOSE, guest.login() + " " + network(guest.address()));
    }

    private byte @Nullable [] network(Guest guest) {
        return vault.mark(PURPOSE, network(guest.address()));
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// One IPv6 subscriber owns a /64 and could otherwise come from a new address for every guess.
    static String network(String address) {
        if (!address.contains(":") || address.contains("::ffff:")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
