package kaname.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInLimitTest {

    private Instant now = Instant.parse("2026-11-23T05:05:00Z");
    private final SignInLimit limit =
            new SignInLimit(
                    new Clock() {
                        @Override
                        public ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            return this;
                        }

                        @Override
                        public Instant instant() {
                            return now;
                        }
                    });

    @Test
    void guessingGetsSlowerAndWaitingAlwaysEnds() {
        guess(SignInLimit.FREE_FOR_LOGIN, "desk", "192.0.2.1");

        var first = limit.attempt("desk", "192.0.2.1");
        assertThat(first).isPositive();
        now = now.plus(first);
        assertThat(limit.attempt("desk", "192.0.2.1")).isZero();
        assertThat(limit.attempt("desk", "192.0.2.1")).isGreaterThan(first);
        for (int i = 0; i < 40; i++) {
            var wait = limit.attempt("desk", "192.0.2.1");
            assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(15));
            now = now.plus(wait);
            limit.attempt("desk", "192.0.2.1");
        }
    }

    @Test
    void aGuesserCannotLockTheOwnerOut() {
        for (int i = 0; i < 200; i++) {
            limit.attempt("desk", "192.0.2.1");
        }

        assertThat(limit.attempt("desk", "198.51.100.7")).isZero();
    }

    @Test
    void oneAddressCannotTryEveryLogin() {
        for (int i = 0; i < SignInLimit.FREE_FOR_ADDRESS; i++) {
            assertThat(limit.attempt("login" + i, "192.0.2.1")).isZero();
        }

        assertThat(limit.attempt("another", "192.0.2.1")).isPositive();
    }

    @Test
    void anIpv6SubscriberIsOneAddress() {
        for (int i = 0; i < SignInLimit.FREE_FOR_LOGIN; i++) {
            assertThat(limit.attempt("desk", "2001:db8:0:1::" + (i + 1))).isZero();
        }

        assertThat(limit.attempt("desk", "2001:db8:0:1:ffff::9")).isPositive();
        assertThat(limit.attempt("desk", "2001:db8:0:2::1")).isZero();
    }

    @Test
    void theRightPasswordStartsOver() {
        guess(SignInLimit.FREE_FOR_LOGIN, "desk", "192.0.2.1");
        limit.succeeded("desk", "192.0.2.1");

        assertThat(limit.attempt("desk", "192.0.2.1")).isZero();
    }

    private void guess(int times, String login, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.attempt(login, address)).isZero();
        }
    }
}
