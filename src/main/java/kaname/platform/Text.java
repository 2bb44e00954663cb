package kaname.platform;

/// A text for people, in both languages. Neither may be blank.
public record Text(String ja, String en) {

    public Text {
        if (ja.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "a text needs both languages: ja=" + ja + ", en=" + en);
        }
    }

    public static Text of(String ja, String en) {
        return new Text(ja, en);
    }

    /// The same in both languages: names, labels such as TLP:AMBER+STRICT, identifiers.
    public static Text same(String text) {
        return new Text(text, text);
    }

    public String in(Language language) {
        return language == Language.JA ? ja : en;
    }

    /// Fills `{0}`, `{1}` … with plain values or other texts.
    public Text with(Object... values) {
        String japanese = ja;
        String english = en;
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            String place = "{" + i + "}";
            japanese =
                    japanese.replace(place, value instanceof Text t ? t.ja : String.valueOf(value));
            english =
                    english.replace(place, value instanceof Text t ? t.en : String.valueOf(value));
        }
        return new Text(japanese, english);
    }
}
