package kaname.nearmiss.redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.platform.Text;

/// Days, which become their month. A month or a year alone stays, and so do durations: they tell
/// what happened and not to whom.
final class Dates implements Recogniser {

    private static final String WEEKDAY_AFTER =
            "(?:\\s*[(\\[]?[月火水木金土日](?:曜日?)?[)\\]]?(?!\\p{IsHan}))?";
    private static final String RELATIVE =
            "(?:(?:一昨年|昨年|去年|今年|本年|前年|翌年|先々月|先月|今月|前月|同月|翌月)の?\\s*)?";
    private static final String PART_OF_DAY = "(?:午前|午後|未明|深夜|早朝|夜|朝|昼|夕方|正午|\\d{1,2}[:時])";
    private static final String DAY = "(?:3[01]|[12]\\d|0?[1-9])";
    private static final String MONTH = "(?<month>1[0-2]|0?[1-9])";
    private static final String YEAR = "(?<year>(?:19|20)\\d\\d)";

    private static final String MONTH_NAME =
            "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
                + "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    private static final String ENGLISH_DAY = DAY + "(?:st|nd|rd|th)?";
    private static final String ENGLISH_WEEKDAY =
            "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,?\\s+(?:the\\s+)?)?";
    private static final String HOLIDAY =
            "(?:Boxing Day|Christmas(?: Eve| Day)?|New Year['’]s (?:Eve|Day)|(?:Good|Easter)"
                    + " (?:Friday|Sunday|Monday)|Labou?r Day|Thanksgiving)";

    /// The longest of those that match in one place counts.
    private static final List<Pattern> FORMS =
            Stream.of(
                            // 令和8年3月14日(土), R8.3.14
                            "(?<era>令和|平成|昭和|(?<![A-Za-z])[RHSrhs])\\s*(?<eraYear>元|\\d{1,2})\\s*[年./-]\\s*"
                                    + MONTH
                                    + "\\s*[月./-]\\s*"
                                    + DAY
                                    + "(?:\\s*日)?(?!\\d)"
                                    + WEEKDAY_AFTER,
                            // 2026年3月14日, 2026/3/14, 2026-03-14
                            "(?<![\\d.])"
                                    + YEAR
                                    + "\\s*[年/.-]\\s*"
                                    + MONTH
                                    + "\\s*[月/.-]\\s*"
                                    + DAY
                                    + "(?:\\s*日)?(?!\\d|\\.\\d)"
                                    + WEEKDAY_AFTER,
                            // 3/144:35: a day and a time that lost what stood between them
                            "(?<![\\d./:-])(?:"
                                    + YEAR
                                    + "[/-])?"
                                    + MONTH
                                    + "[/-]"
                                    + DAY
                                    + "[012]?\\d:[0-5]\\d(?::[0-5]\\d)?(?!\\d)",
                            // 20260314
                            "(?<![\\d.])(?<year>20\\d\\d)(?<month>0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?![\\d.])",
                            // 昨年の3月14日
                            RELATIVE
                                    + "(?<![\\d.])"
                                    + MONTH
                                    + "\\s*月\\s*\\d{1,2}\\s*日"
                                    + WEEKDAY_AFTER,
                            // 3/14(土), 3/14の夜
                            "(?<![\\d./:-])"
                                    + MONTH
                                    + "/"
                                    + DAY
                                    + "(?:\\s*\\([月火水木金土日](?:曜日?)?\\)|(?=\\s*(?:の|に|から|付|"
                                    + PART_OF_DAY
                                    + ")))",
                            // 先月14日, 14日の夜
                            "(?:先々月|先月|今月|前月|同月|翌月)の?\\s*" + DAY + "\\s*日",
                            "(?<![\\d月])"
                                    + DAY
                                    + "\\s*日\\s*(?:\\([月火水木金土日](?:曜日?)?\\)|[月火水木金土日]曜日?"
                                    + "|(?=\\s*(?:"
                                    + PART_OF_DAY
                                    + "|の(?:"
                                    + PART_OF_DAY
                                    + "|夜間|日中|点検|作業|定期|当直))))",
                            // 三月十四日
                            RELATIVE
                                    + "(?<month>[一二三四五六七八九十]{1,2})月\\s*[一二三四五六七八九十]{1,3}日"
                                    + WEEKDAY_AFTER,
                            // 土曜の夜
                            "(?:[月火水木金土日]曜日?|(?<=[\\s、。の])\\(?[月火水木金土日]\\))(?=\\s*の?\\s*"
                                    + PART_OF_DAY
                                    + ")",
                            // 14 March 2026, Saturday the 14th of March
                            "(?<![A-Za-z])"
                                    + ENGLISH_WEEKDAY
                                    + "(?:the )?"
                                    + ENGLISH_DAY
                                    + "[ -](?:of )?"
                                    + MONTH_NAME
                                    + "(?:,?[ -]"
                                    + YEAR
                                    + ")?(?![A-Za-z\\d])",
                            // March 14, 2026
                            "(?<![A-Za-z])"
                                    + ENGLISH_WEEKDAY
                                    + MONTH_NAME
                                    + " "
                                    + ENGLISH_DAY
                                    + "(?:,? "
                                    + YEAR
                                    + ")?(?![A-Za-z\\d])",
                            // 14/3/2026, 3/14/2026: nobody knows which is the month
                            "(?<![\\d./-])" + DAY + "[/.]" + DAY + "[/.]" + YEAR + "(?!\\d)",
                            // Saturday night, Saturday the 14th, on the 14th
                            "(?<![A-Za-z])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?= (?:the"
                                    + " |night|morning|afternoon|evening|at |\\d))(?: the "
                                    + ENGLISH_DAY
                                    + ")?",
                            "(?<=[Oo]n )the "
                                    + DAY
                                    + "(?:st|nd|rd|th)(?! (?:floor|attempt|time|try|of))",
                            "(?<![A-Za-z])" + HOLIDAY + "(?:,? " + YEAR + ")?(?![A-Za-z\\d])")
                    .map(Pattern::compile)
                    .toList();

    private static final Text WHY =
            Text.of("日まで分かると、記録と突き合わせられます", "a day can be matched with records");

    @Override
    public List<Finding> in(Reading reading) {
        return FORMS.stream().flatMap(form -> form(reading, form)).toList();
    }

    private static Stream<Finding> form(Reading reading, Pattern form) {
        Matcher matcher = form.matcher(reading.text());
        return matcher.results()
                .map(one -> {
                    Span span = reading.plain().source(one.start(), one.end());
                    String month = Month.of(one, reading.japanese());
                    return new Finding(
                            span.start(), span.end(), Kind.DATE, "date", month, month, WHY);
                });
    }
}
