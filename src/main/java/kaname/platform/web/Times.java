package kaname.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kaname.platform.Language;

/// How the house writes time for people: always Asia/Tokyo, always with its zone.
///
/// `kaname.js` keeps counting in the same words: change both together.
public final class Times {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter JA_DAY =
            DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPAN);
    private static final DateTimeFormatter EN_DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter JA_DATE =
            DateTimeFormatter.ofPattern("yyyy年M月d日(E)", Locale.JAPAN);
    private static final DateTimeFormatter EN_DATE =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Times() {}

    /// 「11月23日(月) 14:05 JST」, `Mon 23 Nov, 14:05 JST`; with the year where it is another than
    /// now's.
    public static String time(Instant at, Instant now, Language language) {
        return written(at.atZone(TOKYO), language, isOfAnotherYear(at, now));
    }

    public static String day(java.time.LocalDate day, Language language) {
        return (language == Language.JA ? JA_DATE : EN_DATE).format(day);
    }

    /// The same with the year, for what is kept or printed.
    public static String full(Instant at, Language language) {
        return written(at.atZone(TOKYO), language, true);
    }

    /// A due time, as [#time]. Midnight is 24:00 of the day that it ends, so nobody reads it a day
    /// late.
    public static String due(Instant at, Instant now, Language language) {
        return due(at, language, isOfAnotherYear(at, now));
    }

    /// The same with the year, for what is kept or printed.
    public static String fullDue(Instant at, Language language) {
        return due(at, language, true);
    }

    private static boolean isOfAnotherYear(Instant at, Instant now) {
        return at.atZone(TOKYO).getYear() != now.atZone(TOKYO).getYear();
    }

    private static String due(Instant at, Language language, boolean year) {
        var local = at.atZone(TOKYO);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? written(local.minusDays(1), "24:00", language, year)
                : written(local, language, year);
    }

    /// For machines: RFC 3339 with Japan's offset.
    public static String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(TOKYO).toOffsetDateTime());
    }

    /// 「残り 23時間12分」, `2 h past due`: the coarsest two units, seconds only in the last ten minutes.
    /// Whole units that are left are rounded down, so the page never promises a minute too many.
    public static String left(Instant due, Instant now, Language language) {
        var left = Duration.between(now, due);
        boolean past = left.isNegative() || left.isZero();
        String span = span(left.abs(), past, language);
        if (language == Language.JA) {
            return past ? "超過 " + span : "残り " + span;
        }
        return past ? span + " past due" : span + " left";
    }

    private static String span(Duration span, boolean past, Language language) {
        boolean ja = language == Language.JA;
        if (span.toDays() >= 2) {
            return ja
                    ? span.toDays() + "日" + span.toHoursPart() + "時間"
                    : span.toDays() + " d " + span.toHoursPart() + " h";
        }
        if (span.toHours() >= 1) {
            return ja
                    ? span.toHours() + "時間" + two(span.toMinutesPart()) + "分"
                    : span.toHours() + " h " + two(span.toMinutesPart()) + " min";
        }
        if (past || span.toMinutes() >= 10) {
            return ja ? span.toMinutes() + "分" : span.toMinutes() + " min";
        }
        return ja
                ? span.toMinutes() + "分" + two(span.toSecondsPart()) + "秒"
                : span.toMinutes() + " min " + two(span.toSecondsPart()) + " s";
    }

    private static String two(int value) {
        return value < 10 ? "0" + value : Integer.toString(value);
    }

    private static String written(ZonedDateTime at, Language language, boolean year) {
        return written(at, HOUR.format(at), language, year);
    }

    private static String written(ZonedDateTime day, String hour, Language language, boolean year) {
        return language == Language.JA
                ? (year ? JA_DATE : JA_DAY).format(day) + " " + hour + " JST"
                : (year ? EN_DATE : EN_DAY).format(day) + ", " + hour + " JST";
    }
}
