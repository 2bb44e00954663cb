package kaname.nearmiss.redaction;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text tells of an attack or a fault and of nobody: the same that stays when a text is
/// relayed without its writer's name.
///
/// @param key the same for every way of writing it
/// @param shown as it was written
public record Clue(Kind kind, String key, String shown) {

    public enum Kind {
        INDICATOR,
        VULNERABILITY,
        PRODUCT
    }

    private static final Pattern VULNERABILITY =
            Pattern.compile(
                    "(?<![a-z0-9])(?:cve-\\d{4}-\\d{4,7}|jvndb-\\d{4}-\\d{6}|jvnvu#?\\d{8})(?!\\d)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern HASH =
            Pattern.compile(
                    "(?<![0-9a-z])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})(?![0-9a-z])",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![0-9.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![0-9]|\\.[0-9])");
    private static final Pattern INNER =
            Pattern.compile(
                    "(?:0|10|127)\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*"
                        + "|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*|.*[3-9]\\d\\d.*");

    /// A host that was written to be harmless, or stands in a link that was.
    private static final Pattern HOST =
            Pattern.compile(
                    "(?:https?|hxxps?)://([a-z0-9.-]{1,250}\\.[a-z][a-z0-9-]{1,60})|([a-z0-9-]{1,60}(?:\\[\\.\\][a-z0-9-]{1,60})+)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern HARMLESS = Pattern.compile("\\[\\.\\]|\\(\\.\\)|\\[dot\\]");

    /// The clues of a text, each once, in the order in which they stand.
    public static List<Clue> in(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Set<Clue> found = new LinkedHashSet<>();
        add(VULNERABILITY, plain, Kind.VULNERABILITY, found);
        add(HASH, plain, Kind.INDICATOR, found);
        Matcher host = HOST.matcher(plain);
        while (host.find()) {
            String name = host.group(1) != null ? host.group(1) : host.group(2);
            String real = HARMLESS.matcher(name).replaceAll(".").toLowerCase(Locale.ROOT);
            if (!ADDRESS.matcher(real).matches()) {
                found.add(new Clue(Kind.INDICATOR, real, real));
            }
        }
        Matcher address = ADDRESS.matcher(HARMLESS.matcher(plain).replaceAll("."));
        while (address.find()) {
            if (!INNER.matcher(address.group()).matches()) {
                found.add(new Clue(Kind.INDICATOR, address.group(), address.group()));
            }
        }
        for (Products.Named product : Products.named(plain)) {
            found.add(
                    new Clue(
                            Kind.PRODUCT,
                            key(plain.substring(product.whole().start(), product.nameEnd())),
                            plain.substring(product.whole().start(), product.nameEnd())));
        }
        return List.copyOf(found);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
    }

    private static void add(Pattern pattern, String text, Kind kind, Set<Clue> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String key = matcher.group().toLowerCase(Locale.ROOT);
            found.add(
                    new Clue(
                            kind,
                            key,
                            kind == Kind.VULNERABILITY ? key.toUpperCase(Locale.ROOT) : key));
        }
    }
}
