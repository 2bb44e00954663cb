package kaname.platform;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text for people, in both languages. Neither may be blank.
public record Text(String ja, String en) {

    private static final Text COMMA = of("、", ", ");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])\\}");

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

    /// Strung together in both languages at once; a dash where there are none.
    public static Text join(List<Text> texts, Text between) {
        return texts.isEmpty()
                ? same("—")
                : new Text(
                        String.join(between.ja(), texts.stream().map(Text::ja).toList()),
                        String.join(between.en(), texts.stream().map(Text::en).toList()));
    }

    public static Text list(List<Text> texts) {
        return join(texts, COMMA);
    }

    public Text quoted() {
        return of("「{0}」", "“{0}”").with(this);
    }

    public String in(Language language) {
        return language == Language.JA ? ja : en;
    }

    /// Fills `{0}`, `{1}` … with plain values or other texts. What is filled in is not looked at
    /// again.
    public Text with(Object... values) {
        return new Text(fill(ja, Language.JA, values), fill(en, Language.EN, values));
    }

    private static String fill(String template, Language language, Object... values) {
        return PLACE.matcher(template)
                .replaceAll(place -> {
                    Object value = values[Integer.parseInt(place.group(1))];
                    String text = value instanceof Text t ? t.in(language) : String.valueOf(value);
                    return Matcher.quoteReplacement(text);
                });
    }
}
