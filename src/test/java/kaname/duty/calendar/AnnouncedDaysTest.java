package kaname.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kaname.catalogue.AnnouncedDay;
import kaname.catalogue.Provenance;
import kaname.catalogue.Source;
import kaname.platform.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedDaysTest {

    private static final LocalDate EQUINOX = LocalDate.of(2030, 3, 20);

    @Test
    void aNewlyAnnouncedDayClosesOfficesWithoutARelease() {
        LocalDate day = LocalDate.of(2031, 6, 11);

        assertThat(WorkingDays.japaneseOffices().closed(day)).isFalse();
        WorkingDays days = jp(announced("jp", day, true));
        assertThat(days.closed(day)).isTrue();
        assertThat(days.nextOpen(day.minusDays(1))).isEqualTo(day.plusDays(1));
        assertThat(days.note().en()).contains("announced since");
    }

    @Test
    void aHolidayThatWasMovedAwayIsAWorkingDay() {
        LocalDate ocean = LocalDate.of(2027, 7, 19);

        assertThat(WorkingDays.japaneseOffices().closed(ocean)).isTrue();
        assertThat(jp(announced("jp", ocean, false)).closed(ocean)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-08-14", "2027-08-15", "2026-12-29", "2027-01-03"})
    void noAnnouncementOpensAWeekendOrTheTurnOfTheYear(LocalDate day) {
        assertThat(jp(announced("jp", day, false)).closed(day)).isTrue();
    }

    @Test
    void aDayOfOneCountryIsNoneOfAnother() {
        LocalDate fourth = LocalDate.of(2026, 7, 3);
        List<AnnouncedDay> announced = List.of(announced("us", fourth, true));

        assertThat(WorkingDays.of("US", announced).closed(fourth)).isTrue();
        assertThat(WorkingDays.of("DE", announced).closed(fourth)).isFalse();
        assertThat(WorkingDays.of("JP", announced).closed(fourth)).isFalse();
    }

    @Test
    void aDayWhoseSourceNobodyReadCountsForNothing() {
        LocalDate day = LocalDate.of(2031, 6, 11);
        AnnouncedDay rumour =
                new AnnouncedDay(
                        "jp", day, Text.same("rumour"), true, source(Provenance.UNVERIFIED));

        assertThat(jp(rumour).closed(day)).isFalse();
    }

    @Test
    void anEquinoxIsProvisionalUntilItIsAnnounced() {
        WorkingDays offices = WorkingDays.japaneseOffices();

        assertThat(offices.provisional(LocalDate.of(2027, 3, 22))).isFalse();
        assertThat(offices.provisional(EQUINOX)).isTrue();
        assertThat(offices.provisional(LocalDate.of(2030, 5, 3))).isFalse();
        assertThat(jp(announced("jp", EQUINOX, true)).provisional(EQUINOX)).isFalse();
    }

    @Test
    void aCountryIsSureOnlyOfTheYearsThatWereCompared() {
        LocalDate compared = LocalDate.of(2035, 12, 27);
        LocalDate later = LocalDate.of(2036, 12, 29);

        assertThat(WorkingDays.of("DE").provisional(compared)).isFalse();
        assertThat(WorkingDays.of("DE").provisional(later)).isTrue();
        assertThat(WorkingDays.of("XX").provisional(compared)).isTrue();
    }

    private static WorkingDays jp(AnnouncedDay announced) {
        return WorkingDays.japaneseOffices(List.of(announced));
    }

    private static AnnouncedDay announced(String calendar, LocalDate day, boolean closed) {
        return new AnnouncedDay(
                calendar, day, Text.same("a day"), closed, source(Provenance.PRIMARY));
    }

    private static Source source(Provenance provenance) {
        return new Source(
                Text.same("gazette"), "the gazette", LocalDate.of(2026, 2, 2), provenance);
    }
}
