package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// Days become their month, times of day a band. Durations and counts stay: they tell what happened and
/// not to whom.
final class Dates implements Recogniser {

    private static final String WEEKDAY = "(?:\\s*[(\\[]?[月火水木金土日](?:曜日?)?[)\\]]?(?![\\p{IsHan}]))?";
    private static final Pattern JAPANESE =
            Pattern.compile(
                    "(?<era>令和|平成|昭和|(?<![A-Za-z])[RHSrhs])\\s*(?<ey>元|\\d{1,2})\\s*[年./-]\\s*(?<em>\\d{1,2})\\s*[月./-]\\s*(?:\\d{1,2})(?:\\s*日)?(?!\\d)"
                            + WEEKDAY
                            + "|(?<![\\d.])(?<y>(?:19|20)\\d\\d)\\s*[年/.-]\\s*(?<m>\\d{1,2})\\s*[月/.-]\\s*\\d{1,2}(?:\\s*日)?(?![\\d.])"
                            + WEEKDAY
                            + "|(?<![\\d.])(?<c>20\\d\\d)(?<cm>0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?![\\d.])"
                            + "|(?<![\\d.])(?<om>1[0-2]|0?[1-9])\\s*月\\s*\\d{1,2}\\s*日"
                            + WEEKDAY
                            + "|(?<![\\d./:-])(?<sm>1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])(?:\\s*\\([月火水木金土日](?:曜日?)?\\)|(?=\\s*(?:の|に|から|夜|朝|昼|夕|午前|午後|未明|深夜|早朝|\\d{1,2}[:時])))"
                            + "|(?<![\\d月])(?<d>[12]?\\d|3[01])\\s*日\\s*(?:\\([月火水木金土日](?:曜日?)?\\)|[月火水木金土日]曜日?|(?=\\s*(?:午前|午後|未明|深夜|早朝|夜|朝|昼|夕方|正午|\\d{1,2}[:時]|の(?:夜|朝|昼|夕|未明|深夜|早朝|午前|午後|夜間|日中|点検|作業|定期|当直))))"
                            + "|(?<km>[一二三四五六七八九十]{1,2})月\\s*[一二三四五六七八九十]{1,3}日"
                            + WEEKDAY
                            + "|(?<w>[月火水木金土日]曜日?|(?<=[\\s、。の])[(]?[月火水木金土日][)])(?=\\s*の?\\s*(?:午前|午後|未明|深夜|早朝|夜|朝|昼|夕|\\d{1,2}[:時]))");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?<part>午前|午後|深夜|未明|早朝|夜|朝|昼|夕方|(?i:am|pm))?の?\\s*(?<![\\d.:])(?<h>2\\d|1\\d|0?\\d)\\s*(?:時(?!間|点|刻|代)\\s*(?:[0-5]?\\d\\s*分(?!間|以内|後|前|程度|ほど|おき)(?:\\s*[0-5]?\\d\\s*秒)?|半)?|:\\s*[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?![\\d:.]))\\s*(?:頃|ごろ|ころ|すぎ|過ぎ|前|台|ちょうど|きっかり)?"
                            + "(?:\\s*(?:JST|UTC|GMT|日本時間))?(?:\\s*(?<ap>[AaPp]\\.?[Mm]\\.?)(?![A-Za-z]))?");
    private static final Pattern KANJI_HOUR =
            Pattern.compile("(?:午前|午後|深夜|未明|早朝|夜|朝)の?[一二三四五六七八九十]{1,3}時(?!間)(?:半|[一二三四五六七八九十]{1,3}分)?");
    private static final Pattern ISO =
            Pattern.compile(
                    "(?<![\\d.])(?<y>(?:19|20)\\d\\d)-(?<m>\\d\\d)-\\d\\d[T ](?<h>\\d\\d):\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?\\s*(?:Z|[+-]\\d\\d:?\\d\\d|JST|UTC)?");
    private static final String MONTH =
            "(?<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    private static final String EN_DAY = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
    private static final String EN_WEEKDAY =
            "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,?\\s+(?:the\\s+)?)?";
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "(?<![A-Za-z])" + EN_WEEKDAY + "(?:the )?" + EN_DAY + "[ -](?:of )?" + MONTH + "(?:,?[ -](?<y>(?:19|20)\\d\\d))?(?![A-Za-z\\d])"
                            + "|(?<![A-Za-z])" + EN_WEEKDAY + MONTH.replace("<mon>", "<mon2>") + " " + EN_DAY + "(?:,? (?<y2>(?:19|20)\\d\\d))?(?![A-Za-z\\d])"
                            + "|(?<![\\d./-])(?:3[01]|[12]\\d|0?\\d)[/.](?:1[0-2]|0?\\d)[/.](?<y3>(?:19|20)\\d\\d)(?!\\d)"
                            + "|(?<![A-Za-z])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?= (?:the |night|morning|afternoon|evening|at |\\d))(?: the " + EN_DAY + ")?"
                            + "|(?<=on )the " + EN_DAY.replace("(?:st|nd|rd|th)?", "(?:st|nd|rd|th)") + "(?! (?:floor|attempt|time|try|of))");
    private static final Pattern ENGLISH_HOUR =
            Pattern.compile(
                    "(?<![\\d.:])(?<h>1[0-2]|0?[1-9])(?::[0-5]\\d)?\\s*(?<ap>[AaPp]\\.?[Mm]\\b\\.?)(?:\\s*(?:JST|UTC|GMT))?|(?<=\\b(?:at|around|about|by) )(?<h2>[01]\\d|2[0-3])[0-5]\\d(?: ?(?:h|hrs|hours|JST|UTC))?(?![\\d%.])");
    private static final List<String> MONTHS =
            List.of("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December");
    private static final Text DAY =
            Text.of("日まで分かると、記録と突き合わせられます", "a day can be matched with records");
    private static final Text HOUR =
            Text.of("時刻が分かると、記録と突き合わせられます", "a time can be matched with records");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        String text = reading.text();
        Matcher iso = ISO.matcher(text);
        while (iso.find()) {
            add(reading, iso.start(), iso.end(), Kind.DATE, month(reading, iso.group("y"), iso.group("m")), DAY, found);
        }
        Matcher japanese = JAPANESE.matcher(text);
        while (japanese.find()) {
            add(reading, japanese.start(), japanese.end(), Kind.DATE, japanese(reading, japanese), DAY, found);
        }
        Matcher english = ENGLISH.matcher(text);
        while (english.find()) {
            add(reading, english.start(), english.end(), Kind.DATE, english(reading, english), DAY, found);
        }
        clocks(reading, CLOCK.matcher(text), found);
        Matcher kanji = KANJI_HOUR.matcher(text);
        while (kanji.find()) {
            add(reading, kanji.start(), kanji.end(), Kind.TIME, "〔ある時刻〕", HOUR, found);
        }
        hours(reading, ENGLISH_HOUR.matcher(text), found);
        return found;
    }

    private static void clocks(Reading reading, Matcher clock, List<Finding> found) {
        while (clock.find()) {
            String part = clock.group("part");
            int hour = Integer.parseInt(clock.group("h"));
            String ap = clock.group("ap");
            boolean late = "午後".equals(part) || "夜".equals(part) || "夕方".equals(part) || (ap != null && ap.toLowerCase(Locale.ROOT).startsWith("p"));
            int start = clock.start();
            while (start < clock.end() && Character.isWhitespace(reading.text().charAt(start))) {
                start++;
            }
            add(reading, start, trimmed(reading.text(), clock.end()), Kind.TIME, band(reading, late && hour < 12 ? hour + 12 : hour), HOUR, found);
        }
    }

    private static void hours(Reading reading, Matcher clock, List<Finding> found) {
        while (clock.find()) {
            String h = clock.group("h") == null ? clock.group("h2") : clock.group("h");
            int hour = Integer.parseInt(h);
            String ap = clock.group("ap");
            if (ap != null) {
                hour = hour % 12 + (ap.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
            }
            add(reading, clock.start(), trimmed(reading.text(), clock.end()), Kind.TIME, band(reading, hour), HOUR, found);
        }
    }

    private static int trimmed(String text, int end) {
        int at = end;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static String band(Reading reading, int hour) {
        int quarter = hour % 24 / 6;
        return reading.japanese()
                ? List.of("〔未明〕", "〔午前〕", "〔午後〕", "〔夜〕").get(quarter)
                : List.of("[before dawn]", "[in the morning]", "[in the afternoon]", "[in the evening]").get(quarter);
    }

    private static String month(Reading reading, @org.jspecify.annotations.Nullable String year, String month) {
        int number = Integer.parseInt(month);
        if (number < 1 || number > 12) {
            return reading.japanese() ? "〔ある日〕" : "[one day]";
        }
        if (reading.japanese()) {
            return "〔" + (year == null ? "" : year + "年") + number + "月〕";
        }
        return "[" + MONTHS.get(number - 1) + (year == null ? "" : " " + year) + "]";
    }

    private static String japanese(Reading reading, Matcher matcher) {
        if (matcher.group("em") != null) {
            String era = matcher.group("era");
            String name = switch (era.toUpperCase(Locale.ROOT)) {
                case "R" -> "令和";
                case "H" -> "平成";
                case "S" -> "昭和";
                default -> era;
            };
            return "〔" + name + matcher.group("ey") + "年" + Integer.parseInt(matcher.group("em")) + "月〕";
        }
        if (matcher.group("m") != null) {
            return month(reading, matcher.group("y"), matcher.group("m"));
        }
        if (matcher.group("cm") != null) {
            return month(reading, matcher.group("c"), matcher.group("cm"));
        }
        if (matcher.group("km") != null) {
            return "〔" + matcher.group("km") + "月〕";
        }
        String month = matcher.group("om") == null ? matcher.group("sm") : matcher.group("om");
        return month == null ? (reading.japanese() ? "〔ある日〕" : "[one day]") : month(reading, null, month);
    }

    private static String english(Reading reading, Matcher matcher) {
        String name = matcher.group("mon") == null ? matcher.group("mon2") : matcher.group("mon");
        String year = matcher.group("y") == null ? matcher.group("y2") : matcher.group("y");
        if (name == null) {
            return matcher.group("y3") == null ? (reading.japanese() ? "〔ある日〕" : "[one day]") : "[" + matcher.group("y3") + "]";
        }
        int number = 1;
        while (!MONTHS.get(number - 1).startsWith(name.substring(0, 3))) {
            number++;
        }
        return month(reading, year, Integer.toString(number));
    }

    private static void add(
            Reading reading, int start, int end, Kind kind, String general, Text why, List<Finding> found) {
        Span span = reading.plain().source(start, end);
        found.add(
                new Finding(
                        span.start(),
                        span.end(),
                        kind,
                        kind == Kind.DATE ? "date" : "time",
                        general,
                        general,
                        why));
    }
}
