package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// Network addresses, domains, URLs and hosts, by whose they are: the reporter's go, the attacker's
/// stay, and what is neither is taken for the reporter's.
final class Addresses implements Recogniser {

    private static final String DOT = "(?:\\.|\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\))";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String V4 =
            OCTET + "(?:" + DOT + OCTET + "){3}(?:/\\d{1,2})?(?::\\d{1,5}(?!\\d))?";
    private static final String V6 =
            "(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){0,6}:{0,2}(?:/\\d{1,3})?|(?:[0-9A-Fa-f]{1,4}:){1,7}:(?:[0-9A-Fa-f:]*[0-9A-Fa-f])?(?:/\\d{1,3})?";
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9_])?";
    private static final String TLD =
            "(?:example|test|invalid|localhost|local|internal|lan|corp|jp|com|net|org|info|biz|io|co|ru|cn|top|xyz|site|online|club|dev|app|cloud|me|tv|cc|eu|us|uk|de|kr|tw|in|tk|ml|onion|gov|edu|go|ne|lg)";
    private static final String DOMAIN =
            "(?:" + LABEL + DOT + "){1,8}" + TLD + "(?![A-Za-z0-9-])(?::\\d{2,5})?";
    private static final Pattern URL =
            Pattern.compile(
                    "(?i:h(?:tt|xx)ps?|s?ftps?|opc\\.tcp|wss?|ldaps?|smb|rdp|ssh)(?:://|\\[://\\]|\\[:\\]//)[^\\s、。「」<>\"']+|(?i:mailto:)[\\w.@%+-]+");
    private static final Pattern MAIL =
            Pattern.compile(
                    "(?<![\\w.+%-])[A-Za-z0-9][\\w.+%-]{0,100}(?:\\s*(?:@|\\[\\s*at\\s*\\]|\\(\\s*at\\s*\\)|<at>|\\{at\\}|【at】|\\[アット\\]|\\(アット\\))\\s*|\\s+at\\s+(?=[\\w-]+\\s+dot\\s))"
                        + "[A-Za-z0-9-]+(?:(?:\\.|\\s*(?:\\[\\s*(?:\\.|dot)\\s*\\]|\\(\\s*(?:\\.|dot)\\s*\\))\\s*|\\s+dot\\s+)[A-Za-z0-9-]{1,63}){1,8}");
    private static final Pattern IP =
            Pattern.compile("(?<![\\w.:-])(?:" + V4 + "|" + V6 + ")(?![\\w:-]|\\.\\d)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w@.-])" + DOMAIN);
    private static final Pattern HOST =
            Pattern.compile(
                    "(?<![\\w./\\\\-])(?=[A-Za-z0-9_-]*\\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]{1,30}){1,8}(?![\\w./\\\\-]*\\.\\w)(?![\\w-])");
    private static final Pattern WORDS_OF_A_HOST =
            Pattern.compile("(?<![\\w./\\\\-])[a-z]{2,10}(?:-[a-z]{2,10}){2,}(?![\\w.\\\\-])");
    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?:ホスト名?|サーバー?名|端末名|機器名|コンピュータ名|マシン名|(?i:host(?:name)?|server|workstation|computer|machine|node|SSID))\\s*(?:[:=「『(]|は|が|の|named|called|[\"'“`])*\\s*(?<it>(?!(?:name|and|was|is|of|to|for|in|the|that|on|or|with)\\b)[A-Za-z][A-Za-z0-9_-]*[-_\\d][A-Za-z0-9_-]*)");
    private static final Pattern VERSION_BEFORE =
            Pattern.compile(
                    "(?i)(?:version|ver\\.?|v\\.?|build|release|firmware|バージョン|ビルド|版|FW|F/W|ファーム(?:ウェア)?)\\s*$");

    private static final Text OWN_NETWORK =
            Text.of("攻撃者のものと書かれていないIPアドレスです", "an IP address that is not said to be an attacker's");
    private static final Text OWN_NAME =
            Text.of("攻撃者のものと書かれていないドメインです", "a domain that is not said to be an attacker's");
    private static final Text OWN_URL =
            Text.of("攻撃者のものと書かれていないURLです", "a URL that is not said to be an attacker's");
    private static final Text OWN_MAIL =
            Text.of(
                    "攻撃者のものと書かれていないメールアドレスです",
                    "a mail address that is not said to be an attacker's");
    private static final Text OWN_HOST = Text.of("機器の名の形です", "the shape of a machine's name");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        List<Span> attackers = new ArrayList<>();
        collect(reading, URL, Kind.URL, "url", OWN_URL, found, attackers);
        collect(reading, MAIL, Kind.MAIL, "mail", OWN_MAIL, found, attackers);
        collect(reading, IP, Kind.NETWORK, "ip", OWN_NETWORK, found, attackers);
        collect(reading, NAME, Kind.DOMAIN, "domain", OWN_NAME, found, attackers);
        collect(reading, HOST, Kind.HOST, "host", OWN_HOST, found, attackers);
        collect(reading, WORDS_OF_A_HOST, Kind.HOST, "host", OWN_HOST, found, attackers);
        collect(reading, LABELLED, Kind.HOST, "host", OWN_HOST, found, attackers);
        return found;
    }

    private void collect(
            Reading reading,
            Pattern pattern,
            Kind kind,
            String recogniser,
            Text why,
            List<Finding> found,
            List<Span> attackers) {
        Matcher matcher = pattern.matcher(reading.text());
        boolean named = pattern.namedGroups().containsKey("it");
        while (matcher.find()) {
            int start = named ? matcher.start("it") : matcher.start();
            int end = named ? matcher.end("it") : matcher.end();
            String written = reading.text().substring(start, end);
            Span span = new Span(start, end);
            if (attackers.stream().anyMatch(one -> one.covers(span))) {
                continue;
            }
            if (stays(reading, kind, start, end, written)) {
                attackers.add(span);
                continue;
            }
            found.add(
                    Finding.of(
                            reading.plain().source(start, end),
                            kind,
                            recogniser,
                            View.tight(refanged(written)),
                            why));
        }
    }

    private boolean stays(Reading reading, Kind kind, int start, int end, String written) {
        return switch (kind) {
            case NETWORK ->
                    VERSION_BEFORE.matcher(reading.before(start, 16)).find()
                            || (!written.contains(".") && !sixteen(written))
                            || Hostile.address(reading, start, end, refanged(written));
            case DOMAIN, URL ->
                    file(written) || Hostile.domain(reading, start, end, host(refanged(written)));
            case MAIL ->
                    Hostile.mail(reading, start, end, refanged(written).replaceFirst("^.*@", ""));
            case HOST ->
                    Lexicon.isTrade(written)
                            || LatinWord.ordinary(written)
                            || standard(written)
                            || Products.cover(reading, start, end);
            default -> false;
        };
    }

    /// Eight groups, or fewer and a gap: less is a time of day.
    private static boolean sixteen(String written) {
        long colons = written.chars().filter(c -> c == ':').count();
        return colons == 7 || written.contains("::");
    }

    private static boolean file(String written) {
        return written.matches("(?i)(?:asp|vb|node|next)\\.(?:net|js)");
    }

    private static boolean standard(String written) {
        return written.matches(
                "(?i)(?:CVE|CWE|CAPEC|KB|RFC|ISO|IEC|JIS|TA|SHA|AES|TLS|SSL|IEEE|RS|UTF|ANSI|NIST|SP|VU|JVN|JVNDB|ICSA|GHSA|WPA|OPC|USB|CAT|COM|AC|DC|PM\\d|IPv|MD|RSA|ECDSA|ED|X|Wi-Fi|LTE|S7|MS|EN|DIN|T)[-_].*|(?:two|three|four|one|N|n)-.*|.*-(?:hour|day|minute|second|year|phase|pin|pole|way|step|bit|digit|volt)s?");
    }

    static String refanged(String written) {
        return written.replaceAll("\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\)", ".")
                .replaceAll("(?i)^hxxp", "http")
                .replace("[://]", "://")
                .replace("[:]//", "://");
    }

    static String host(String url) {
        return url.replaceFirst("(?i)^[a-z.]+://", "")
                .replaceFirst("^[^/@]*@", "")
                .replaceFirst("[/:?#].*$", "");
    }
}
