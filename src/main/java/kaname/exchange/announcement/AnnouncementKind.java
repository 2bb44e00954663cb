package kaname.exchange.announcement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// What a government's word to operators is: 情報提供, 助言 or 指導 (Special Action Plan of 2000), or the
/// practice of others.
public enum AnnouncementKind {
    INFORMATION(Text.of("情報提供", "Information")),
    ADVICE(Text.of("助言", "Advice")),
    GUIDANCE(Text.of("指導", "Guidance")),

    /// What a sector that leads does, told to others so that they may take it up (先導的取組).
    PRACTICE(Text.of("取組の紹介", "Practice"));

    private final Text label;

    AnnouncementKind(Text label) {
        this.label = label;
    }

    public static Optional<AnnouncementKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }
}
