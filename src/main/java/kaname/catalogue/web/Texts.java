package kaname.catalogue.web;

import java.util.List;
import java.util.stream.Collectors;
import kaname.platform.Text;

/// Strings texts together in both languages at once.
final class Texts {

    static final Text COMMA = Text.of("、", ", ");

    private Texts() {}

    static Text join(List<Text> texts, Text between) {
        return texts.isEmpty()
                ? Text.same("—")
                : new Text(
                        texts.stream().map(Text::ja).collect(Collectors.joining(between.ja())),
                        texts.stream().map(Text::en).collect(Collectors.joining(between.en())));
    }

    static Text list(List<Text> texts) {
        return join(texts, COMMA);
    }

    static Text quoted(Text text) {
        return Text.of("「{0}」", "“{0}”").with(text);
    }
}
