package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.platform.Text;

/// What is left of a name whose other part was found, and what stands in a row with names. Looks at
/// a text in which everything that was found is one sign, by kind.
final class Remnants {

    private static final char PERSON = '\uE000';
    private static final char NAME = '\uE001';
    private static final char OTHER = '\uE002';
    private static final String MASK = "[\uE000\uE001]";
    private static final String ANY = "[\uE000\uE001\uE002]";
    private static final String KANJI = "[\\p{IsHan}々ヶァ-ヶー]";
    private static final String ITEM = "(?:[\\p{IsHan}々]{1,5}|[ぁ-ん]{3,6})";

    /// 駒走〔人〕, 神無月通信〔場所〕, 四万十原〔組織〕
    private static final Pattern BEFORE =
            Pattern.compile("(?<it>" + KANJI + "{1,10})(?=" + MASK + ")");

    /// 緑樹の〔組織〕, 丸に〔組織〕
    private static final Pattern LINKED =
            Pattern.compile("(?<![\\p{IsHan}ァ-ヶー])(?<it>[\\p{IsHan}々]{1,4})(?=[のにな]\uE001)");

    /// うたしろ 〔人〕, ひびき〔組織〕
    private static final Pattern KANA =
            Pattern.compile(
                    "(?<=^|[\\s、。「(・たはがにで\uE000-\uE002])(?<it>[ぁ-ん]{2,6})(?=\\s?" + MASK + ")");

