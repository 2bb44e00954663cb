package kaname.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Makes guessing slow without giving a guesser the power to lock anyone out.
///
/// Attempts are counted for a login from one address, and more generously for the address as a
/// whole; a login by itself is never blocked, so its owner still gets in from elsewhere. What is
/// remembered is bounded.
@Component
class SignInLimit {

    static final int FREE_FOR_LOGIN = 5;
    static final int FREE_FOR_ADDRESS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGET = Duration.ofMinutes(30);
    private static final int REMEMBERED = 20_000;

    private record Attempts(int count, Instant last) {}

    private final Clock clock;
    private final Map<String, Attempts> attempts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
                    return size() > REMEMBERED;
                }
            };

    SignInLimit() {
        this(Clock.systemUTC());
    }

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    /// Counts an attempt and says how long to wait before it may be made; zero: now. A refused
    /// attempt is not counted, so waiting always ends. Counted before the password is looked at:
    /// parallel guesses count too.
    synchronized Duration attempt(String login, String address) {
        var now = clock.instant();
        String network = network(address);
        var wait =
                longer(
                        wait(pair(login, network), FREE_FOR_LOGIN, now),
                        wait(network, FREE_FOR_ADDRESS, now));
        if (wait.isZero()) {
            count(pair(login, network), now);
            count(network, now);
        }
        return wait;
    }

    /// The right password clears what was counted for this login from here.
    synchronized void succeeded(String login, String address) {
        String network = network(address);
        attempts.remove(pair(login, network));
        attempts.computeIfPresent(
                network,
                (key, before) ->
                        before.count() == 1
                                ? null
                                : new Attempts(before.count() - 1, before.last()));
    }

    private Duration wait(String key, int free, Instant now) {
        var before = attempts.get(key);
        if (before == null || before.count() < free) {
            return Duration.ZERO;
        }
        long delay = Math.min(LONGEST.toSeconds(), 1L << Math.min(before.count() - free, 20));
        var left = Duration.between(now, before.last().plusSeconds(delay));
        return left.isPositive() ? left : Duration.ZERO;
    }

    private void count(String key, Instant now) {
        attempts.merge(
                key,
                new Attempts(1, now),
                (before, first) ->
                        before.last().plus(FORGET).isBefore(now)
                                ? first
                                : new Attempts(before.count() + 1, now));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String pair(String login, String network) {
        return login + " " + network;
    }

    /// One IPv6 subscriber owns a /64 and could otherwise come from a new address for every guess.
    private static String network(String address) {
        if (!address.contains(":") || address.contains("::ffff:")) {
            return address;
        }
        try {
            byte[] bytes = java.net.InetAddress.ofLiteral(address).getAddress();
            return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
