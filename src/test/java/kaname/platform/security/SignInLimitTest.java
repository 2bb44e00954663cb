package kaname.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kaname.House;
import kaname.platform.Vault;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Guessing is slow on every node, and locks nobody out.
class SignInLimitTest {

    private static final House HOUSE = House.open();

    private final Shift shift = new Shift(Instant.parse("2030-11-23T05:05:00Z"));
    private final SignInLimit limit =
            new SignInLimit(HOUSE.bean(JdbcClient.class), HOUSE.bean(Vault.class), shift);
    private final String login = "desk-" + UUID.randomUUID();
    private final String network = "2001:db8:" + Integer.toHexString(login.hashCode() >>> 16);

    private SignInLimit.Guest from(String address) {
        return guest(login, address);
    }

    private static SignInLimit.Guest guest(String login, String address) {
        return new SignInLimit.Guest(login, address, Optional.empty());
    }

    private String place(int number) {
        return network + ":" + Integer.toHexString(number) + "::1";
    }

    @Test
    void guessingGetsSlowerAndWaitingAlwaysEnds() {
        guess(SignInLimit.FREE_FOR_LOGIN, from(place(1)));

        Duration first = limit.attempt(from(place(1)));
        assertThat(first).isPositive();
        shift.by(first);
        assertThat(limit.attempt(from(place(1)))).isZero();
        assertThat(limit.attempt(from(place(1)))).isGreaterThan(first);
        for (int i = 0; i < 20; i++) {
            Duration wait = limit.attempt(from(place(1)));
            assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(15));
            shift.by(wait);
            limit.attempt(from(place(1)));
        }
    }

    @Test
    void aGuesserCannotLockTheOwnerOut() {
        for (int i = 0; i < 60; i++) {
            limit.attempt(from(place(2)));
        }

        assertThat(limit.attempt(from(place(3)))).isZero();
    }

    @Test
    void aBrowserThatWasHereBeforeIsNotSlowedByGuessersBesideIt() {
        String person = Persons.of(HOUSE, "minato-terminal", "operator-desk");
        UUID account =
                HOUSE.database()
                        .asOwner()
                        .sql("select id from registry.account where login = ?")
                        .param(person)
                        .query(UUID.class)
                        .single();
        String device = Secrets.fresh();
        limit.remember(device, account);
        for (int i = 0; i < 60; i++) {
            limit.attempt(guest(person, place(4)));
        }

        var owner = new SignInLimit.Guest(person, place(4), Optional.of(device));
        guess(SignInLimit.FREE_FOR_LOGIN, guest("another", place(4)));
        var thief = new SignInLimit.Guest("another", place(4), Optional.of(device));
        assertThat(limit.attempt(owner)).isZero();
        assertThat(limit.attempt(thief)).as("a device is known for its own account").isPositive();
        guess(SignInLimit.FREE_FOR_LOGIN - 1, owner);
        assertThat(limit.attempt(owner)).as("but it has no free hand").isPositive();
    }

    @Test
    void oneNetworkCannotTryEveryLogin() {
        for (int i = 0; i < SignInLimit.FREE_FOR_NETWORK; i++) {
            assertThat(limit.attempt(guest(login + i, place(5)))).isZero();
        }

        assertThat(limit.attempt(guest(login + "x", place(5)))).isPositive();
    }

    @Test
    void anIpv6SubscriberIsOneNetwork() {
        for (int i = 0; i < SignInLimit.FREE_FOR_LOGIN; i++) {
            assertThat(limit.attempt(from(network + ":6::" + (i + 1)))).isZero();
        }

        assertThat(limit.attempt(from(network + ":6:ffff::9"))).isPositive();
        assertThat(limit.attempt(from(network + ":7::1"))).isZero();
    }

    @Test
    void theRightPasswordStartsOver() {
        guess(SignInLimit.FREE_FOR_LOGIN, from(place(8)));
        limit.succeeded(from(place(8)));

        assertThat(limit.attempt(from(place(8)))).isZero();
    }

    @Test
    void halfAnHourLaterItIsForgotten() {
        guess(SignInLimit.FREE_FOR_LOGIN, from(place(9)));
        shift.by(Duration.ofMinutes(31));

        guess(SignInLimit.FREE_FOR_LOGIN, from(place(9)));
    }

    private void guess(int times, SignInLimit.Guest guest) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.attempt(guest)).isZero();
        }
    }
}
