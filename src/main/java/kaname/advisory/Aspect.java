package kaname.advisory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// The three sides of sharing (row F1). What contains a failure that is under way goes first.
public enum Aspect {
    PREVENTION(Text.of("①未然防止", "① Prevention")),
    CONTAINMENT(Text.of("②拡大防止・迅速な復旧", "② Containment and quick recovery")),
    RECURRENCE(Text.of("③再発防止", "③ Prevention of recurrence"));

    private final Text label;

    Aspect(Text label) {
        this.label = label;
    }

    public static Optional<Aspect> of(String id) {
        return Arrays.stream(values()).filter(a -> a.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }
}
