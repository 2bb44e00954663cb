package kaname.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The days on which Japanese offices are closed, from the statutes: 国民の祝日に関する法律 for holidays,
/// 行政機関の休日に関する法律 art. 1 for Saturdays, Sundays and 29 December to 3 January.
///
/// Written for 1980 and later. Equinoxes of years to come follow the astronomical formula; the
/// official day is announced each February for the year after.
final class JapaneseCalendar {

    private static final Map<Integer, Set<LocalDate>> HOLIDAYS = new ConcurrentHashMap<>();
    private static final double SPRING = 20.8431;
    private static final double AUTUMN = 23.2488;

    /// The last year whose equinox days the Cabinet Office had published when this was written.
    private static final int ANNOUNCED_UNTIL = 2027;

    private static final MonthDay YEAR_END = MonthDay.of(12, 29);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 3);

    /// Holidays that one Act made for one day.
    private static final Set<LocalDate> ONCE =
            Set.of(
                    LocalDate.of(1989, 2, 24),
                    LocalDate.of(1990, 11, 12),
                    LocalDate.of(1993, 6, 9),
                    LocalDate.of(2019, 5, 1),
                    LocalDate.of(2019, 10, 22));

    private JapaneseCalendar() {}

    static boolean officesClosed(LocalDate day) {
        return alwaysClosed(day) || holiday(day);
    }

    static boolean alwaysClosed(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return WorkingDays.weekend(day) || !date.isBefore(YEAR_END) || !date.isAfter(NEW_YEAR);
    }

    /// An equinox day that was not announced yet may move by one day, and a substitute or a day
    /// between two holidays with it.
    static boolean provisional(LocalDate day) {
        return day.getYear() > ANNOUNCED_UNTIL
                && (near(day, 3, SPRING) || near(day, 9, AUTUMN))
                && !alwaysClosed(day);
    }

    private static boolean near(LocalDate day, int month, double offset) {
        return day.getMonthValue() == month
                && Math.abs(day.getDayOfMonth() - equinox(day.getYear(), offset)) <= 2;
    }

    static boolean holiday(LocalDate day) {
        return HOLIDAYS.computeIfAbsent(day.getYear(), JapaneseCalendar::holidays).contains(day);
    }

    private static Set<LocalDate> holidays(int year) {
        Set<LocalDate> named = named(year);
        Set<LocalDate> all = new TreeSet<>(named);
        if (year >= 1986) {
            between(named, all);
        }
        substitutes(named, all, year);
        return Set.copyOf(all);
    }

    /// Art. 3(3): a day between two holidays is one.
    private static void between(Set<LocalDate> named, Set<LocalDate> all) {
        for (LocalDate holiday : named) {
            LocalDate next = holiday.plusDays(1);
            boolean enclosed = named.contains(holiday.plusDays(2)) && !named.contains(next);
            if (enclosed && next.getDayOfWeek() != DayOfWeek.SUNDAY) {
                all.add(next);
            }
        }
    }

    /// Art. 3(2): a holiday on a Sunday moves on; since 2007 to the next day that is no holiday.
    private static void substitutes(Set<LocalDate> named, Set<LocalDate> all, int year) {
        for (LocalDate holiday : named) {
            if (holiday.getDayOfWeek() != DayOfWeek.SUNDAY) {
                continue;
            }
            LocalDate substitute = holiday.plusDays(1);
            while (year >= 2007 && named.contains(substitute)) {
                substitute = substitute.plusDays(1);
            }
            all.add(substitute);
        }
    }

    private static Set<LocalDate> named(int year) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(LocalDate.of(year, 1, 1));
        days.add(year < 2000 ? LocalDate.of(year, 1, 15) : monday(year, 1, 2));
        days.add(LocalDate.of(year, 2, 11));
        if (year >= 2020) {
            days.add(LocalDate.of(year, 2, 23));
        }
        days.add(LocalDate.of(year, 3, equinox(year, SPRING)));
        days.add(LocalDate.of(year, 4, 29));
        days.add(LocalDate.of(year, 5, 3));
        if (year >= 2007) {
            days.add(LocalDate.of(year, 5, 4));
        }
        days.add(LocalDate.of(year, 5, 5));
        summer(year, days);
        autumn(year, days);
        ONCE.stream().filter(day -> day.getYear() == year).forEach(days::add);
        return days;
    }

    private static void summer(int year, Set<LocalDate> days) {
        if (year == 2020) {
            days.add(LocalDate.of(2020, 7, 23));
            days.add(LocalDate.of(2020, 7, 24));
            days.add(LocalDate.of(2020, 8, 10));
        } else if (year == 2021) {
            days.add(LocalDate.of(2021, 7, 22));
            days.add(LocalDate.of(2021, 7, 23));
            days.add(LocalDate.of(2021, 8, 8));
        } else {
            if (year >= 1996) {
                days.add(year < 2003 ? LocalDate.of(year, 7, 20) : monday(year, 7, 3));
            }
            if (year >= 2016) {
                days.add(LocalDate.of(year, 8, 11));
            }
            if (year >= 2000) {
                days.add(monday(year, 10, 2));
            }
        }
    }

    private static void autumn(int year, Set<LocalDate> days) {
        days.add(year < 2003 ? LocalDate.of(year, 9, 15) : monday(year, 9, 3));
        days.add(LocalDate.of(year, 9, equinox(year, AUTUMN)));
        if (year < 2000) {
            days.add(LocalDate.of(year, 10, 10));
        }
        days.add(LocalDate.of(year, 11, 3));
        days.add(LocalDate.of(year, 11, 23));
        if (year >= 1989 && year <= 2018) {
            days.add(LocalDate.of(year, 12, 23));
        }
    }

    private static LocalDate monday(int year, int month, int nth) {
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
    }

    private static int equinox(int year, double offset) {
        int since = year - 1980;
        return (int) (offset + 0.242194 * since) - Math.floorDiv(since, 4);
    }
}