    /// 署名: 〔組織〕 たてわき 〔メール〕
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "(?<=" + ANY + "[\\s、・]{1,2})(?<it>" + ITEM + ")(?=[\\s、・(]{1,2}" + ANY + ")");

    /// わたぬき・〔人〕の二名
    private static final Pattern LISTED =
            Pattern.compile(
                    "(?<=^|[\\s。、・「(])(?<it>"
                            + ITEM
                            + ")(?=[、・と]\uE000|・\uE001)|(?<=\uE000[、・])(?<it2>"
                            + ITEM
                            + ")(?=[、・。のがは])");

    /// 栗花落様
    private static final Pattern HONOURED =
            Pattern.compile(
                    "(?<![\\p{IsHan}])(?<it>(?!お客|皆|仕|同|模|多|有|神|異|一|両|逆|奥|王)[\\p{IsHan}々]{1,4})(?=様(?![々子式態]))");

    /// 東課長, 星(〔電話〕)
    private static final Pattern SINGLE =
            Pattern.compile(
                    "(?<![\\p{IsHan}ァ-ヶー])(?<it>[\\p{IsHan}])(?=(?:課長|係長|部長|主任|所長|班長|室長|さん|氏)|\\s?\\("
                            + ANY
                            + ")");

    /// 〔組織〕な電工
    private static final Pattern AFTER =
            Pattern.compile("(?<=" + MASK + ")(?<it>な(?:" + endings() + "))");

    /// 〔施設〕(鮎返り)
    private static final Pattern APPOSED =
            Pattern.compile(
                    "(?<="
                            + MASK
                            + "[^\\s。、()]{0,6}\\s?\\()(?<it>[\\p{IsHan}ぁ-んァ-ヶー々]{2,8})(?=\\))");

    /// 陽だまり配送ハブ: the ending of a plant or a firm behind kanji and kana that no sentence joins.
    private static final Pattern MIXED =
            Pattern.compile(
                    "(?<![\\p{IsHan}ァ-ヶー])(?<it>[\\p{IsHan}々]{1,2}[ぁ-ん]{0,3}[ぁ-ん&&[^たるいのなをにでがはともへくしけき]](?:"
                            + endings()
                            + "))");

    /// スカイ八代: katakana, and a number in kanji that counts nothing.
    private static final Pattern COUNTED =
            Pattern.compile(
                    "(?<![ァ-ヶー])(?<it>[ァ-ヶー]{2,12}[一二三四五六七八九十百千万]{1,2}[\\p{IsHan}&&[^台階系号基便回人名件本個枚箇点次重段割分秒時日月年種類相極線路機館棟番型式社者]])");

    private static String endings() {
        return Stream.of("firms.txt", "plants.txt")
                .flatMap(file -> Lexicon.read(file).stream())
                .filter(word -> word.length() > 1)
                .sorted(Comparator.comparingInt(word -> -word.length()))
                .map(Remnants::anyKana)
                .collect(Collectors.joining("|"));
    }

    /// Lists are folded: kana in either script.
    private static String anyKana(String folded) {
        return folded.codePoints()
                .mapToObj(c ->
                        c >= 'ぁ' && c <= 'ゖ'
                                ? "["
                                        + Character.toString(c)
                                        + Character.toString(c + 'ァ' - 'ぁ')
                                        + "]"
                                : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }

    private static final List<Pattern> ALL =
            List.of(BEFORE, LINKED, KANA, LISTED, HONOURED, AFTER, APPOSED, MIXED, COUNTED);

    /// Where nothing but somebody can stand, whatever else the word means.
    private static final List<Pattern> CERTAIN = List.of(BETWEEN, SINGLE);

    /// Kana so long that even a verb of the dictionary may be a name: ひびき.
    private static final int LONG_KANA = 3;

    private static final Text WHY =
            Text.of(
                    "伏せた名に続いているか、名と並んでいます",
                    "it continues a name that was found, or stands in a row with names");

    private Remnants() {}

    static List<Finding> in(Reading reading, List<Finding> found) {
        String masked = masked(reading, found);
        List<Finding> remnants = new ArrayList<>();
        CERTAIN.forEach(pattern -> each(pattern, masked, span -> add(reading, span, remnants)));
        for (Pattern pattern : ALL) {
            each(
                    pattern,
                    masked,
                    span -> {
                        if (!plain(reading, span.start(), span.end())) {
                            add(reading, span, remnants);
                        }
                    });
        }
        return remnants;
    }

    private static void each(Pattern pattern, String masked, Consumer<Span> found) {
        Matcher matcher = pattern.matcher(masked);
        boolean two = pattern.namedGroups().containsKey("it2");
        while (matcher.find()) {
            String group = two && matcher.group("it") == null ? "it2" : "it";
            found.accept(new Span(matcher.start(group), matcher.end(group)));
        }
    }

    private static boolean plain(Reading reading, int start, int end) {
        String word = reading.text().substring(start, end);
        return Lexicon.isTrade(word) || Trade.compound(word) || ordinary(reading, start, end);
    }

    private static void add(Reading reading, Span span, List<Finding> remnants) {
        int start = span.start();
        int end = span.end();
        String word = reading.text().substring(start, end);
        remnants.add(
                Finding.of(
                        reading.plain().source(start, end),
                        Kind.NAME,
                        "remnant",
                        View.tight(word),
                        WHY));
    }

    /// Kana that the dictionary takes for anything but a noun, numbers, and words of time.
    private static boolean ordinary(Reading reading, int start, int end) {
        List<Token> inside =
                reading.tokens().stream().filter(t -> t.start() < end && t.end() > start).toList();
        if (Script.allHiragana(reading.text().substring(start, end))) {
            boolean verbToo = end - start >= LONG_KANA;
            return inside.stream()
                    .allMatch(t ->
                            t.known() && !t.noun() && !(verbToo && t.speech().startsWith("動詞")));
        }
        return inside.stream().allMatch(Token::number)
                || inside.stream().allMatch(t -> t.adverbial() || t.suffix());
    }

    /// As long as the plain text, so that places are the same.
    private static String masked(Reading reading, List<Finding> found) {
        char[] text = reading.text().toCharArray();
        for (Finding finding : found) {
            int start = reading.plain().at(finding.start());
            int end = reading.plain().at(finding.end());
            char sign =
                    switch (finding.kind()) {
                        case PERSON -> PERSON;
                        case ORGANISATION, FACILITY, CONTRACTOR, PLACE, NAME -> NAME;
                        default -> OTHER;
                    };
            java.util.Arrays.fill(text, start, Math.min(end, text.length), sign);
        }
        return new String(text);
    }
}
