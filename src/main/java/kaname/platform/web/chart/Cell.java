package kaname.platform.web.chart;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One figure of a chart; null is a gap, which is drawn as a gap and is no zero.
///
/// @param sure false for what was not read at its source: never drawn solid
public record Cell(@Nullable Double amount, boolean sure) {

    public static final Cell GAP = new Cell(null, true);

    public Cell {
        if (amount != null && (amount < 0 || !Double.isFinite(amount))) {
            throw new IllegalArgumentException("not an amount: " + amount);
        }
    }

    public static Cell of(double amount) {
        return new Cell(amount, true);
    }

    public static Cell unsure(double amount) {
        return new Cell(amount, false);
    }

    public boolean gap() {
        return amount == null;
    }

    double height() {
        return amount == null ? 0 : amount;
    }

    /// `6,574`, `4.4`, `3,077?` for what was not read, `—` for a gap.
    public String shown() {
        return amount == null ? "—" : number(amount) + (sure ? "" : "?");
    }

    /// As a file has it: no grouping, and nothing for a gap.
    public String plain() {
        return amount == null ? "" : number(amount).replace(",", "");
    }

    static String number(double amount) {
        return amount == Math.rint(amount)
                ? String.format(Locale.ROOT, "%,.0f", amount)
                : String.format(Locale.ROOT, "%,.1f", amount);
    }
}
