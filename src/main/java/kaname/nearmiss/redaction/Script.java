package kaname.nearmiss.redaction;

/// Which script a character belongs to.
final class Script {

    private Script() {}

    static boolean latinOrDigit(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }

    static boolean hiragana(char c) {
        return c >= 'ぁ' && c <= 'ゖ';
    }

    static boolean katakana(char c) {
        return (c >= 'ァ' && c <= 'ヺ') || c == 'ー';
    }

    static boolean han(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    static boolean allHiragana(String text) {
        return text.chars().allMatch(c -> hiragana((char) c) || Character.isWhitespace(c));
    }

    static boolean allKatakana(String text) {
        return text.chars()
                .allMatch(c -> katakana((char) c) || c == '・' || Character.isWhitespace(c));
    }

    static boolean allKana(String text) {
        return text.chars()
                .allMatch(
                        c -> hiragana((char) c) || katakana((char) c) || Character.isWhitespace(c));
    }

    static boolean japanese(String text) {
        return text.codePoints().anyMatch(c -> han(c) || (c >= 'ぁ' && c <= 'ヺ'));
    }
}
