package kaname.community.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// To whom something may be passed on, or must be.
public enum Audience {
    OPERATORS(Text.of("事業者", "operators")),
    CEPTOAR(Text.of("セプター事務局", "CEPTOAR offices")),
    COUNCIL(Text.of("セプターカウンシル", "the CEPTOAR-Council")),
    MINISTRY(Text.of("所管省庁", "ministries")),
    COORDINATOR(Text.of("総合調整", "the coordinator")),
    POLICE(Text.of("警察", "the police")),
    ABROAD(Text.of("国外", "partners abroad")),
    PUBLIC(Text.of("一般", "the public"));

    private final Text label;

    Audience(Text label) {
        this.label = label;
    }

    static Optional<Audience> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }
}
