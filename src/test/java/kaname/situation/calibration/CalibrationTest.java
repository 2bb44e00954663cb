package kaname.situation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was foretold is set against what happened, tenth by tenth, and no case stands where there
/// was none.
@Tag("G13")
class CalibrationTest {

    private static final Calibration FOUND =
            Calibration.of(
                    List.of(
                            new Calibration.Counted("judged", 2, 20, 3, 3.0, 2.55),
                            new Calibration.Counted("judged", 10, 4, 4, 4.0, 0),
                            new Calibration.Counted("waiting", 10, 2, 1, 2.0, 0),
                            new Calibration.Counted("waiting", 1, 1, 0, 0.1, 0),
                            new Calibration.Counted("sooner", 5, 3, 1, 1.5, 0)));

    @Test
    void countsWhatWasAnsweredAndNamesWhatWasNot() {
        assertThat(FOUND.cases()).isEqualTo(24);
        assertThat(FOUND.happened()).isEqualTo(7);
        assertThat(FOUND.waiting()).isEqualTo(3);
        assertThat(FOUND.sooner()).isEqualTo(3);
    }

    @Test
    void eachTenthHasItsShareWithAnIntervalAndSaysWhereItHasFewCases() {
        assertThat(FOUND.bins()).hasSize(Calibration.BINS);
        Calibration.Bin second = FOUND.bins().get(1);
        assertThat(second.from()).isEqualTo(0.1);
        assertThat(second.foretold()).isEqualTo(0.15);
        var observed = second.observed();
        assertThat(observed).isNotNull();
        assertThat(observed.value()).isEqualTo(0.15);
        // Wilson for 3 of 20
        assertThat(observed.low()).isCloseTo(0.0524, within(0.0001));
        assertThat(observed.high()).isCloseTo(0.3604, within(0.0001));
        assertThat(second.few()).isFalse();
        assertThat(FOUND.bins().get(9).few()).isTrue();
        assertThat(FOUND.bins().get(4).observed()).isNull();
        assertThat(FOUND.bins().get(4).few()).isFalse();
    }

    @Test
    void theErrorIsTheMeanOfSquaresBesideThatOfTheShareAlone() {
        assertThat(FOUND.brier()).isCloseTo(2.55 / 24, within(1e-9));
        assertThat(FOUND.ofTheShare()).isCloseTo(7 / 24.0 * 17 / 24.0, within(1e-9));
    }

    @Test
    void theFileHasALineForEachTenth() {
        assertThat(FOUND.csv().lines().toList())
                .hasSize(1 + Calibration.BINS)
                .contains("0.1,0.2,20,3,0.1500,0.1500,0.0524,0.3604", "0.4,0.5,0,0,,,,");
    }
}
