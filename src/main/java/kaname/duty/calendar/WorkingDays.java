package kaname.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import kaname.platform.Text;

/// The days on which offices of a country work, by its local time.
public sealed interface WorkingDays permits JapaneseOffices, CountryDays {

    boolean closed(LocalDate day);

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
        return new JapaneseOffices();
    }

    /// Of a country by its ISO 3166 code. Total: where bank holidays are not known, only weekends
    /// are closed, and the note says so.
    static WorkingDays of(String country) {
        return country.equals("JP") ? new JapaneseOffices() : CountryDays.of(country);
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
