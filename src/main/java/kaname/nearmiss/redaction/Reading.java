package kaname.nearmiss.redaction;

import java.util.List;

/// A text with all that recognisers look at, made once.
record Reading(String source, View plain, List<Token> tokens, ClosedWorld world, boolean japanese) {

    static Reading of(String source, ClosedWorld world) {
        View plain = View.plain(source);
        boolean japanese = Script.japanese(plain.text());
        return new Reading(
                source, plain, japanese ? Tokens.of(plain.text()) : List.of(), world, japanese);
    }

    String text() {
        return plain.text();
    }

    /// What stands in the plain view up to `most` characters before this place, in the same
    /// sentence.
    String before(int at, int most) {
        String part = text().substring(Math.max(0, at - most), at);
        int cut = lastBreak(part);
        return cut < 0 ? part : part.substring(cut + 1);
    }

    String after(int at, int most) {
        String part = text().substring(at, Math.min(text().length(), at + most));
        int cut = firstBreak(part);
        return cut < 0 ? part : part.substring(0, cut);
    }

    private static int lastBreak(String part) {
        for (int i = part.length() - 1; i >= 0; i--) {
            if (breaks(part, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int firstBreak(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (breaks(part, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean breaks(String part, int i) {
        char c = part.charAt(i);
        return c == '。'
                || c == '!'
                || c == '?'
                || (c == '.'
                        && i + 1 < part.length()
                        && Character.isWhitespace(part.charAt(i + 1)));
    }
}
