package kaname.nearmiss.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a reviewer is shown of names that no list holds, in a world that knows nobody; a name
/// counts when all of it is marked. The figures are printed.
class SuspicionTest {

    private static final ClosedWorld NOBODY = ClosedWorld.of(List.of());
    private static final Map<String, int[]> BY_KIND = new TreeMap<>();
    private static double marked;

    @BeforeAll
    static void mark() {
        long characters = 0;
        long shown = 0;
        for (Corpus.Case one : Variants.of(25)) {
            BitSet marks = marks(Deidentify.of(one.text(), NOBODY));
            for (Corpus.Secret secret : one.secrets()) {
                int at = one.text().indexOf(secret.text());
                int[] count = BY_KIND.computeIfAbsent(secret.kind(), _ -> new int[2]);
                count[1]++;
                count[0] += covers(marks, one.text(), at, at + secret.text().length()) ? 1 : 0;
                marks.clear(at, at + secret.text().length());
            }
            shown += marks.cardinality();
            characters +=
                    one.text().length()
                            - one.secrets().stream().mapToInt(s -> s.text().length()).sum();
        }
        marked = (double) shown / characters;
        BY_KIND.forEach((kind, count) ->
                System.out.printf(
                        Locale.ROOT,
                        "suspicion: %s %d of %d = %.3f%n",
                        kind,
                        count[0],
                        count[1],
                        recall(kind)));
        System.out.printf(
                Locale.ROOT,
                "suspicion: %.1f %% of what is no name is marked; in the corpus %.1f %% of all%n",
                100 * marked,
                100 * markedOfCorpus());
    }

    private static boolean covers(BitSet marks, String text, int start, int end) {
        return IntStream.range(start, end)
                .allMatch(at -> marks.get(at) || !Character.isLetterOrDigit(text.charAt(at)));
    }

    private static BitSet marks(Deidentified result) {
        BitSet marks = new BitSet();
        Stream.of(result.certain(), result.suspected(), result.faint())
                .flatMap(List::stream)
                .forEach(finding -> marks.set(finding.start(), finding.end()));
        return marks;
    }

    /// Nothing is in a list there, so that all marks are suspicions and shapes.
    private static double markedOfCorpus() {
        long characters = 0;
        long shown = 0;
        for (Corpus.Case one : Corpus.cases()) {
            characters += one.text().length();
            shown += marks(Deidentify.of(one.text(), NOBODY)).cardinality();
        }
        return (double) shown / characters;
    }

    private static double recall(String kind) {
        int[] count = BY_KIND.getOrDefault(kind, new int[2]);
        return (double) count[0] / count[1];
    }

    @Test
    void peopleAreShown() {
        assertThat(recall("person")).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void organisationsAreShown() {
        assertThat(recall("organisation")).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void theReviewerIsNotShownEverything() {
        assertThat(marked).isLessThanOrEqualTo(0.20);
    }
}
