package kaname.nearmiss.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Single characters written as an escape of a program or of a page, read in their place.
final class Escapes {

    private static final Pattern ONE =
            Pattern.compile("\\\\u([0-9A-Fa-f]{4})|&#x([0-9A-Fa-f]{1,6});|&#(\\d{1,7});");

    private Escapes() {}

    /// Where an escape that begins here ends; `at` if none does.
    static int end(String source, int at) {
        char c = source.charAt(at);
        if (c != '\\' && c != '&') {
            return at;
        }
        Matcher matcher = ONE.matcher(source).region(at, Math.min(source.length(), at + 12));
        return matcher.lookingAt() && Character.isValidCodePoint(point(matcher))
                ? matcher.end()
                : at;
    }

    static String decoded(String source, int start, int end) {
        Matcher matcher = ONE.matcher(source).region(start, end);
        return matcher.lookingAt()
                ? Character.toString(point(matcher))
                : source.substring(start, end);
    }

    private static int point(Matcher matcher) {
        if (matcher.group(3) != null) {
            return Integer.parseInt(matcher.group(3));
        }
        return Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), 16);
    }
}
