package kaname.platform.web;

import static kaname.platform.Language.EN;
import static kaname.platform.Language.JA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

    @Test
    void theYearIsSaidWhereItIsAnother() {
        var nagoya = Instant.parse("2023-08-03T15:00:00Z");
        var newYear = Instant.parse("2026-12-31T15:00:00Z");

        assertThat(Times.due(nagoya, NOW, JA)).isEqualTo("2023年8月3日(木) 24:00 JST");
        assertThat(Times.due(nagoya, NOW, EN)).isEqualTo("Thu 3 Aug 2023, 24:00 JST");
        assertThat(Times.time(newYear, NOW, JA)).isEqualTo("2027年1月1日(金) 00:00 JST");
        assertThat(Times.due(newYear, NOW, JA)).isEqualTo("2026年12月31日(木) 24:00 JST");
        assertThat(Times.time(newYear.minusSeconds(1), NOW, JA)).isEqualTo("12月31日(木) 23:59 JST");
    }

    @Test
    void timesAreTokyosWhereverTheServerStands() {
        var at = Instant.parse("2026-11-23T05:05:00Z");

        assertThat(Times.time(at, NOW, JA)).isEqualTo("11月23日(月) 14:05 JST");
        assertThat(Times.time(at, NOW, EN)).isEqualTo("Mon 23 Nov, 14:05 JST");
        assertThat(Times.full(at, JA)).isEqualTo("2026年11月23日(月) 14:05 JST");
        assertThat(Times.iso(at)).isEqualTo("2026-11-23T14:05:00+09:00");
    }

    @Test
    void dueAtMidnightReads24OfTheDayThatItEnds() {
        var midnight = Instant.parse("2026-11-25T15:00:00Z");

        assertThat(Times.due(midnight, NOW, JA)).isEqualTo("11月25日(水) 24:00 JST");
        assertThat(Times.due(midnight, NOW, EN)).isEqualTo("Wed 25 Nov, 24:00 JST");
        assertThat(Times.due(midnight.plusSeconds(60), NOW, JA)).isEqualTo("11月26日(木) 00:01 JST");
    }

    @ParameterizedTest
    @CsvSource({
        "P3DT4H59M, 残り 3日4時間, 3 d 4 h left",
        "PT47H59M59S, 残り 47時間59分, 47 h 59 min left",
        "PT23H12M59S, 残り 23時間12分, 23 h 12 min left",
        "PT1H5M, 残り 1時間05分, 1 h 05 min left",
        "PT10M, 残り 10分, 10 min left",
        "PT9M5S, 残り 9分05秒, 9 min 05 s left",
        "PT1S, 残り 0分01秒, 0 min 01 s left",
        "PT0S, 超過 0分, 0 min past due",
        "PT-59S, 超過 0分, 0 min past due",
        "PT-2H, 超過 2時間00分, 2 h 00 min past due",
    })
    void whatIsLeftIsNeverRoundedUp(java.time.Duration left, String ja, String en) {
        var now = Instant.parse("2026-11-23T05:05:00Z");

        assertThat(Times.left(now.plus(left), now, JA)).isEqualTo(ja);
        assertThat(Times.left(now.plus(left), now, EN)).isEqualTo(en);
    }

    @Test
    void aDutyWithoutANumberHasNoCountdownAndIsNeverPast() {
        var now = Instant.parse("2026-11-23T05:05:00Z");
        var promptly = DueClock.of(null, now, false);

        assertThat(promptly.state()).isEqualTo(DueClock.State.PROMPTLY);
        assertThat(promptly.counts()).isFalse();
        assertThat(promptly.headline(JA)).isEqualTo("速やかに");
        assertThat(DueClock.of(now.minusSeconds(1), now, false).state())
                .isEqualTo(DueClock.State.PAST);
        assertThat(DueClock.of(now.minusSeconds(1), now, true).state())
                .isEqualTo(DueClock.State.MET);
    }
}
