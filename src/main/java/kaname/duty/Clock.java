package kaname.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import kaname.catalogue.Counting;
import kaname.catalogue.Limit;
import kaname.catalogue.Within;
import kaname.duty.calendar.WorkingDays;
import kaname.platform.Text;

/// The arithmetic of legal periods. Pure and total: `promptly` has no due time, everything else has
/// one.
final class Clock {

    private static final LocalTime NOON = LocalTime.NOON;

    private Clock() {}

    /// When a limit that started then runs out for an operator of that country.
    static Optional<Due> due(Instant start, Limit limit, Within within, Calendars calendars) {
        return due(start, limit, within, Days.of(limit.counting(), calendars));
    }

    /// The same where the rule itself says what a closed day does to it.
    static Optional<Due> dueWithoutRolling(
            Instant start, Limit limit, Within within, Calendars calendars) {
        return due(start, limit, within, Days.of(limit.counting(), calendars).withoutRolling());
    }

    private static Optional<Due> due(Instant start, Limit limit, Within within, Days days) {
        Instant from = limit.after() == null ? start : afterThePeriod(start, limit.after(), days);
        return switch (within) {
            case Within.Promptly _, Within.NoLimit _ -> Optional.empty();
            case Within.Hours(var duration) ->
                    Optional.of(
                            new Due(
                                    from.plus(duration),
                                    Text.of(
                                            "起算時からそのまま経過した時間で数えます（休日も止まりません）",
                                            "counted as elapsed time from the start; no holiday"
                                                    + " stops it")));
            case Within.Days(int number) -> Optional.of(days(from, number, days));
            case Within.Months(int number) -> Optional.of(months(from, number, days));
        };
    }

    /// RTS (EU) 2025/301 art. 5(4): a time limit that falls on a closed day may be met by noon of
    /// the next working day. A limit that ends at 24:00 falls on the day that ends then.
    static Due noonOfTheNextWorkingDay(Due due, Calendars calendars) {
        WorkingDays working = calendars.country();
        LocalDate day = due.at().minusNanos(1).atZone(working.zone()).toLocalDate();
        if (!working.closed(day)) {
            return due;
        }
        ZonedDateTime noon = working.nextOpen(day).atTime(NOON).atZone(working.zone());
        Text moved =
                Text.of(
                                "{0}。{1}は休業日のため、次の営業日の正午（{2} 12:00）まで",
                                "{0}; {1} is not a working day, so until noon of the next one ({2}"
                                        + " 12:00)")
                        .with(due.how(), day(day), day(noon.toLocalDate()));
        return new Due(noon.toInstant(), moved);
    }

    private static Instant afterThePeriod(Instant start, Limit.After after, Days days) {
        LocalDate day = start.atZone(days.zone()).toLocalDate();
        return after.ends(day).atStartOfDay(days.zone()).toInstant();
    }

    private static Due days(Instant start, int number, Days days) {
        LocalDate first = days.firstCounted(start);
        if (!days.onlyWorking()) {
            return endOf(first.plusDays(number - 1L), days, first);
        }
        LocalDate last = first.minusDays(1);
        for (int counted = 0; counted < number; counted++) {
            last = days.working().nextOpen(last);
        }
        return endOf(last, days, days.working().nextOpen(first.minusDays(1)));
    }

    private static Due months(Instant start, int number, Days days) {
        LocalDate first = days.firstCounted(start);
        LocalDate last =
                days.byCivilCode()
                        ? dayBeforeCorresponding(first, number)
                        : first.minusDays(1).plusMonths(number);
        return endOf(last, days, first);
    }

    /// Civil Code art. 143(2): the day before the one that corresponds to the first day; where the
    /// last month has no such day, that month's last day.
    private static LocalDate dayBeforeCorresponding(LocalDate first, int months) {
        LocalDate corresponding = first.plusMonths(months);
        return corresponding.getDayOfMonth() == first.getDayOfMonth()
                ? corresponding.minusDays(1)
                : corresponding;
    }

    private static Due endOf(LocalDate last, Days days, LocalDate first) {
        boolean moves = days.rolls() && days.working().closed(last);
        LocalDate end = moves ? days.working().nextOpen(last) : last;
        Text counted =
                days.onlyWorking()
                        ? Text.of(
                                "{0}から営業日だけを数え、{1}の終わり（24:00）まで",
                                "working days counted from {0}, to the end of {1} (24:00)")
                        : Text.of(
                                "{0}から数え、{1}の終わり（24:00）まで",
                                "counted from {0} to the end of {1} (24:00)");
        Text how = days.sure(counted.with(day(first), day(end)), last, end);
        Text said =
                moves
                        ? Text.of(
                                        "{0}。末日の{1}が休みのため繰り下げ",
                                        "{0}; moved on because {1} is not a working day")
                                .with(how, day(last))
                        : how;
        return new Due(end.plusDays(1).atStartOfDay(days.zone()).toInstant(), said);
    }

    private static Text day(LocalDate day) {
        return Text.same(DateTimeFormatter.ISO_LOCAL_DATE.format(day));
    }

    /// How one law counts days, for an operator of one country.
    private record Days(
            ZoneId zone,
            WorkingDays working,
            boolean rolls,
            boolean onlyWorking,
            boolean byCivilCode) {

        static Days of(Counting counting, Calendars calendars) {
            return switch (counting) {
                case JAPAN -> japan(calendars.japaneseOffices(), true, false);
                case JAPAN_WORKING -> japan(calendars.japaneseOffices(), false, true);
                case EUROPE -> at(calendars.country(), true, false);
                case COUNTRY_WORKING -> at(calendars.country(), false, true);
                case ELAPSED, SINGAPORE, SWITZERLAND, UNITED_STATES ->
                        new Days(counting.zone(), calendars.country(), false, false, false);
            };
        }

        private static Days japan(WorkingDays offices, boolean rolls, boolean onlyWorking) {
            return new Days(offices.zone(), offices, rolls, onlyWorking, true);
        }

        private static Days at(WorkingDays working, boolean rolls, boolean onlyWorking) {
            return new Days(working.zone(), working, rolls, onlyWorking, false);
        }

        Days withoutRolling() {
            return new Days(zone, working, false, onlyWorking, byCivilCode);
        }

        /// Says whose holidays were taken into account, where that can be doubted.
        Text sure(Text how, LocalDate last, LocalDate end) {
            boolean counts = rolls || onlyWorking;
            boolean doubted = !byCivilCode || working.provisional(last) || working.provisional(end);
            return counts && doubted
                    ? Text.of("{0}（{1}）", "{0} ({1})").with(how, working.note())
                    : how;
        }

        /// The first day is not counted; under Civil Code art. 140 it is if it starts at 00:00.
        LocalDate firstCounted(Instant start) {
            ZonedDateTime local = start.atZone(zone);
            boolean whole = byCivilCode && local.toLocalTime().equals(LocalTime.MIDNIGHT);
            return whole ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        }
    }
}
