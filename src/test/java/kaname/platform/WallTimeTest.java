package kaname.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T14:05",
                " 2026-11-23 14:05 ",
                "2026-11-23T14:05:00",
                "2026-11-23T14:05+09:00",
                "2026-11-23T05:05Z",
                "2026-11-23T05:05:00.000Z",
                "2026-11-22 21:05:00-08:00"
            })
    void isJapansUnlessItSaysItsOffset(String text) {
        assertThat(WallTime.read(text).map(OffsetDateTime::toInstant))
                .contains(Instant.parse("2026-11-23T05:05:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2026-11-23",
                "14:05",
                "2026-02-30T10:00",
                "2026-11-23T25:00"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(WallTime.read(text)).isEmpty();
    }

    @Test
    void aFieldTakesItBackAsItWasWritten() {
        Instant at = Instant.parse("2026-11-23T05:05:07.5Z");
        assertThat(WallTime.local(at, ChronoUnit.MINUTES)).isEqualTo("2026-11-23T14:05");
        assertThat(WallTime.local(at, ChronoUnit.SECONDS)).isEqualTo("2026-11-23T14:05:07");
        assertThat(
                        WallTime.read(WallTime.local(at, ChronoUnit.SECONDS))
                                .map(OffsetDateTime::toInstant))
                .contains(at.truncatedTo(ChronoUnit.SECONDS));
    }
}
