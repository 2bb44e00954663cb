package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// Places where only a name can stand, and the word there looks like none: a person has to look.
final class Doubts {

    private static final String WORD = "[\\p{IsHan}ァ-ヶーぁ-ん々A-Za-z]";

    /// A label of who it was, and one short word.
    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?:担当|報告|記入|作成|発見|文責|署名|起票|当直|連絡先|氏名)者?\\s*[::]?\\s*(?<it>"
                            + WORD
                            + "{1,6})(?=\\s*(?:[、。,\\n(]|$|さん|氏))");

    /// Said, lived, hosted: nothing but somebody or somewhere does.
    private static final Pattern BEFORE_A_DEED =
            Pattern.compile(
                    "(?<=^|[、。「(\\s]|で、|の)(?<it>[\\p{IsHan}ァ-ヶー々]{1,6}[ぁ-ん]?[\\p{IsHan}ァ-ヶー々]{0,4})(?=いわく|在住|御中|に常駐|の夏祭り|の判断で|の所感|課長より|さんに言われ|を名乗|と同じ系列|に貸し)");

    /// 采女が夜に気付いて
    private static final Pattern WHO_DID =
            Pattern.compile(
                    "(?<=^|[。、「\\s])(?<it>[\\p{IsHan}]{2,3})(?=が[^。、\\n]{0,10}?(?:気付|気づ|見つけ|声を|駆け))");

    /// 鮎返りに常駐, 島原野から
    private static final Pattern WHERE =
            Pattern.compile(
                    "(?<=^|[。、\\s]|まで|は|で)(?<it>[\\p{IsHan}]{1,4}(?:返り|下り|入り|戻り)?)(?=に常駐|から[^。、\\n]{0,12}まで(?:歩|走|運|行))");

    private static final Text WHY =
            Text.of(
                    "名が立つ位置に、名と言い切れない語があります",
                    "a word that may be a name stands where a name stands");

    private Doubts() {}

    /// @param covered what is taken out anyway
    static List<Finding> in(Reading reading, Covered covered) {
        List<Finding> found = new ArrayList<>();
        for (Pattern pattern : List.of(LABELLED, BEFORE_A_DEED, WHO_DID, WHERE)) {
            pattern.matcher(reading.text())
                    .results()
                    .forEach(one -> {
                        Span span = reading.plain().source(one.start("it"), one.end("it"));
                        if (!nobody(one.group("it")) && covered.rest(span).equals(List.of(span))) {
                            found.add(
                                    Finding.of(
                                            span,
                                            Kind.NAME,
                                            "doubt",
                                            View.tight(one.group("it")),
                                            WHY));
                        }
                    });
        }
        return found;
    }

    private static boolean nobody(String word) {
        return Lexicon.isTrade(word)
                || Trade.compound(word)
                || word.matches("[ぁ-ん]{1,2}|.*[ぁ-ん&&[^り]]");
    }
}
