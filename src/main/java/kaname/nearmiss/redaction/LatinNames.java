package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// Names in Latin letters that stand in no list: capitals that no sentence asks for, words that no
/// English dictionary has, abbreviations that the trade does not know.
final class LatinNames implements Recogniser {

    private static final Pattern BETWEEN =
            Pattern.compile(
                    " ?[-&]? ?|[ ](?:van|von|van den|van"
                            + " der|de|del|della|di|da|dos|bin|al|el|of|and)[ ]|\n");
    private static final Set<String> FIRM_ENDINGS = Lexicon.read("firms-latin.txt");
    private static final Set<String> PLACE_ENDINGS = Lexicon.read("places-latin.txt");
    private static final Text CAPITAL =
            Text.of("文の途中で大文字から始まる語です", "a capital that the sentence does not ask for");
    private static final Text ABBREVIATION =
            Text.of("知られていない略語です", "an abbreviation that the trade does not know");
    private static final Text UNKNOWN =
            Text.of("英語の辞書にない語です", "a word that no English dictionary has");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        List<LatinWord> words = LatinWord.in(reading.text());
        for (int i = 0; i < words.size(); i++) {
            int end = endOfName(reading, words, i);
            if (end > i) {
                found.add(finding(reading, words.get(i), words.get(end - 1)));
                i = end - 1;
            }
        }
        return found;
    }

    /// Where the name that begins with this word ends, exclusive; the word itself if it begins
    /// none.
    private static int endOfName(Reading reading, List<LatinWord> words, int first) {
        if (!odd(reading, words.get(first))
                && !beginsWithOrdinaryWord(reading, words, first)
                && !japaneseTitle(reading, words, first)) {
            return first;
        }
        int end = first + 1;
        while (end < words.size() && joins(reading, words, end)) {
            end++;
        }
        return end;
    }

    private static boolean joins(Reading reading, List<LatinWord> words, int i) {
        LatinWord word = words.get(i);
        String between = reading.text().substring(words.get(i - 1).end(), word.start());
        if (!BETWEEN.matcher(between).matches() || between.isEmpty()) {
            return false;
        }
        if (PLACE_ENDINGS.contains(word.text()) && between.equals(" ")) {
            return true;
        }
        return (odd(reading, word) && !between.equals("\n"))
                || (word.capital()
                        && !word.opens()
                        && word.text().length() > 1
                        && (!word.trade()
                                || !word.allCapitals()
                                || FIRM_ENDINGS.contains(word.text().toLowerCase(Locale.ROOT))));
    }

    /// "Castle Guard Osaka": an opening capital that says nothing, and then one that does.
    private static boolean beginsWithOrdinaryWord(Reading reading, List<LatinWord> words, int i) {
        LatinWord word = words.get(i);
        if (!word.opens()
                || !word.capital()
                || word.functional()
                || word.trade()
                || i + 1 >= words.size()) {
            return false;
        }
        LatinWord next = words.get(i + 1);
        String between = reading.text().substring(word.end(), next.start());
        return (between.equals(" ") || between.equals(" & "))
                && next.capital()
                && !next.trade()
                && next.text().length() > 2
                && !reading.japanese();
    }

    /// Two words with capitals in the middle of Japanese: Hollow Trust.
    private static boolean japaneseTitle(Reading reading, List<LatinWord> words, int i) {
        LatinWord word = words.get(i);
        if (!reading.japanese() || !titled(word) || word.functional() || i + 1 >= words.size()) {
            return false;
        }
        return titled(words.get(i + 1))
                && reading.text()
                        .substring(word.end(), words.get(i + 1).start())
                        .matches(" (?:& )?");
    }

    private static boolean titled(LatinWord word) {
        return word.capital() && !word.allCapitals() && !word.trade() && word.text().length() > 2;
    }

    private static boolean odd(Reading reading, LatinWord word) {
        if (word.text().length() < 2 || word.trade()) {
            return false;
        }
        if (!word.capital()) {
            return word.text().length() >= 4 && !word.ordinary() && Romaji.shaped(word.text());
        }
        if (word.allCapitals() || reading.japanese() || word.opens()) {
            return !word.ordinary();
        }
        return !(word.text().contains("-") && word.ordinary());
    }

    private static Finding finding(Reading reading, LatinWord first, LatinWord last) {
        int end = last.end() + Ending.leading(reading.after(last.end(), 10));
        Span whole = CorporateForms.around(reading.text(), first.start(), end);
        String text = reading.text().substring(whole.start(), whole.end());
        boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
        Text why = capitals ? ABBREVIATION : first.capital() && !first.opens() ? CAPITAL : UNKNOWN;
        return Finding.of(
                reading.plain().source(whole.start(), whole.end()),
                FIRM_ENDINGS.contains(last.text().toLowerCase(Locale.ROOT))
                        ? Kind.ORGANISATION
                        : Kind.NAME,
                capitals ? "abbreviation" : "latin-name",
                View.tight(text),
                why);
    }
}
