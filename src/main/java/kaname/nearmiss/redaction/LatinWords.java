package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// Names in Latin letters that stand in no list: capitals that no sentence asks for, abbreviations that the
/// trade does not know, and whatever carries an honorific.
final class LatinWords implements Recogniser {

    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9_@./\\\\-])[A-Za-zÀ-ž][A-Za-zÀ-ž]*(?:['’-][A-Za-zÀ-ž]+)*(?![A-Za-z0-9_@\\\\])");
    private static final Pattern HONOURED =
            Pattern.compile("(?:(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Eng|Sgt|Capt)\\.?\\s+(?<it>[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)?))|(?<![A-Za-z])(?<jp>[A-Za-z]{2,}(?: [A-Z][a-z]+)?)(?:-|\\s)(?:san|sama|kun|chan|sensei|shi)(?![A-Za-z])");
    private static final Pattern INITIALS = Pattern.compile("(?<![A-Za-z.])(?:[A-Z]\\. ?){1,2}[A-Z][a-z]{2,}(?![A-Za-z])");
    private static final Set<String> LINKS = Set.of("of", "and", "&", "the", "de", "no");
    private static final Text CAPITAL = Text.of("文の途中で大文字から始まる語です", "a capital that the sentence does not ask for");
    private static final Text PERSON = Text.of("敬称や頭文字があり、人の名と思われます", "with an honorific or initials: probably a person");
    private static final Text ABBREVIATION = Text.of("知られていない略語です", "an abbreviation that the trade does not know");

    private record Word(int start, int end, String text, boolean opens) {}

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        honoured(reading, found);
        List<Word> words = words(reading.text());
        for (int i = 0; i < words.size(); i++) {
            int end = i;
            while (end < words.size()
                    && (odd(reading, words, end) || (end > i && capital(words.get(end))))
                    && (end == i || beside(reading, words, end))) {
                end++;
            }
            if (end > i) {
                add(reading, words.get(i).start(), words.get(end - 1).end(), kind(words, i, end), found);
                i = end - 1;
            }
        }
        return found;
    }

    private static void honoured(Reading reading, List<Finding> found) {
        Matcher matcher = HONOURED.matcher(reading.text());
        while (matcher.find()) {
            String group = matcher.group("it") == null ? "jp" : "it";
            person(reading, matcher.start(group), matcher.end(group), found);
        }
        Matcher initials = INITIALS.matcher(reading.text());
        while (initials.find()) {
            person(reading, initials.start(), initials.end(), found);
        }
    }

    private static void person(Reading reading, int start, int end, List<Finding> found) {
        found.add(
                Finding.of(
                        reading.plain().source(start, end),
                        Kind.PERSON,
                        "honorific",
                        View.tight(reading.text().substring(start, end)),
                        PERSON));
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.start(), matcher.end(), matcher.group(), opens(text, matcher.start())));
        }
        return words;
    }

    private static boolean opens(String text, int at) {
        int i = at - 1;
        while (i >= 0 && " \t\"'“‘(*>".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i < 0 || ".!?:;\n\r。、「」・-–—•".indexOf(text.charAt(i)) >= 0 || text.charAt(i) > 0x2E80;
    }

    /// Words of one name: a space, a hyphen or "of" between them.
    private static boolean beside(Reading reading, List<Word> words, int i) {
        String between = reading.text().substring(words.get(i - 1).end(), words.get(i).start());
        return between.equals(" ") || between.equals("-") || between.equals(" & ") || between.equals("’s ") || between.equals("\n");
    }

    private static boolean odd(Reading reading, List<Word> words, int i) {
        Word word = words.get(i);
        String text = word.text();
        if (Lexicon.isTrade(text) || text.length() < 2 || (!Character.isUpperCase(text.charAt(0)))) {
            return text.length() >= 4
                    && Character.isLowerCase(text.charAt(0))
                    && Romaji.shaped(text)
                    && !Lexicon.isTrade(text)
                    && !Lexicon.isEnglish(text);
        }
        if (parts(text)) {
            return false;
        }
        if (text.equals(text.toUpperCase(java.util.Locale.ROOT))) {
            return !Lexicon.isVeryCommon(text);
        }
        if (reading.japanese() || word.opens()) {
            return !Lexicon.isPlainEnglish(stem(text)) || (word.opens() && !reading.japanese() && nextIsName(reading, words, i));
        }
        return true;
    }

    private static boolean capital(Word word) {
        return Character.isUpperCase(word.text().charAt(0)) && word.text().length() > 1 && !Lexicon.isAcronym(word.text());
    }

    private static boolean nextIsName(Reading reading, List<Word> words, int i) {
        if (i + 1 >= words.size() || Lexicon.isEnglish(words.get(i).text()) && commonOpening(words.get(i).text())) {
            return false;
        }
        Word next = words.get(i + 1);
        return reading.text().substring(words.get(i).end(), next.start()).equals(" ")
                && Character.isUpperCase(next.text().charAt(0))
                && !Lexicon.isTrade(next.text())
                && next.text().length() > 2;
    }

    private static boolean commonOpening(String word) {
        return Set.of("the", "a", "an", "our", "we", "when", "while", "after", "before", "at", "in", "on", "it", "this", "that", "if", "no", "one", "two", "during", "from", "by", "for", "with", "as", "because", "only", "nobody", "somebody", "someone", "then", "there", "they", "he", "she", "his", "her", "and", "but", "so", "also", "luckily", "fortunately", "last", "yesterday", "today", "all", "both", "every", "each", "not", "what", "their", "its", "i", "my", "since", "until", "near", "near-miss", "thanks", "lesson", "cause", "contractor", "technician", "operator", "engineer", "vendor", "reported", "contact", "colleague", "supervisor", "about", "around", "once", "had", "under", "shift")
                .contains(word.toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean parts(String text) {
        String[] parts = text.split("['’-]");
        if (parts.length < 2) {
            return false;
        }
        for (String part : parts) {
            if (part.length() > 1 && !Lexicon.isTrade(part) && !(Character.isLowerCase(part.charAt(0)) && Lexicon.isEnglish(part))
                    && !(Lexicon.isPlainEnglish(part))) {
                return false;
            }
        }
        return true;
    }

    private static String stem(String text) {
        return text.replaceFirst("['’]s$", "");
    }

    private static Kind kind(List<Word> words, int start, int end) {
        String last = words.get(end - 1).text().toLowerCase(java.util.Locale.ROOT);
        return Set.of("electric", "power", "gas", "water", "systems", "services", "engineering", "energy", "telecom", "bank", "hospital", "logistics", "railway", "corporation", "group", "solutions", "works", "company", "controls", "electronics", "automation", "networks")
                        .contains(last)
                ? Kind.ORGANISATION
                : Kind.NAME;
    }

    private static void add(Reading reading, int start, int end, Kind kind, List<Finding> found) {
        String text = reading.text().substring(start, end);
        boolean capitals = text.equals(text.toUpperCase(java.util.Locale.ROOT));
        found.add(
                Finding.of(
                        reading.plain().source(start, end),
                        kind,
                        capitals ? "abbreviation" : "capital",
                        View.tight(text),
                        capitals ? ABBREVIATION : CAPITAL));
    }
}
