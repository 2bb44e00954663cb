package kaname.exchange.paper;

import java.util.HexFormat;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows what a medium cannot carry as 〔U+20BB7〕 instead of losing it. A text that holds such a
/// sign of its own has that sign's bracket written the same way, so [#read] always gives back the
/// source.
record Escape(IntPredicate carried) {

    private static final String OPEN = "〔U+";
    private static final Pattern SIGN = Pattern.compile("〔U\\+([0-9A-F]{4,6})〕");

    String write(String text) {
        StringBuilder written = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (carried.test(c) && !SIGN.matcher(text).region(i, text.length()).lookingAt()) {
                written.appendCodePoint(c);
            } else {
                written.append(OPEN).append(hex(c)).append('〕');
            }
            i += Character.charCount(c);
        }
        return written.toString();
    }

    static String read(String written) {
        return SIGN.matcher(written)
                .replaceAll(sign -> {
                    int c = HexFormat.fromHexDigits(sign.group(1));
                    return Matcher.quoteReplacement(
                            Character.isValidCodePoint(c) ? Character.toString(c) : sign.group());
                });
    }

    static boolean isUsedIn(String written) {
        return SIGN.matcher(written).find();
    }

    private static String hex(int c) {
        return "%04X".formatted(c);
    }
}
