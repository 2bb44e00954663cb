package kaname.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/// When a message is tried again.
class BackOffTest {

    @Test
    void triesTenTimesMoreWithinADayAndThenGivesUp() {
        List<Duration> waits = new ArrayList<>();
        for (int attempt = 1; BackOff.after(attempt, 0).isPresent(); attempt++) {
            waits.add(BackOff.after(attempt, 0).orElseThrow());
        }
        assertThat(waits).hasSize(10).isSorted();
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(12), Duration.ofHours(24));
        assertThat(waits.subList(0, 3).stream().reduce(Duration.ZERO, Duration::plus))
                .as("a server that restarts costs a few minutes of a clock of hours")
                .isLessThan(Duration.ofMinutes(5));
    }

    @Property(tries = 200)
    void spreadsByAFifthAtMost(@ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        for (int attempt = 1; attempt <= 10; attempt++) {
            Duration plain = BackOff.after(attempt, 0).orElseThrow();
            assertThat(BackOff.after(attempt, jitter).orElseThrow())
                    .isBetween(plain, plain.plus(plain.dividedBy(5)));
        }
    }
}
