package kaname.situation.next;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What follows is told in times of the clock, narrows as operators say when they are back, and
/// names the return that helps most.
@Tag("G13")
class ForeseeTest {

    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

    private static final Model MODEL =
            ReadModel.of(
                    JsonMapper.shared()
                            .readTree(
                                    """
                                    {"services": [{"id": "grid"}, {"id": "port"}, {"id": "water"},
                                                  {"id": "care"}, {"id": "freight"}],
                                     "dependencies": [
                                       {"supplier": "grid", "consumer": "water", "bufferHours": 10},
                                       {"supplier": "water", "consumer": "care", "bufferHours": 20},
                                       {"supplier": "port", "consumer": "freight", "bufferHours": 60}]}
                                    """));

    private static Failing failing(String service, int hoursAgo, @Nullable Integer backInHours) {
        return new Failing(
                "letter-" + service,
                service,
                NOW.minus(Duration.ofHours(hoursAgo)),
                NOW.minus(Duration.ofHours(hoursAgo)),
                backInHours == null ? null : NOW.plus(Duration.ofHours(backInHours)));
    }

    private static FallsNext after(Failing failing) {
        return new Foresee(MODEL, NOW).after(List.of(failing)).get(failing.letter());
    }

    @Test
    void timesAreThoseOfTheClockAndWhatIsPastSaysSo() {
        FallsNext next = after(failing("grid", 12, null));
        assertThat(next.stops())
                .extracting(
                        stop -> stop.service().en(), FallsNext.Stop::middle, FallsNext.Stop::past)
                .containsExactly(
                        tuple("water", NOW.minus(Duration.ofHours(2)), true),
                        tuple("care", NOW.plus(Duration.ofHours(18)), false));
    }

    @Test
    void anExpectedReturnNarrowsWhatFollows() {
        assertThat(after(failing("grid", 2, 4)).stops())
                .as("back before the buffer ends")
                .isEmpty();
        assertThat(after(failing("grid", 2, 12)).stops())
                .extracting(stop -> stop.service().en())
                .containsExactly("water");
        assertThat(after(failing("grid", 12, -1)).stops())
                .as("was to be back an hour ago and is not: taken to come back now")
                .extracting(stop -> stop.service().en())
                .containsExactly("water");
    }

    @Test
    @Tag("H3")
    void theReturnThatSparesMostIsNamed() {
        List<Failing> both = List.of(failing("port", 1, null), failing("grid", 1, null));
        Relief relief = new Foresee(MODEL, NOW).relief(both).orElseThrow();
        assertThat(relief.letter()).isEqualTo("letter-grid");
        // grid itself 72 h, water from its tenth hour, care from its thirtieth, of 73
        assertThat(relief.spared()).isEqualTo(72 + 63 + 43);
        assertThat(new Foresee(MODEL, NOW).relief(both.subList(0, 1))).isEmpty();
    }
}
