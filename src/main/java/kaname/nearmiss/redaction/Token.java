package kaname.nearmiss.redaction;

/// A word as the morphological dictionary cuts it, in a plain view.
///
/// @param speech part of speech as IPADIC writes it: 名詞-固有名詞-人名-姓
/// @param reading in katakana; empty if it does not stand in the dictionary
record Token(int start, int end, String surface, String speech, String reading) {

    boolean known() {
        return !reading.isEmpty();
    }

    boolean noun() {
        return speech.startsWith("名詞") || speech.startsWith("接頭詞-名詞");
    }

    /// A noun that names a thing and no action, quality, time or number.
    boolean general() {
        return speech.equals("名詞-一般") || name();
    }

    boolean name() {
        return speech.startsWith("名詞-固有名詞");
    }

    boolean personal() {
        return speech.startsWith("名詞-固有名詞-人名");
    }

    boolean surname() {
        return speech.equals("名詞-固有名詞-人名-姓");
    }

    boolean suffix() {
        return speech.startsWith("名詞-接尾");
    }

    boolean prefix() {
        return speech.startsWith("接頭詞");
    }

    boolean adverbial() {
        return speech.startsWith("名詞-副詞可能");
    }

    boolean number() {
        return speech.startsWith("名詞-数");
    }

    /// A pronoun, or a noun of grammar: これ, こと, もの.
    boolean grammatical() {
        return speech.startsWith("名詞-代名詞") || speech.startsWith("名詞-非自立");
    }

    boolean katakana() {
        return Script.allKatakana(surface) && !surface.equals("・");
    }
}
