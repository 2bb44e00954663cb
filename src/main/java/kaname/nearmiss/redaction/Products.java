package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Products and makers that everybody buys, with the version and model that stand behind them:
/// useful, and nobody's.
final class Products {

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<![a-z0-9])(?:" + byFirstCharacter() + ")(?![a-z])",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL =
            Pattern.compile(
                    "\\G(?:[\\s/-]*(?:(?i:version|ver\\.?|v\\.?|build|release|rev\\.?|firmware|SP|R)|バージョン|第)?[\\s-]*(?:[A-Z]{0,4}-?\\d+[A-Za-z]{0,3}(?:[.-]\\d+[A-Za-z]{0,3}){0,5}(?:\\.x)?)(?![A-Za-z\\d]))?");

    private Products() {}

    /// The longest first, and all that begin alike behind that one character: most places of a text
    /// are passed by at once.
    private static String byFirstCharacter() {
        Map<Integer, List<String>> alike =
                Lexicon.products().stream()
                        .sorted(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .collect(
                                Collectors.groupingBy(
                                        name -> name.codePointAt(0),
                                        TreeMap::new,
                                        Collectors.toList()));
        return alike.entrySet().stream()
                .map(group ->
                        Pattern.quote(Character.toString(group.getKey()))
                                + group.getValue().stream()
                                        .map(Products::behindTheFirst)
                                        .collect(Collectors.joining("|", "(?:", ")")))
                .collect(Collectors.joining("|"));
    }

    /// Of a name in Latin letters, wherever a space or a hyphen may stand.
    private static String behindTheFirst(String folded) {
        String rest = folded.substring(folded.offsetByCodePoints(0, 1));
        return Script.latinOrDigit(folded.charAt(0))
                ? rest.codePoints()
                        .mapToObj(c -> "[ -]?" + Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining())
                : Pattern.quote(rest);
    }

    /// A product where it stands, and where its name ends and its version begins.
    record Named(Span whole, int nameEnd) {}

    static List<Span> in(String plain) {
        return named(plain).stream().map(Named::whole).toList();
    }

    static List<Named> named(String plain) {
        List<Named> found = new ArrayList<>();
        Matcher matcher = NAMED.matcher(plain);
        Matcher tail = TAIL.matcher(plain);
        while (matcher.find()) {
            int end = matcher.end();
            while (tail.find(end) && tail.end() > end && !address(tail.group())) {
                end = tail.end();
            }
            found.add(new Named(new Span(matcher.start(), end), matcher.end()));
        }
        return found;
    }

    private static boolean address(String tail) {
        return tail.strip().matches("\\d{1,3}(?:\\.\\d{1,3}){3}");
    }

    /// A product's name reaches from the start to the end of it, or further.
    static boolean cover(Reading reading, int start, int end) {
        Span span = new Span(start, end);
        return in(reading.text()).stream().anyMatch(product -> product.covers(span));
    }
}
