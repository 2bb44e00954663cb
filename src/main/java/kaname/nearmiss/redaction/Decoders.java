package kaname.nearmiss.redaction;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What is written in a code is read before it is matched. A run that decodes to text goes as a
/// whole: nobody reads it, and it says more than it shows.
final class Decoders implements Recogniser {

    private static final Pattern PERCENT =
            Pattern.compile(
                    "(?<![A-Za-z0-9])[^\\s、。「」()%]{0,200}(?:%[0-9A-Fa-f]{2}){2,}[^\\s、。「」()]*");
    private static final Pattern MIME =
            Pattern.compile(
                    "=\\?([\\w-]+)\\?([bBqQ])\\?([^?\\s]*)\\?=(?:\\s*=\\?[\\w-]+\\?[bBqQ]\\?[^?\\s]*\\?=)*");
    private static final Pattern BASE64 =
            Pattern.compile(
                    "(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{8,4000}+={0,2}(?![A-Za-z0-9+/_=])");
    private static final Pattern HEX =
            Pattern.compile("(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){6,200}(?![0-9A-Za-z])");
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?:[A-Z][a-z]{2,}){1,40}|(?:[a-z]+|[A-Z][a-z]*|[A-Z]+|\\d+)(?:[-_/](?:[a-z]+|[A-Z][a-z]*|[A-Z]+|\\d+)){0,40}");
    private static final Pattern PUNYCODE =
            Pattern.compile(
                    "(?i)(?<![\\w.-])(?:[\\w-]{1,63}\\.){0,8}xn--[a-z0-9-]+(?:\\.[\\w-]{1,63}){0,8}");
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "(?:\\\\u[0-9A-Fa-f]{4}){2,}|(?:&#x?[0-9A-Fa-f]{2,6};){2,}|(?:\\\\x[0-9A-Fa-f]{2}){3,}|(?:=[0-9A-F]{2}){4,}");
    private static final Text CODED =
            Text.of("符号化された文字列で、読むと文になります", "an encoded run that reads as text");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        each(reading, MIME, found, m -> Optional.of(m.group()));
        each(reading, PERCENT, found, m -> percent(m.group()));
        each(reading, PUNYCODE, found, m -> punycode(reading, m));
        each(reading, ESCAPES, found, m -> Optional.of(m.group()));
        each(
                reading,
                HEX,
                found,
                m ->
                        Optional.ofNullable(text(HexFormat.of().parseHex(m.group())))
                                .filter(Script::japanese));
        each(reading, BASE64, found, m -> base64(m.group()));
        return found;
    }

    private interface Decoding {
        Optional<String> of(Matcher matcher);
    }

    private static void each(
            Reading reading, Pattern pattern, List<Finding> found, Decoding decoding) {
        Matcher matcher = pattern.matcher(reading.text());
        while (matcher.find()) {
            Optional<String> decoded = decoding.of(matcher);
            if (decoded.isPresent()) {
                found.add(
                        Finding.of(
                                reading.plain().source(matcher.start(), matcher.end()),
                                Kind.ENCODED,
                                "decoder",
                                View.tight(decoded.get()),
                                CODED));
            }
        }
    }

    private static Optional<String> percent(String run) {
        byte[] bytes = new byte[run.length() * 3];
        int size = 0;
        for (int i = 0; i < run.length(); i++) {
            if (run.charAt(i) == '%' && i + 2 < run.length() && hex(run, i + 1)) {
                bytes[size++] = (byte) HexFormat.fromHexDigits(run, i + 1, i + 3);
                i += 2;
            } else {
                byte[] one = run.substring(i, i + 1).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(one, 0, bytes, size, one.length);
                size += one.length;
            }
        }
        return Optional.ofNullable(text(Arrays.copyOf(bytes, size)));
    }

    private static boolean hex(String run, int at) {
        return HexFormat.isHexDigit(run.charAt(at)) && HexFormat.isHexDigit(run.charAt(at + 1));
    }

    private static Optional<String> punycode(Reading reading, Matcher matcher) {
        String decoded = IDN.toUnicode(matcher.group());
        boolean hostile =
                !reading.world().namedIn(decoded)
                        && Hostile.domain(reading, matcher.start(), matcher.end(), matcher.group())
                        && !Script.japanese(decoded);
        return hostile ? Optional.empty() : Optional.of(decoded);
    }

    private static Optional<String> base64(String run) {
        if (run.matches("(?i)[0-9a-f]+") || WORDS.matcher(run).matches()) {
            return Optional.empty();
        }
        String standard = run.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
        try {
            String text = text(Base64.getDecoder().decode(standard));
            return Optional.ofNullable(text).filter(t -> t.length() >= 3);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Null unless the bytes are printable text in an encoding that Japan's mail and web use.
    private static @Nullable String text(byte[] bytes) {
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        Charset.forName("Shift_JIS"),
                        Charset.forName("EUC-JP"),
                        Charset.forName("ISO-2022-JP"))) {
            try {
                String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                if (printable(text)
                        && (charset.equals(StandardCharsets.UTF_8) || Script.japanese(text))) {
                    return text;
                }
            } catch (CharacterCodingException _) {
                // not in this encoding
            }
        }
        return null;
    }

    private static boolean printable(String text) {
        return text.codePoints()
                .allMatch(c ->
                        c == '\n'
                                || c == '\r'
                                || c == '\t'
                                || (c >= 0x20 && c < 0x7f)
                                || Script.han(c)
                                || (c >= 0x3000 && c <= 0x30ff)
                                || (c >= 0x3200 && c <= 0x33ff)
                                || (c >= 0xff00 && c <= 0xffef));
    }
}
