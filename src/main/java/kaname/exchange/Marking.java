package kaname.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far something may be passed on: the Traffic Light Protocol 2.0 of FIRST, widest first. The
/// labels are never translated.
public enum Marking {
    CLEAR("TLP:CLEAR"),
    GREEN("TLP:GREEN"),
    AMBER("TLP:AMBER"),
    AMBER_STRICT("TLP:AMBER+STRICT"),
    RED("TLP:RED");

    private final String label;

    Marking(String label) {
        this.label = label;
    }

    public static Optional<Marking> of(String label) {
        return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
    }

    /// By the id that facts use: `amber_strict`.
    public static Optional<Marking> ofChoice(String id) {
        return Arrays.stream(values()).filter(m -> m.choice().equals(id)).findFirst();
    }

    public String label() {
        return label;
    }

    /// The name of its colours in the style sheet, and its id as a fact.
    public String choice() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether something so marked may go where only this much may be shown.
    public boolean mayShowWhere(Marking most) {
        return compareTo(most) <= 0;
    }
}
