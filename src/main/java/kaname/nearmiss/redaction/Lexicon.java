package kaname.nearmiss.redaction;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Words that name nobody: the words of the trade, kept by hand in `words.txt` and `products.txt`, and
/// common English.
final class Lexicon {

    private static final int COMMON = 22_000;
    private static final Map<String, Integer> ENGLISH = new HashMap<>();
    private static final Set<String> NAMES = new HashSet<>();
    private static final Set<String> TRADE = read("words.txt");
    private static final Set<String> PRODUCTS = read("products.txt");

    static {
        try {
            for (Dictionary one : StandardDictionaries.loadAllDictionaries()) {
                switch (one.getName()) {
                    case StandardDictionaries.ENGLISH_WIKIPEDIA ->
                            rank(one, ENGLISH);
                    case StandardDictionaries.SURNAMES,
                            StandardDictionaries.MALE_NAMES,
                            StandardDictionaries.FEMALE_NAMES ->
                            NAMES.addAll(one.getFrequencies());
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the word lists are on the class path", e);
        }
    }

    private Lexicon() {}

    private static void rank(Dictionary dictionary, Map<String, Integer> into) {
        int rank = 0;
        for (String word : dictionary.getFrequencies()) {
            into.putIfAbsent(word, ++rank);
        }
    }

    /// The words of a list of the class path, folded.
    static Set<String> read(String file) {
        Set<String> words = new HashSet<>();
        try (var in = Lexicon.class.getResourceAsStream("/kaname/nearmiss/" + file);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        java.util.Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.split(",")))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .map(View::tight)
                    .forEach(words::add);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return Set.copyOf(words);
    }

    static Set<String> products() {
        return PRODUCTS;
    }

    /// A word of the trade, in any script and case.
    static boolean isTrade(String word) {
        String folded = View.tight(word);
        return TRADE.contains(folded) || PRODUCTS.contains(folded);
    }

    /// Common in English text, whatever else it may be.
    static boolean isEnglish(String word) {
        return ENGLISH.getOrDefault(word.toLowerCase(Locale.ROOT), Integer.MAX_VALUE) <= COMMON;
    }

    static boolean isVeryCommon(String word) {
        return ENGLISH.getOrDefault(word.toLowerCase(Locale.ROOT), Integer.MAX_VALUE) <= 2_500;
    }

    /// A word of the trade that is written in capitals.
    static boolean isAcronym(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT)) && isTrade(word);
    }

    /// Common in English text and nobody's name.
    static boolean isPlainEnglish(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int rank = ENGLISH.getOrDefault(lower, Integer.MAX_VALUE);
        return rank <= 300 || (rank <= COMMON && !NAMES.contains(lower));
    }
}
