package kaname.filing;

import java.util.List;
import java.util.stream.Collectors;
import kaname.platform.Text;

/// Puts several texts into one.
final class Texts {

    private Texts() {}

    static Text listed(List<Text> texts) {
        return texts.isEmpty()
                ? Text.same("—")
                : new Text(
                        texts.stream().map(Text::ja).collect(Collectors.joining("、")),
                        texts.stream().map(Text::en).collect(Collectors.joining(", ")));
    }
}
