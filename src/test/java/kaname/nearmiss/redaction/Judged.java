package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// What became of one case of the corpus.
///
/// @param leaked secrets of which more than a word of the trade is left
/// @param lost useful facts that did not survive as they were
record Judged(Corpus.Case of, Deidentified result, List<Corpus.Secret> leaked, List<String> lost) {

    private static final Set<String> HONORIFICS = Lexicon.read("honorifics.txt");

    static Judged of(Corpus.Case one, ClosedWorld world) {
        Deidentified result = Deidentify.of(one.text(), world);
        BitSet gone = new BitSet();
        result.certain().forEach(f -> gone.set(f.start(), f.end()));
        result.suspected().forEach(f -> gone.set(f.start(), f.end()));
        List<Corpus.Secret> leaked = new ArrayList<>();
        for (Corpus.Secret secret : one.secrets()) {
            for (int at = one.text().indexOf(secret.text());
                    at >= 0;
                    at = one.text().indexOf(secret.text(), at + 1)) {
                int end = at + secret.text().length();
                if (shows(one.text(), at, end, gone)
                        || (secret.kind().equals("person") && gone.get(at, end).isEmpty())) {
                    leaked.add(secret);
                    break;
                }
            }
        }
        List<String> lost = new ArrayList<>();
        for (String fact : one.keep()) {
            int at = one.text().indexOf(fact);
            if (gone.get(at, at + fact.length()).cardinality() > 0) {
                lost.add(fact);
            }
        }
        return new Judged(one, result, leaked, lost);
    }

    boolean held() {
        return result.held();
    }

    /// A rest that says something: more than ordinary words of English or of the trade.
    private static boolean shows(String text, int start, int end, BitSet gone) {
        int at = start;
        while (at < end) {
            int from = gone.nextClearBit(at);
            if (from >= end) {
                return false;
            }
            int next = gone.nextSetBit(from);
            int to = next < 0 ? end : Math.min(next, end);
            if (says(CorporateForms.without(text.substring(from, to)))) {
                return true;
            }
            at = to;
        }
        return false;
    }

    private static boolean says(String rest) {
        return Arrays.stream(
                        rest.strip()
                                .split(
                                        "[^\\p{L}\\p{N}]+|(?<=[\\p{IsHan}ァ-ヶ])の(?=[\\p{IsHan}ァ-ヶ]|$)|^[のもはがをにで]"))
                .filter(word -> !(word.matches("[a-z]+") && Lexicon.isEnglish(word)))
                .map(View::tight)
                .anyMatch(word ->
                        word.length() >= 2 && !HONORIFICS.contains(word) && !namesNobody(word));
    }

    /// Nothing but words of the trade, single characters of it, and up to two figures.
    private static boolean namesNobody(String word) {
        String letters =
                word.replaceAll("(?<![a-z\\d])[a-z]?\\d{1,2}[a-z]?(?![a-z\\d])|第?[一二三四五六七八九十]", "");
        boolean[] reached = new boolean[letters.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= letters.length(); end++) {
            for (int start = Math.max(0, end - 14); start < end && !reached[end]; start++) {
                reached[end] = reached[start] && Lexicon.isTrade(letters.substring(start, end));
            }
        }
        return reached[letters.length()];
    }
}
