package kaname.catalogue.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Calendar days in words, no finer than they are known.
final class Days {

    private Days() {}

    static Text of(LocalDate day) {
        return of(day, "day");
    }

    /// `precision` is day, month or year; none means day.
    static Text of(LocalDate day, @Nullable String precision) {
        return switch (precision == null ? "day" : precision) {
            case "month" -> written(day, "yyyy年M月", "MMMM yyyy");
            case "year" -> written(day, "yyyy年", "yyyy");
            default -> written(day, "yyyy年M月d日", "d MMMM yyyy");
        };
    }

    static Text since(LocalDate day) {
        return Text.of("{0}から", "since {0}").with(of(day));
    }

    private static Text written(LocalDate day, String ja, String en) {
        return Text.of(
                DateTimeFormatter.ofPattern(ja, Locale.JAPAN).format(day),
                DateTimeFormatter.ofPattern(en, Locale.ENGLISH).format(day));
    }
}
