package kaname.taxii.look;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Addresses, names and what holds them. An empty list is something that can't be compared.
final class NetworkSigns {

    private static final Pattern RANGE =
            Pattern.compile(
                    "((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-fA-F:]{2,39}(?:(?<=:)(?:[0-9]{1,3}\\.){3}[0-9]{1,3})?)"
                        + "(?:/([0-9]{1,3}))?");
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_-]{0,61}[\\p{L}\\p{M}\\p{N}_])?\\.)+"
                        + "[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}-]{1,61}\\.?");
    private static final Pattern AUTHORITY =
            Pattern.compile(
                    "[a-zA-Z][a-zA-Z0-9+.-]{0,20}://(?:[^/?#@]*@)?(\\[[^\\]/?#]*\\]|[^/?#:]*)(?::[0-9]*)?(?:[/?#].*)?");

    /// A wider range says nothing about anybody's network.
    private static final int WIDEST_V4 = 8;

    private static final int WIDEST_V6 = 16;
    private static final int SHOWN = 200;

    private NetworkSigns() {}

    static List<Sign> address(String text) {
        return range(text)
                .map(range -> List.of(Sign.ofAddress(text.strip(), range)))
                .orElse(List.of());
    }

    private static Optional<String> range(String text) {
        Matcher range = RANGE.matcher(text.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(range.group(1));
            boolean v4 = address instanceof Inet4Address;
            int bits = v4 ? 32 : 128;
            int length = range.group(2) == null ? bits : Integer.parseInt(range.group(2));
            return length > bits || length < (v4 ? WIDEST_V4 : WIDEST_V6)
                    ? Optional.empty()
                    : Optional.of(address.getHostAddress() + "/" + length);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    static List<Sign> domain(String text) {
        return domain(text, text);
    }

    /// In both writings of an internationalised name, since either may be registered.
    private static List<Sign> domain(String text, String shown) {
        return Words.plain(text)
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name ->
                        Stream.of(name, ascii(name), IDN.toUnicode(name))
                                .distinct()
                                .map(writing -> Sign.ofDomain(shown.strip(), writing))
                                .toList())
                .orElse(List.of());
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noSuchName) {
            return name;
        }
    }

    static List<Sign> url(String text) {
        String line = text.strip();
        Matcher authority = AUTHORITY.matcher(line);
        String shown = line.length() > SHOWN ? Words.cut(line, SHOWN) : line;
        if (!authority.matches() || Words.plain(shown).isEmpty()) {
            return List.of();
        }
        String host = authority.group(1).replaceAll("^\\[|\\]$", "");
        return range(host)
                .map(range -> List.of(Sign.ofAddress(shown, range)))
                .orElseGet(() -> domain(host, shown));
    }

    static List<Sign> mail(String text) {
        int at = text.lastIndexOf('@');
        return at < 1 || Words.plain(text).isEmpty()
                ? List.of()
                : domain(text.substring(at + 1), text);
    }

    static List<Sign> host(String text) {
        List<Sign> address = address(text);
        return address.isEmpty() ? domain(text) : address;
    }
}
