package kaname.nearmiss.redaction;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.platform.Text;

/// What stands where people sign: a short last piece of a text or of a line that is no sentence.
final class Signatures implements Recogniser {

    private static final Set<String> FUNCTION_WORDS = Lexicon.read("hiragana-words.txt");

    /// After the last full stop, or between slashes and brackets.
    private static final Pattern KANA =
            Pattern.compile(
                    "(?<=[。\\n(/、・])\\s?(?<it>[ぁ-ん]{3,6})(?=\\s?(?:[)/]|$|\\n(?:\\n|$)|。?\\s?$))");

    private static final Pattern LAST =
            Pattern.compile(
                    "(?:[。\\n]\\s?|(?<=[。\\n])\\s?(?:—|–|-{1,3}|以上、?|From:?)\\s*)(?<it>[^。、\\n]{2,25}?)\\s?。?\\s{0,3}$");

    /// What makes a sentence of it.
    private static final Pattern SENTENCE = Pattern.compile("[ぁ-ん]{2}|[はがをにでともへや]|[ぁ-ん]$|\\d");

    private static final Text WHY = Text.of("署名と思われます", "probably a signature");

    @Override
    public List<Finding> in(Reading reading) {
        Stream<MatchResult> kana =
                KANA.matcher(reading.text())
                        .results()
                        .filter(one -> !FUNCTION_WORDS.contains(one.group("it")));
        Stream<MatchResult> last =
                LAST.matcher(reading.text())
                        .results()
                        .filter(one -> reading.japanese() && Script.japanese(one.group("it")))
                        .filter(one ->
                                !SENTENCE.matcher(one.group("it")).find()
                                        && naming(one.group("it")));
        return Stream.concat(kana, last)
                .map(one ->
                        Finding.of(
                                reading.plain().source(one.start("it"), one.end("it")),
                                Kind.PERSON,
                                "signature",
                                View.tight(one.group("it")),
                                WHY))
                .toList();
    }

    private static boolean naming(String piece) {
        return NounRun.in(Tokens.of(piece)).stream()
                .flatMap(run -> run.nouns().stream())
                .anyMatch(noun -> noun.strange() || noun.namelike() || noun.stray());
    }
}
