package kaname.duty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import kaname.catalogue.Counting;
import kaname.catalogue.Within;
import kaname.platform.Text;

/// The arithmetic of legal periods. Pure and total: `promptly` has no due time, everything else has
/// one.
final class Clock {

    private Clock() {}

    static Optional<Due> due(Instant start, Within within, Counting counting) {
        return switch (within) {
            case Within.Promptly _ -> Optional.empty();
            case Within.Hours(var duration) ->
                    Optional.of(
                            new Due(
                                    start.plus(duration),
                                    Text.of(
                                            "起算時からそのまま経過した時間で数えます（休日も止まりません）",
                                            "counted as elapsed time from the start; no holiday"
                                                    + " stops it")));
            case Within.Days(int days) -> Optional.of(days(start, days, counting));
            case Within.Months(int months) -> Optional.of(months(start, months, counting));
        };
    }

    private static Due days(Instant start, int days, Counting counting) {
        return switch (counting) {
            case ELAPSED -> new Due(start.plusSeconds(days * 86_400L), elapsedDays());
            case JAPAN -> {
                LocalDate first = firstCountedDay(start, counting.zone());
                yield endOf(first.plusDays(days - 1L), counting, first);
            }
            case EUROPE, SINGAPORE -> {
                LocalDate day = start.atZone(counting.zone()).toLocalDate();
                yield endOf(day.plusDays(days), counting, day.plusDays(1));
            }
        };
    }

    private static Due months(Instant start, int months, Counting counting) {
        return switch (counting) {
            case JAPAN -> {
                LocalDate first = firstCountedDay(start, counting.zone());
                yield endOf(dayBeforeCorresponding(first, months), counting, first);
            }
            case ELAPSED, EUROPE, SINGAPORE -> {
                LocalDate day = start.atZone(counting.zone()).toLocalDate();
                yield endOf(day.plusMonths(months), counting, day.plusDays(1));
            }
        };
    }

    /// Civil Code art. 140: the first day is not counted unless it starts at 00:00.
    private static LocalDate firstCountedDay(Instant start, ZoneId zone) {
        ZonedDateTime local = start.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
    }

    /// Civil Code art. 143(2): the day before the one that corresponds to the first day; where the
    /// last month has no such day, that month's last day.
    private static LocalDate dayBeforeCorresponding(LocalDate first, int months) {
        LocalDate corresponding = first.plusMonths(months);
        return corresponding.getDayOfMonth() == first.getDayOfMonth()
                ? corresponding.minusDays(1)
                : corresponding;
    }

    private static Due endOf(LocalDate last, Counting counting, LocalDate first) {
        LocalDate rolled = roll(last, closedFor(counting));
        Instant at = rolled.plusDays(1).atStartOfDay(counting.zone()).toInstant();
        Text counted =
                Text.of("{0}から数え、{1}の終わり（24:00）まで", "counted from {0} to the end of {1} (24:00)")
                        .with(day(first), day(rolled));
        Text moved =
                rolled.equals(last)
                        ? counted
                        : Text.of(
                                        "{0}。末日の{1}が閉庁日のため繰り下げ",
                                        "{0}; moved on because {1} is not a working day")
                                .with(counted, day(last));
        return new Due(at, moved);
    }

    private static Predicate<LocalDate> closedFor(Counting counting) {
        return switch (counting) {
            case JAPAN -> JapaneseCalendar::officesClosed;
            case EUROPE -> Clock::weekend;
            case ELAPSED, SINGAPORE -> _ -> false;
        };
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static LocalDate roll(LocalDate day, Predicate<LocalDate> closed) {
        LocalDate rolled = day;
        while (closed.test(rolled)) {
            rolled = rolled.plusDays(1);
        }
        return rolled;
    }

    private static Text elapsedDays() {
        return Text.of("24時間×日数で数えます", "counted as so many times 24 hours");
    }

    private static Text day(LocalDate day) {
        return Text.same(DateTimeFormatter.ISO_LOCAL_DATE.format(day));
    }
}
