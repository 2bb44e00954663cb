package kaname.nearmiss.redaction;

import java.util.Set;

/// A noun of a Japanese text, by how much it looks like a part of a name.
record Noun(Token token, Weight weight) {

    private static final Set<String> SURNAMES = Lexicon.read("surnames.txt");
    private static final Set<String> HONORIFICS = Lexicon.read("honorifics.txt");

    enum Weight {
        /// A word of the trade, or a part of one: it names nobody.
        PLAIN,
        /// A word of the dictionary that says what is done or how, or counts: it begins no name.
        NEUTRAL,
        /// Any other word of the dictionary: ゆり, 銀嶺. Names are made of these too.
        ORDINARY,
        /// A word of the dictionary that is a name too: 帯刀.
        NAMELIKE,
        /// A proper noun of the dictionary, or no word of it.
        STRANGE
    }

    static Noun of(Token token, boolean partOfTrade) {
        return new Noun(token, partOfTrade ? Weight.PLAIN : weight(token));
    }

    private static Weight weight(Token token) {
        String surface = token.surface();
        if (token.number()
                || Lexicon.isTrade(surface)
                || (token.katakana() && Trade.compound(surface))) {
            return Weight.PLAIN;
        }
        if (token.name() || !token.known()) {
            return surface.length() > 1 || SURNAMES.contains(surface)
                    ? Weight.STRANGE
                    : Weight.ORDINARY;
        }
        if (!token.suffix()
                && !token.prefix()
                && !token.adverbial()
                && surface.length() > 1
                && Homographs.alsoName(surface)) {
            return Weight.NAMELIKE;
        }
        if (token.suffix() || token.prefix() || (!token.general() && surface.length() > 1)) {
            return Weight.NEUTRAL;
        }
        return Weight.ORDINARY;
    }

    String surface() {
        return token.surface();
    }

    boolean plain() {
        return weight == Weight.PLAIN;
    }

    boolean strange() {
        return weight == Weight.STRANGE;
    }

    boolean ordinary() {
        return weight == Weight.ORDINARY || namelike();
    }

    boolean namelike() {
        return weight == Weight.NAMELIKE;
    }

    boolean honorific() {
        return HONORIFICS.contains(surface());
    }

    boolean surname() {
        return token.surname() || SURNAMES.contains(surface());
    }

    boolean han() {
        return surface().codePoints().allMatch(c -> Script.han(c) || c == '々' || c == 'ヶ');
    }

    /// One kanji: what is left over where the dictionary finds no word.
    boolean single() {
        return surface().length() == 1 && han();
    }

    /// One kanji that neither the trade nor grammar asks for.
    boolean stray() {
        return single() && !plain() && !token.suffix() && !token.prefix() && !token.adverbial();
    }

    /// What stands between the parts of a name: 霞ヶ関, 塔ノ森, ジャン・ポール.
    boolean link() {
        return surface().equals("ヶ")
                || surface().equals("ケ")
                || surface().equals("ノ")
                || surface().equals("・");
    }
}
