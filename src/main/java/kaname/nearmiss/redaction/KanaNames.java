package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// Names in kana. The dictionary cuts hiragana into particles, so they are found by where they
/// stand: before an honorific, in a signature, before the ending of a firm or a plant, and two with
/// a space between.
final class KanaNames implements Recogniser {

    private static final String PARTICLE = "(?:では|には|とは|からは|までは|まで|から|より|のは|は|が|の|を|に|で|と|も|や|へ)";

    /// After kanji, hiragana are mostly the end of the same word, unless a particle stands between.
    private static final String BEGINS =
            "(?:(?<![ぁ-ん\\p{IsHan}ァ-ヶー々])|(?<=[\\p{IsHan}ァ-ヶー々]"
                    + PARTICLE
                    + ")|(?<=[\\p{IsHan}][ぁ-ん]"
                    + PARTICLE
                    + "))";

    private static final Pattern HONOURED =
            Pattern.compile(
                    BEGINS
                            + "(?<it>[ぁ-ん]{2,6}?(?:[ "
                            + "　][ぁ-ん]{2,5}?)?)(?=さん|くん|ちゃん|氏|様|課長|係長|部長|主任|所長|班長|先生|医師|技師|師長)");
    private static final Pattern TWO =
            Pattern.compile(
                    BEGINS + "(?<it>[ぁ-ん]{2,6}[ 　][ぁ-ん]{2,5}?)(?=" + PARTICLE + "|いわく|[^ぁ-ん]|$)");
    private static final Pattern TWO_IN_KATAKANA =
            Pattern.compile(
                    "(?<![ァ-ヶー])(?<it>(?<first>[ァ-ヶー]{2,8})[ 　・](?<second>[ァ-ヶー]{2,8}))(?![ァ-ヶー])");
    private static final Pattern ACTING =
            Pattern.compile(
                    BEGINS + "(?<it>[ぁ-ん]{3,6}?)(?=は|が|も|いわく|の(?!で|に)|から|より|に(?:言わ|聞)|を名乗|と名乗)");
    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?:担当|報告|記入|作成|文責|署名|当直|連絡先)者?[::はの]?\\s*(?<it>[ぁ-ん]{2,6})(?=[、。,)）/\\s]|$)");
    private static final Pattern BEFORE_AN_ENDING =
            Pattern.compile(
                    BEGINS + "(?<it>[ぁ-ん]{2,6}[野台丘原山川沢浜島ヶ]?)(?<rest>[\\p{IsHan}ァ-ヶー]{1,10})");
    private static final Set<String> FUNCTION_WORDS = Lexicon.read("hiragana-words.txt");
    private static final Pattern INFLECTED =
            Pattern.compile(
                    ".*(?:した|する|して|れた|れる|いる|ある|ない|なる|せた|せる|った|って|んだ|んで|ため|まま|など|ごと|たび|その|この|あの|どの|ような|たち|まで|から|では|には|ので|のに|とき|という|ほか|ほど|だけ|より|な|の|は|が|を|に|で|と|も|へ|や)$");
    private static final Text PERSON =
            Text.of("敬称の前や署名の位置の仮名です", "kana before an honorific or in a signature");
    private static final Text ENDING =
            Text.of("会社や施設の語尾の前の平仮名です", "hiragana before the ending of a firm or a plant");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        persons(reading, HONOURED, found);
        persons(reading, TWO, found);
        persons(reading, LABELLED, found);
        TWO_IN_KATAKANA
                .matcher(reading.text())
                .results()
                .filter(two -> !ordinary(two.group("first")) && !ordinary(two.group("second")))
                .forEach(two ->
                        found.add(
                                finding(
                                        reading,
                                        two.start(),
                                        two.end(),
                                        Kind.PERSON,
                                        "kana",
                                        PERSON)));
        ACTING.matcher(reading.text())
                .results()
                .filter(one -> !FUNCTION_WORDS.contains(one.group("it")))
                .filter(one ->
                        Surroundings.tell(reading, one.start("it"), one.end("it"))
                                .equals(Optional.of(Kind.PERSON)))
                .forEach(one ->
                        found.add(
                                finding(
                                        reading,
                                        one.start("it"),
                                        one.end("it"),
                                        Kind.PERSON,
                                        "surroundings",
                                        PERSON)));
        Matcher matcher = BEFORE_AN_ENDING.matcher(reading.text());
        while (matcher.find()) {
            String word = matcher.group("it");
            if ((!inflected(word) || properNoun(word)) && named(matcher.group("rest"))) {
                found.add(
                        finding(
                                reading,
                                matcher.start("it"),
                                matcher.end(),
                                Kind.ORGANISATION,
                                "ending",
                                ENDING));
            }
        }
        return found;
    }

    private static void persons(Reading reading, Pattern pattern, List<Finding> found) {
        Matcher matcher = pattern.matcher(reading.text());
        while (matcher.find()) {
            if (!FUNCTION_WORDS.contains(matcher.group("it"))) {
                found.add(
                        finding(
                                reading,
                                matcher.start("it"),
                                matcher.end("it"),
                                Kind.PERSON,
                                "kana",
                                PERSON));
            }
        }
    }

    private static boolean ordinary(String katakana) {
        return Lexicon.isTrade(katakana) || Trade.compound(katakana);
    }

    private static boolean properNoun(String word) {
        Token first = Tokens.of(word).getFirst();
        return first.surface().length() > 1 && (first.name() || !first.known());
    }

    private static boolean inflected(String word) {
        return FUNCTION_WORDS.contains(word) || INFLECTED.matcher(word).matches();
    }

    private static boolean named(String rest) {
        for (NounRun run : NounRun.in(Tokens.of(rest))) {
            if (Ending.start(run, run.size()) < run.size()) {
                return true;
            }
        }
        return false;
    }

    private static Finding finding(
            Reading reading, int start, int end, Kind kind, String recogniser, Text why) {
        String same = View.tight(reading.text().substring(start, end));
        return Finding.of(reading.plain().source(start, end), kind, recogniser, same, why);
    }
}
