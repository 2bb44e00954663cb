package kaname.dependency.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// By what a service stands on another (Rinaldi, Peerenboom, Kelly 2001).
public enum Kind {
    PHYSICAL(Text.of("物理（モノ・エネルギー）", "Physical (matter, energy)")),
    CYBER(Text.of("情報（通信・データ）", "Cyber (information)")),
    GEOGRAPHIC(Text.of("地理（同じ場所）", "Geographic (the same place)")),
    LOGICAL(Text.of("論理（制度・人・契約）", "Logical (rules, people, contracts)"));

    private final Text label;

    Kind(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
