package kaname.catalogue;

/// What a text may contain: every script, emoji and rare kanji; no control characters but line
/// breaks and tabs, no direction overrides that make a text read as something else, no halves of
/// characters.
public final class PlainText {

    private PlainText() {}

    public static boolean hasForbidden(String text) {
        return text.codePoints().anyMatch(PlainText::forbidden);
    }

    /// Whether it would take more than one line, by any of the ways to end one.
    public static boolean breaksLine(String text) {
        return text.codePoints()
                .anyMatch(c -> c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029);
    }

    private static boolean forbidden(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
        boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || override || half || c == 0xFFFE || c == 0xFFFF;
    }
}
