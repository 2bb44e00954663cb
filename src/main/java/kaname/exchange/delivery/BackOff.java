package kaname.exchange.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When the next attempt is made: ten more within about 16 hours, the first ones quickly, for
/// clocks of hours run meanwhile. Pure.
final class BackOff {

    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    Duration.ofHours(8));

    private BackOff() {}

    /// How long to wait after that many attempts; empty: give up, a person has to act. `jitter`
    /// from 0 to 1 spreads what failed together by up to a fifth.
    static Optional<Duration> after(int attempts, double jitter) {
        if (attempts < 1 || attempts > STEPS.size()) {
            return Optional.empty();
        }
        Duration step = STEPS.get(attempts - 1);
        return Optional.of(step.plusMillis((long) (step.toMillis() * 0.2 * jitter)));
    }
}
