package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word in Latin letters, in a plain view.
///
/// @param opens a sentence, a quotation or a line begins here, so that a capital says nothing
record LatinWord(int start, int end, String text, boolean opens) {

    private static final String LETTERS = "[A-Za-zÀ-žŌ-ő]";
    private static final Pattern WORD =
            Pattern.compile(
                    "(?<![A-Za-z0-9_@./\\\\-])"
                            + LETTERS
                            + "{1,40}(?:['’-]"
                            + LETTERS
                            + "{1,40}){0,6}(?![A-Za-z0-9_@\\\\])");
    private static final String BEFORE_A_SENTENCE = ".!?:;\n\r。、「」・-–—•|";
    private static final Set<String> FUNCTION_WORDS = Lexicon.read("function-words.txt");

    static List<LatinWord> in(String text) {
        List<LatinWord> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(
                    new LatinWord(
                            matcher.start(),
                            matcher.end(),
                            matcher.group(),
                            opens(text, matcher.start())));
        }
        return words;
    }

    private static boolean opens(String text, int at) {
        int i = at - 1;
        while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i--;
        }
        return i < 0
                || BEFORE_A_SENTENCE.indexOf(text.charAt(i)) >= 0
                || "\"'“‘(*>[".indexOf(text.charAt(i)) >= 0
                || text.charAt(i) > 0x2E80;
    }

    boolean capital() {
        return Character.isUpperCase(text.charAt(0));
    }

    boolean allCapitals() {
        return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
    }

    /// A word of grammar: it begins sentences and no names.
    boolean functional() {
        return FUNCTION_WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /// A word of the trade or an abbreviation of it in the plural.
    boolean trade() {
        return Lexicon.isTrade(text)
                || (text.endsWith("s") && allButLastCapital() && Lexicon.isTrade(singular()));
    }

    /// Every part of it is a word of the trade or of English.
    boolean ordinary() {
        return ordinary(text.replaceFirst("['’]s$", ""));
    }

    static boolean ordinary(String text) {
        for (String part : text.split("['’-]")) {
            if (part.length() > 1 && !Lexicon.isEnglish(part) && !Lexicon.isTrade(part)) {
                return false;
            }
        }
        return true;
    }

    private boolean allButLastCapital() {
        return singular().length() > 1 && singular().equals(singular().toUpperCase(Locale.ROOT));
    }

    private String singular() {
        return text.substring(0, text.length() - 1);
    }
}
