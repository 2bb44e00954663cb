package kaname.filing.mode;

import java.util.Arrays;
import java.util.Optional;
import kaname.platform.Text;

/// How the nation shares information: glossary 大規模重要インフラサービス障害対応時.
public enum Mode {
    NORMAL("normal", Text.of("平時の体制", "Normal")),
    LARGE_SCALE("large-scale", Text.of("大規模障害対応の体制", "Large-scale failure"));

    private final String id;
    private final Text label;

    Mode(String id, Text label) {
        this.id = id;
        this.label = label;
    }

    static Optional<Mode> of(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public Text label() {
        return label;
    }
}
