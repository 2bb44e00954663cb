package kaname.advisory;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// What an attack can be known by.
public record Indicator(String type, String value, String note) {

    public enum Type {
        IP(Text.of("IPアドレス", "IP address")),
        DOMAIN(Text.of("ドメイン", "Domain")),
        URL(Text.of("URL", "URL")),
        HASH(Text.of("ハッシュ値", "Hash")),
        MAIL(Text.of("メールアドレス", "Mail address"));

        private final Text label;

        Type(Text label) {
            this.label = label;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Text label() {
            return label;
        }

        public static Optional<Type> of(String id) {
            return Arrays.stream(values()).filter(t -> t.id().equals(id)).findFirst();
        }
    }

    private static final String HOST =
            "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}][\\p{L}\\p{N}-]{1,61}";
    private static final Pattern DOMAIN = Pattern.compile(HOST);
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"]{1,64}@" + HOST);
    private static final Pattern URL = Pattern.compile("(?:https?|ftp)://[^\\s<>\"]{1,1900}");
    private static final Pattern HASH =
            Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}");

    public Indicator {
        type = type == null ? "" : type.strip();
        note = note == null ? "" : note.strip();
        value = value == null ? "" : plain(type, value.strip());
    }

    /// Written to be harmless (`hxxp`, `[.]`) or not, it is kept as it really is.
    private static String plain(String type, String value) {
        String real = value.replace("[.]", ".").replace("[:]", ":").replaceFirst("^hxxp", "http");
        return type.equals("hash") || type.equals("domain") ? real.toLowerCase(Locale.ROOT) : real;
    }

    boolean isOfItsType() {
        return Type.of(type)
                .map(known ->
                        switch (known) {
                            case IP -> isAddress(value);
                            case DOMAIN -> DOMAIN.matcher(value).matches();
                            case URL -> URL.matcher(value).matches();
                            case HASH -> HASH.matcher(value).matches();
                            case MAIL -> MAIL.matcher(value).matches();
                        })
                .orElse(false);
    }

    private static boolean isAddress(String text) {
        try {
            return text.matches("[0-9a-fA-F:.]{2,45}") && InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public boolean v6() {
        return type.equals("ip") && value.indexOf(':') >= 0;
    }

    /// The name of the hash function, by the length of the value.
    public String hashFunction() {
        return switch (value.length()) {
            case 32 -> "MD5";
            case 40 -> "SHA-1";
            case 64 -> "SHA-256";
            default -> "SHA-512";
        };
    }
}
