package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What became of one case of the corpus.
///
/// @param leaked secrets of which more than a word of the trade is left
/// @param lost useful facts that did not survive as they were
record Judged(Corpus.Case of, Deidentified result, List<Corpus.Secret> leaked, List<String> lost) {

    static Judged of(Corpus.Case one, ClosedWorld world) {
        Deidentified result = Deidentify.of(one.text(), world);
        BitSet gone = new BitSet();
        result.certain().forEach(f -> gone.set(f.start(), f.end()));
        result.suspected().forEach(f -> gone.set(f.start(), f.end()));
        List<Corpus.Secret> leaked = new ArrayList<>();
        for (Corpus.Secret secret : one.secrets()) {
            for (int at = one.text().indexOf(secret.text()); at >= 0; at = one.text().indexOf(secret.text(), at + 1)) {
                if (shows(one.text(), at, at + secret.text().length(), gone)) {
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
        return !result.unique().isEmpty();
    }

    /// A rest that says something: more than a word of the trade, or three digits.
    private static boolean shows(String text, int start, int end, BitSet gone) {
        int at = start;
        while (at < end) {
            int from = gone.nextClearBit(at);
            if (from >= end) {
                return false;
            }
            int next = gone.nextSetBit(from);
            int to = next < 0 ? end : Math.min(next, end);
            String rest = View.tight(CorporateForms.without(text.substring(from, to))).replaceAll("[^\\p{L}\\p{N}]", "");
            if (rest.length() >= 2 && !Trade.compound(rest) && !Lexicon.isTrade(rest)) {
                return true;
            }
            at = to;
        }
        return false;
    }
}
