package kaname.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kaname.catalogue.AnnouncedDay;
import kaname.platform.Text;

/// The days on which offices of a country work, by its local time.
public sealed interface WorkingDays permits JapaneseOffices, CountryDays, AnnouncedDays {

    /// The country whose government offices are modelled by their own Act.
    String JAPAN = "JP";

    boolean closed(LocalDate day);

    /// Closed whatever is announced: weekends, in Japan also the turn of the year.
    boolean alwaysClosed(LocalDate day);

    /// Whether the day was only computed, so that it can still turn out open or closed.
    boolean provisional(LocalDate day);

    ZoneId zone();

    /// Whose calendar this is and how sure it is.
    Text note();

    /// The first open day strictly after a day.
    default LocalDate nextOpen(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (closed(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /// 行政機関の休日に関する法律 art. 1: Saturdays, Sundays, holidays, 29 December to 3 January.
    static WorkingDays japaneseOffices() {
        return japaneseOffices(List.of());
    }

    /// The same with the days of the calendar `jp` that were announced since.
    static WorkingDays japaneseOffices(List<AnnouncedDay> announced) {
        return AnnouncedDays.over(new JapaneseOffices(), JAPAN, announced);
    }

    /// Of a country by its ISO 3166 code. Total: where bank holidays are not known, only weekends
    /// are closed, and the note says so.
    static WorkingDays of(String country) {
        return of(country, List.of());
    }

    /// The same with the days that were announced since for that country.
    static WorkingDays of(String country, List<AnnouncedDay> announced) {
        return country.equals(JAPAN)
                ? japaneseOffices(announced)
                : AnnouncedDays.over(CountryDays.of(country), country, announced);
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
