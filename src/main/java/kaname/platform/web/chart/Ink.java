package kaname.platform.web.chart;

import java.util.Locale;

/// How a series looks: a hue of Okabe and Ito's, which colour-blind readers tell apart and which
/// stands out on white and on black, and a filling that says the same without any colour.
public enum Ink {
    SOLID("#0072b2"),
    HATCHED("#d55e00"),
    DOTTED("#009e73"),
    OUTLINED("#7a7a7a");

    private final String hue;

    Ink(String hue) {
        this.hue = hue;
    }

    public String hue() {
        return hue;
    }

    public boolean patterned() {
        return this == HATCHED || this == DOTTED;
    }

    /// The pattern's id in a drawing.
    public String pattern(String drawing) {
        return drawing + "-" + name().toLowerCase(Locale.ROOT);
    }

    public String fill(String drawing) {
        return switch (this) {
            case SOLID -> hue;
            case HATCHED, DOTTED -> "url(#" + pattern(drawing) + ")";
            case OUTLINED -> "none";
        };
    }
}
