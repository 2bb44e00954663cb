package kaname.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import kaname.catalogue.Counting;
import kaname.catalogue.Limit;
import kaname.catalogue.Start;
import kaname.catalogue.Within;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {

    @ParameterizedTest(name = "{1} from {0} ends {2}: {3}")
    @CsvSource({
        // Civil Code 140 and 141: the first day does not count, the last counts to its end
        "2026-11-02T10:00:00+09:00, P3D, 2026-11-06T00:00:00+09:00, the day itself does not count",
        "2026-11-04T00:00:00+09:00, P2D, 2026-11-06T00:00:00+09:00, unless it starts at midnight",
        "2026-11-04T00:00:01+09:00, P2D, 2026-11-07T00:00:00+09:00, a second later it does not",
        "2026-11-04T23:59:59+09:00, P1D, 2026-11-06T00:00:00+09:00, one day runs to 24:00 of the"
                + " next",
        // the last day on which offices are closed moves on
        "2026-11-17T09:00:00+09:00, P3D, 2026-11-21T00:00:00+09:00, Friday stays",
        "2026-11-18T09:00:00+09:00, P3D, 2026-11-25T00:00:00+09:00, Saturday and the Monday"
                + " holiday",
        "2026-09-16T09:00:00+09:00, P3D, 2026-09-25T00:00:00+09:00, over the five days of"
                + " September",
        "2026-04-30T09:00:00+09:00, P3D, 2026-05-08T00:00:00+09:00, over the days of May",
        "2026-12-26T09:00:00+09:00, P3D, 2027-01-05T00:00:00+09:00, over the turn of the year",
        "2026-11-01T09:00:00+09:00, P30D, 2026-12-02T00:00:00+09:00, thirty days of November",
        // Civil Code 143: months by the calendar, to the day before the corresponding one
        "2026-01-14T09:00:00+09:00, P1M, 2026-02-17T00:00:00+09:00, to the 14th; a Saturday moves"
                + " to Monday",
        "2026-01-29T09:00:00+09:00, P1M, 2026-03-03T00:00:00+09:00, no 30 February: its last day is"
                + " a Saturday",
        "2026-01-30T09:00:00+09:00, P1M, 2026-03-03T00:00:00+09:00, no 31 February: its last day is"
                + " a Saturday",
        "2024-01-30T09:00:00+09:00, P1M, 2024-03-01T00:00:00+09:00, the last day of February in a"
                + " leap year",
        "2026-03-31T09:00:00+09:00, P1M, 2026-05-01T00:00:00+09:00, from the first of a month to"
                + " its end",
        "2026-03-30T09:00:00+09:00, P3M, 2026-07-01T00:00:00+09:00, 31 March to the end of June",
        "2026-02-28T12:00:00+09:00, P1M, 2026-04-01T00:00:00+09:00, 1 March to its end",
        // somebody elsewhere says the same instant
        "2026-11-03T15:00:00Z,      P2D, 2026-11-06T00:00:00+09:00, midnight in Japan said in UTC",
    })
    void periodsOfDaysAndMonthsAreCountedByTheCivilCode(
            OffsetDateTime start, String within, OffsetDateTime due, String because) {
        assertThat(due(start, within, Counting.JAPAN)).as(because).isEqualTo(due.toInstant());
    }

    @Test
    void hoursRunOnThroughEveryHoliday() {
        assertThat(due(OffsetDateTime.parse("2026-12-31T23:00:00+09:00"), "PT24H", Counting.JAPAN))
                .isEqualTo(Instant.parse("2027-01-01T14:00:00Z"));
        assertThat(
                        due(
                                OffsetDateTime.parse("2026-11-21T10:15:00+09:00"),
                                "PT72H",
                                Counting.ELAPSED))
                .isEqualTo(Instant.parse("2026-11-24T01:15:00Z"));
    }

    @Test
    void hoursAreElapsedTimeEvenWhenEuropesClocksChange() {
        assertThat(due(OffsetDateTime.parse("2026-10-24T12:00:00+02:00"), "PT24H", Counting.EUROPE))
                .isEqualTo(Instant.parse("2026-10-25T10:00:00Z"));
    }

    @Test
    void promptlyHasNoNumberAndIsNeverOverdue() {
        assertThat(due(Instant.now(), "promptly", Counting.JAPAN)).isEmpty();
    }

    @Test
    void theEndOfTheLastDayIsSaidAs24OClock() {
        Due due =
                due(
                                OffsetDateTime.parse("2026-11-17T09:00:00+09:00").toInstant(),
                                "P3D",
                                Counting.JAPAN)
                        .orElseThrow();

        assertThat(due.how().ja()).contains("2026-11-18", "2026-11-20", "24:00");
    }

    @Test
    void aMovedEndSaysWhichDayWasClosed() {
        Due due =
                due(
                                OffsetDateTime.parse("2026-11-18T09:00:00+09:00").toInstant(),
                                "P3D",
                                Counting.JAPAN)
                        .orElseThrow();

        assertThat(due.how().en()).contains("2026-11-21", "2026-11-24");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-23T12:00:00+02:00, P1M, EUROPE, 2026-11-24T00:00:00+01:00",
        "2026-01-31T12:00:00+01:00, P1M, EUROPE, 2026-03-03T00:00:00+01:00",
        "2026-11-20T12:00:00+08:00, P14D, SINGAPORE, 2026-12-05T00:00:00+08:00"
    })
    void abroadDaysEndByTheirOwnMidnight(
            OffsetDateTime start, String within, Counting counting, OffsetDateTime due) {
        assertThat(due(start, within, counting)).isEqualTo(due.toInstant());
    }

    private static Instant due(OffsetDateTime start, String within, Counting counting) {
        return due(start.toInstant(), within, counting).orElseThrow().at();
    }

    private static Optional<Due> due(Instant start, String within, Counting counting) {
        Within length = Within.parse(within);
        Limit limit = new Limit(new Start.Stated("aware_at"), length, counting, null, null, null);
        return Clock.due(start, limit, length, Calendars.of("DE"));
    }
}
