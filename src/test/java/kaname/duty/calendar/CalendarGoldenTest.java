package kaname.duty.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against calendars that others keep; `bin/holidays-golden.js` says which and fetches them. Where
/// they err, `decided-by-law.txt` names the days and the law.
class CalendarGoldenTest {

    @Test
    void everyHolidayOfJapanFrom1980To2050IsTheSame() throws IOException {
        Set<LocalDate> golden =
                lines("jp-1980-2050.txt").map(LocalDate::parse).collect(Collectors.toSet());

        List<LocalDate> differ =
                LocalDate.of(1980, 1, 1)
                        .datesUntil(LocalDate.of(2051, 1, 1))
                        .filter(day -> JapaneseCalendar.holiday(day) != golden.contains(day))
                        .toList();

        assertThat(differ).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checkedCountries")
    void everyWeekdayOfACheckedCountryFrom2015To2035IsTheSameUnlessTheLawDecides(String country)
            throws IOException {
        Set<LocalDate> golden = new TreeSet<>(of(country, "weekdays-2015-2035.txt"));
        Set<LocalDate> open = of(country + " open", "decided-by-law.txt");
        Set<LocalDate> shut = of(country + " closed", "decided-by-law.txt");
        assertThat(open).isSubsetOf(golden);
        assertThat(shut).noneMatch(golden::contains);
        golden.removeAll(open);
        golden.addAll(shut);
        WorkingDays days = WorkingDays.of(country);

        Set<LocalDate> closed =
                LocalDate.of(CountryDays.COMPARED_FROM, 1, 1)
                        .datesUntil(LocalDate.of(CountryDays.COMPARED_TO + 1, 1, 1))
                        .filter(day -> !WorkingDays.weekend(day) && days.closed(day))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(closed).isEqualTo(golden);
    }

    @Test
    void noCountryIsTrustedWithoutTheCheck() throws IOException {
        assertThat(checkedCountries()).containsExactlyInAnyOrderElementsOf(CountryDays.CHECKED);
        assertThat(WorkingDays.of("US").closed(LocalDate.of(2026, 7, 3))).isFalse();
        assertThat(WorkingDays.of("US").note().en()).contains("not modelled");
    }

    @Property(tries = 300)
    void nextOpenIsOpenAndNothingOpenLiesBetween(@ForAll @IntRange(max = 9000) int offset) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(offset);
        for (String country : List.of("JP", "DE", "GB", "XX")) {
            WorkingDays days = WorkingDays.of(country);
            LocalDate next = days.nextOpen(day);
            assertThat(days.closed(next)).isFalse();
            assertThat(day.plusDays(1).datesUntil(next)).allMatch(days::closed);
        }
    }

    static Stream<String> checkedCountries() throws IOException {
        return lines("weekdays-2015-2035.txt").map(line -> line.substring(0, 2));
    }

    private static Set<LocalDate> of(String key, String file) throws IOException {
        return lines(file)
                .filter(line -> line.startsWith(key + " "))
                .flatMap(line -> Arrays.stream(line.substring(key.length() + 1).split(" ")))
                .map(LocalDate::parse)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> lines(String file) throws IOException {
        try (var in = CalendarGoldenTest.class.getResourceAsStream("/calendar/" + file)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
        }
    }
}
