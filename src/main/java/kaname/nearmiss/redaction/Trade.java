package kaname.nearmiss.redaction;

/// Words put together of words of the trade.
final class Trade {

    private Trade() {}

    /// It is a word of the trade, or falls apart into nothing but such words.
    static boolean compound(String word) {
        boolean[] reached = new boolean[word.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= word.length(); end++) {
            for (int start = Math.max(0, end - 14); start < end && !reached[end]; start++) {
                reached[end] =
                        reached[start]
                                && end - start > 1
                                && Lexicon.isTrade(word.substring(start, end));
            }
        }
        return reached[word.length()];
    }
}
