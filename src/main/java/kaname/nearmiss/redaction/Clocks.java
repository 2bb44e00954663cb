package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Times of day, which become a quarter of the day.
final class Clocks implements Recogniser {

    private static final String PART = "(?:(?<part>午前|午後|深夜|未明|早朝|夜|朝|昼|夕方|(?i:am|pm))の?\\s*)?";
    private static final String HOUR = "(?<hour>2\\d|1\\d|0?\\d)";
    private static final String MINUTES = "[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?";
    private static final String ABOUT = "(?:\\s*(?:頃|ごろ|ころ|すぎ|過ぎ|前|台|ちょうど|きっかり))?";
    private static final String ZONE =
            "(?:\\s*(?:JST|UTC|GMT|Z(?![A-Za-z])|日本時間|[+-]\\d\\d:?\\d\\d(?!\\d)))?";
    private static final String HALF = "(?:\\s*(?<half>[AaPp]\\.?[Mm])\\b\\.?)";
    private static final String UNTIL =
            "(?:\\s*(?:-|~|〜|–|から|to|until|till)\\s*[0-2]?\\d:" + MINUTES + ")?";
    private static final String NUMBER_WORD =
            "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})";
    private static final String PART_IN_WORDS =
            " (?:in the (?:morning|afternoon|evening|night)|at night)";

    private static final List<Pattern> FORMS =
            Stream.of(
                            // 午後3時12分ごろ, 3時半
                            PART
                                    + "(?<![\\d.:])"
                                    + HOUR
                                    + "\\s*時(?!間|点|刻|代)\\s*(?:[0-5]?\\d\\s*分(?!間|以内|後|前|程度|ほど|おき)(?:\\s*[0-5]?\\d\\s*秒)?|半)?"
                                    + ABOUT
                                    + ZONE,
                            // 15:12, 3:12 pm, 15:12 to 15:40
                            PART
                                    + "(?<![\\d.:])"
                                    + HOUR
                                    + ":"
                                    + MINUTES
                                    + "(?!\\d|[:.]\\d)"
                                    + UNTIL
                                    + HALF
                                    + "?"
                                    + ABOUT
                                    + ZONE,
                            // 午後三時半
                            "(?<part>午前|午後|深夜|未明|早朝|夜|朝)の?[一二三四五六七八九十]{1,3}時(?!間)(?:半|[一二三四五六七八九十]{1,3}分)?"
                                    + ABOUT,
                            // 3 pm, 3.12 pm, 1.30 in the night
                            "(?<![\\d.:])"
                                    + HOUR
                                    + "(?:[:.][0-5]\\d)?(?:"
                                    + HALF
                                    + "|(?<part>"
                                    + PART_IN_WORDS
                                    + "))"
                                    + ZONE,
                            // at 1512, 1512hrs, at 15.12, 15h12
                            "(?<=\\b(?:at|around|about|by|from|since|until)"
                                    + " )(?<hour>[01]\\d|2[0-3])[.]?[0-5]\\d(?: ?(?:h|hrs|hours))?"
                                    + ZONE
                                    + "(?![\\d%]|[.,]\\d| ?(?:[a-zμ°Ω%]|[kKMGV]))",
                            "(?<![\\d.:,])(?<hour>[01]\\d|2[0-3])[0-5]\\d"
                                    + " ?(?:hrs|hours|JST|UTC)(?![A-Za-z])",
                            "(?<=\\d{4}, )(?<hour>[01]\\d|2[0-3])[0-5]\\d(?![\\d%]|[.,]\\d)",
                            "(?<![\\d.:])" + HOUR + "h[0-5]\\d(?![A-Za-z\\d])",
                            // quarter past five in the afternoon
                            "(?<![A-Za-z])(?:(?:a )?quarter|half|\\b\\w{1,12} minutes?)"
                                    + " (?:past|to|before|after) "
                                    + NUMBER_WORD
                                    + "(?:"
                                    + PART_IN_WORDS
                                    + ")?",
                            "(?<![A-Za-z\\d])"
                                    + NUMBER_WORD
                                    + " o['’]clock(?:"
                                    + PART_IN_WORDS
                                    + ")?")
                    .map(Pattern::compile)
                    .toList();
    private static final Text WHY =
            Text.of("時刻が分かると、記録と突き合わせられます", "a time can be matched with records");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        for (Pattern form : FORMS) {
            form.matcher(reading.text()).results().forEach(one -> found.add(finding(reading, one)));
        }
        return found;
    }

    private static Finding finding(Reading reading, MatchResult time) {
        int end = time.end();
        while (end > time.start() + 1 && Character.isWhitespace(reading.text().charAt(end - 1))) {
            end--;
        }
        Span span = reading.plain().source(time.start(), end);
        String quarter = quarter(time, reading.japanese());
        return new Finding(span.start(), span.end(), Kind.TIME, "time", quarter, quarter, WHY);
    }

    private static String quarter(MatchResult time, boolean japanese) {
        String written = group(time, "hour");
        if (written == null) {
            return japanese ? "〔ある時刻〕" : "[some time]";
        }
        int hour = Integer.parseInt(written);
        if (afternoon(time) && hour < 12) {
            hour += 12;
        } else if (hour == 12 && group(time, "half") != null && !afternoon(time)) {
            hour = 0;
        }
        return japanese
                ? List.of("〔未明〕", "〔午前〕", "〔午後〕", "〔夜〕").get(hour % 24 / 6)
                : List.of(
                                "[before dawn]",
                                "[in the morning]",
                                "[in the afternoon]",
                                "[in the evening]")
                        .get(hour % 24 / 6);
    }

    private static boolean afternoon(MatchResult time) {
        String half = group(time, "half");
        String part = group(time, "part");
        return (half != null && half.toLowerCase(Locale.ROOT).startsWith("p"))
                || (part != null
                        && part.toLowerCase(Locale.ROOT)
                                .matches("午後|夜|夕方|pm|.*(?:afternoon|evening)"));
    }

    private static @Nullable String group(MatchResult time, String name) {
        return time.namedGroups().containsKey(name) ? time.group(name) : null;
    }
}
