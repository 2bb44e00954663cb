package kaname.nearmiss.redaction;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Words that name nobody: the words of the trade, kept by hand in `words.txt` and `products.txt`,
/// and ordinary English.
final class Lexicon {

    private static final Set<String> NAME_LISTS =
            Set.of(
                    StandardDictionaries.SURNAMES,
                    StandardDictionaries.MALE_NAMES,
                    StandardDictionaries.FEMALE_NAMES);

    private static final Set<String> TRADE = read("words.txt");
    private static final Set<String> PRODUCTS = read("products.txt");
    private static final Set<String> ENGLISH = read("english.txt");
    private static final Set<String> ENGLISH_NAMES = englishNames();

    private Lexicon() {}

    private static Set<String> englishNames() {
        Set<String> names = new HashSet<>();
        try {
            for (Dictionary one : StandardDictionaries.loadAllDictionaries()) {
                if (NAME_LISTS.contains(one.getName())) {
                    names.addAll(one.getFrequencies());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the word lists are on the class path", e);
        }
        return Set.copyOf(names);
    }

    /// The words of a list of the class path, folded.
    static Set<String> read(String file) {
        Set<String> words = new HashSet<>();
        try (var in = Lexicon.class.getResourceAsStream("/kaname/nearmiss/" + file);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in, file),
                                        StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(",")))
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

    /// An ordinary word of English, whatever else it may be.
    static boolean isEnglish(String word) {
        return ENGLISH.contains(word.toLowerCase(Locale.ROOT));
    }

    /// A family or a given name of English, whatever else it may be.
    static boolean isEnglishName(String word) {
        return ENGLISH_NAMES.contains(word.toLowerCase(Locale.ROOT));
    }
}
