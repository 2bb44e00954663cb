package kaname.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the lists that the Cabinet Office publishes each February.
class JapaneseCalendarTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2003 | 01-01 01-13 02-11 03-21 04-29 05-03 05-05 07-21 09-15 09-23 10-13 11-03 11-23 11-24 12-23
                    2009 | 01-01 01-12 02-11 03-20 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23
                    2015 | 01-01 01-12 02-11 03-21 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23
                    2019 | 01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23
                    2020 | 01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23
                    2021 | 01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23
                    2023 | 01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 11-03 11-23
                    2024 | 01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23
                    2025 | 01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24
                    2026 | 01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23
                    2027 | 01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23
                    """)
    void aYearHasExactlyTheHolidaysThatWerePublished(int year, String days) {
        List<MonthDay> published =
                Arrays.stream(days.split(" ")).map(day -> MonthDay.parse("--" + day)).toList();

        assertThat(holidays(year)).isEqualTo(published);
    }

    @Test
    void theSilverWeekOf2026ClosesOfficesForFiveDaysInARow() {
        assertThat(JapaneseCalendar.officesClosed(LocalDate.of(2026, 9, 18))).isFalse();
        for (int day = 19; day <= 23; day++) {
            assertThat(JapaneseCalendar.officesClosed(LocalDate.of(2026, 9, day))).isTrue();
        }
        assertThat(JapaneseCalendar.officesClosed(LocalDate.of(2026, 9, 24))).isFalse();
    }

    @Test
    void theGoldenWeekOf2026ClosesOfficesForFiveDaysInARow() {
        WorkingDays offices = WorkingDays.japaneseOffices();

        assertThat(offices.nextOpen(LocalDate.of(2026, 5, 1))).isEqualTo("2026-05-07");
    }

    @Test
    void theYearOfTheEnthronementClosedOfficesForTenDaysInARow() {
        WorkingDays offices = WorkingDays.japaneseOffices();

        assertThat(offices.nextOpen(LocalDate.of(2019, 4, 26))).isEqualTo("2019-05-07");
        assertThat(offices.closed(LocalDate.of(2019, 10, 22))).isTrue();
        assertThat(offices.closed(LocalDate.of(2019, 12, 23))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-28, false", "2026-12-29, true", "2026-12-30, true", "2026-12-31, true",
        "2027-01-01, true", "2027-01-02, true", "2027-01-03, true", "2027-01-04, false",
        "2026-11-21, true", "2026-11-22, true", "2026-11-23, true", "2026-11-24, false"
    })
    void officesCloseAtTheTurnOfTheYearAndOnWeekends(LocalDate day, boolean closed) {
        assertThat(JapaneseCalendar.officesClosed(day)).isEqualTo(closed);
    }

    private static List<MonthDay> holidays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(JapaneseCalendar::holiday)
                .map(MonthDay::from)
                .toList();
    }
}
