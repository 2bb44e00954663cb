package kaname.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.catalogue.ClockRule;
import kaname.catalogue.Condition;
import kaname.catalogue.Counting;
import kaname.catalogue.Facts;
import kaname.catalogue.Limit;
import kaname.catalogue.Limit.After;
import kaname.catalogue.Start;
import kaname.catalogue.Within;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clocks of several limits, with DORA's first report as the case that vendors get wrong.
class ClockReadingTest {

    private static final Limit FOUR_HOURS = limit("classified_at", "PT4H", null);

    /// At most 24 hours from awareness, where the classification comes within them.
    private static final Limit DAY =
            limit(
                    "aware_at",
                    "PT24H",
                    new Condition.ComparesTimes(
                            "classified_at",
                            Condition.Comparison.AT_MOST,
                            "aware_at",
                            java.time.Duration.ofHours(24)));

    private static final ClockRule DORA =
            rule(ClockRule.Of.EARLIEST, ClockRule.ClosedDay.NOON_NEXT_WORKING_DAY, FOUR_HOURS, DAY);

    @ParameterizedTest(name = "aware {0}, classified {1}: due {2}")
    @CsvSource({
        "2026-11-24T09:00:00+01:00, 2026-11-24T10:00:00+01:00, 2026-11-24T14:00:00+01:00",
        "2026-11-24T09:00:00+01:00, 2026-11-25T04:59:59+01:00, 2026-11-25T08:59:59+01:00",
        "2026-11-24T09:00:00+01:00, 2026-11-25T05:00:01+01:00, 2026-11-25T09:00:00+01:00",
        "2026-11-24T09:00:00+01:00, 2026-11-25T09:00:00+01:00, 2026-11-25T09:00:00+01:00",
        // classified after the 24 hours: four hours from then
        "2026-11-24T09:00:00+01:00, 2026-11-25T09:00:01+01:00, 2026-11-25T13:00:01+01:00",
        // not classified yet
        "2026-11-24T09:00:00+01:00, , 2026-11-25T09:00:00+01:00",
        // a limit that falls on a Saturday or Sunday may be met by noon on Monday
        "2026-11-27T09:00:00+01:00, 2026-11-27T19:59:00+01:00, 2026-11-27T23:59:00+01:00",
        "2026-11-27T09:00:00+01:00, 2026-11-27T20:01:00+01:00, 2026-11-30T12:00:00+01:00",
        "2026-11-27T23:00:00+01:00, , 2026-11-30T12:00:00+01:00",
        // summer time ends on 25 October 2026, a Sunday
        "2026-10-24T03:00:00+02:00, , 2026-10-26T12:00:00+01:00",
    })
    void theEarlierOfTwoLimitsCounts(
            OffsetDateTime aware, @Nullable OffsetDateTime classified, OffsetDateTime due) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("aware_at", aware.toInstant());
        if (classified != null) {
            facts.put("classified_at", classified.toInstant());
        }

        assertThat(read(DORA, facts).dueAt()).hasValue(due.toInstant());
    }

    @Test
    void aLimitThatHasNotStartedIsNamedAsWhatCouldComeFirst() {
        ClockReading reading =
                read(DORA, Map.of("aware_at", Instant.parse("2026-11-24T09:00:00Z")));

        assertThat(reading.notes())
                .extracting(Text::en)
                .containsExactly("It may fall due earlier: wait for classified_at");
        assertThat(reading.limit()).isEqualTo(DAY);
    }

    @Test
    void theLaterOfTwoLimitsIsOpenUntilBothRun() {
        ClockRule later =
                rule(
                        ClockRule.Of.LATEST,
                        null,
                        limit("aware_at", "PT6H", null),
                        limit("restored_at", "PT2H", null));
        Instant aware = Instant.parse("2026-11-24T00:00:00Z");

        assertThat(read(later, Map.of("aware_at", aware)).dueAt()).isEmpty();
        assertThat(read(later, Map.of("aware_at", aware, "restored_at", aware)).dueAt())
                .hasValue(aware.plusSeconds(6 * 3600));
        assertThat(
                        read(
                                        later,
                                        Map.of(
                                                "aware_at",
                                                aware,
                                                "restored_at",
                                                aware.plusSeconds(36_000)))
                                .dueAt())
                .hasValue(aware.plusSeconds(12 * 3600));
    }

    @ParameterizedTest(name = "{1} after the {0} of {2} ends {3}")
    @CsvSource({
        // by the 20th of the next month
        "MONTH, P20D, 2026-11-01T00:00:00+09:00, 2026-12-22T00:00:00+09:00",
        "MONTH, P20D, 2026-10-31T23:59:59+09:00, 2026-11-21T00:00:00+09:00",
        "MONTH, P20D, 2026-11-30T23:59:59+09:00, 2026-12-22T00:00:00+09:00",
        "MONTH, P20D, 2026-12-01T00:00:00+09:00, 2027-01-21T00:00:00+09:00",
        // within two months of the end of the quarter; 31 May 2026 is a Sunday
        "QUARTER, P2M, 2026-03-31T23:59:59+09:00, 2026-06-02T00:00:00+09:00",
        "QUARTER, P2M, 2026-04-01T00:00:00+09:00, 2026-09-01T00:00:00+09:00",
        "QUARTER, P2M, 2025-12-31T12:00:00+09:00, 2026-03-03T00:00:00+09:00",
        "HALF_YEAR, P1M, 2026-09-30T12:00:00+09:00, 2026-11-03T00:00:00+09:00",
        "FISCAL_YEAR, P1M, 2026-04-01T00:00:00+09:00, 2027-05-01T00:00:00+09:00",
        "FISCAL_YEAR, P1M, 2026-03-31T23:00:00+09:00, 2026-05-01T00:00:00+09:00",
    })
    void aPeriodMayHaveToEndFirst(
            After after, String within, OffsetDateTime start, OffsetDateTime due) {
        Limit limit =
                new Limit(
                        new Start.Stated("aware_at"),
                        Within.parse(within),
                        Counting.JAPAN,
                        after,
                        null,
                        null);

        assertThat(
                        Clock.due(start.toInstant(), limit, limit.within(), Calendars.of("JP"))
                                .orElseThrow()
                                .at())
                .isEqualTo(due.toInstant());
    }

    @ParameterizedTest(name = "{1} of {0} from {2} ends {3}")
    @CsvSource({
        "JAPAN_WORKING, P1D, 2026-11-20T09:00:00+09:00, 2026-11-25T00:00:00+09:00",
        "JAPAN_WORKING, P3D, 2026-12-25T09:00:00+09:00, 2027-01-06T00:00:00+09:00",
        "JAPAN_WORKING, P2D, 2026-05-01T00:00:00+09:00, 2026-05-08T00:00:00+09:00",
        "COUNTRY_WORKING, P1D, 2026-11-27T09:00:00+01:00, 2026-12-01T00:00:00+01:00",
    })
    void workingDaysAreThoseOnWhichPeopleWork(
            Counting counting, String within, OffsetDateTime start, OffsetDateTime due) {
        Limit limit =
                new Limit(
                        new Start.Stated("aware_at"),
                        Within.parse(within),
                        counting,
                        null,
                        null,
                        null);

        assertThat(
                        Clock.due(start.toInstant(), limit, limit.within(), Calendars.of("DE"))
                                .orElseThrow()
                                .at())
                .isEqualTo(due.toInstant());
    }

    @Test
    void periodsOfTheYearEndWhereTheNextBegins() {
        assertThat(After.QUARTER.ends(LocalDate.of(2026, 12, 31))).isEqualTo("2027-01-01");
        assertThat(After.HALF_YEAR.ends(LocalDate.of(2026, 10, 1))).isEqualTo("2027-04-01");
        assertThat(After.FISCAL_YEAR.ends(LocalDate.of(2027, 3, 31))).isEqualTo("2027-04-01");
        assertThat(After.MONTH.ends(LocalDate.of(2028, 2, 29))).isEqualTo("2028-03-01");
    }

    private static ClockReading read(ClockRule rule, Map<String, Object> facts) {
        Facts known = new Facts(facts);
        return ClockReading.of(
                rule,
                new ClockReading.Circumstances(
                        start -> moment(start, known),
                        start -> Text.same("wait for " + start.id()),
                        known,
                        Calendars.of("DE")));
    }

    private static Optional<Instant> moment(Start start, Facts facts) {
        return facts.get(start.id(), Instant.class);
    }

    private static Limit limit(String starts, String within, @Nullable Condition when) {
        return new Limit(
                new Start.Stated(starts), Within.parse(within), Counting.ELAPSED, null, when, null);
    }

    private static ClockRule rule(
            ClockRule.Of of, ClockRule.@Nullable ClosedDay closed, Limit... limits) {
        return new ClockRule(of, List.of(limits), closed, Text.same("a clock"), null, List.of());
    }
}
