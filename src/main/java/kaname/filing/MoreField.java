package kaname.filing;

import java.util.List;
import java.util.Locale;
import kaname.catalogue.Fact;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One question as the form shows it: `more-field.jte` draws it by its type. `current` is what was
/// stated before, `neededBy` the duties whose form waits for it, `readers` who will read the
/// answer.
record MoreField(
        Fact fact,
        List<String> values,
        String hours,
        String minutes,
        @Nullable Text current,
        @Nullable Text error,
        @Nullable Text neededBy,
        @Nullable Text readers) {

    /// Longer texts are written in an area.
    private static final int ONE_LINE = 200;

    String id() {
        return "q-" + fact.id();
    }

    String name() {
        return MoreInput.name(fact);
    }

    String type() {
        return fact.type().name().toLowerCase(Locale.ROOT);
    }

    String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    boolean chosen(String choice) {
        return values.contains(choice);
    }

    boolean tall() {
        return fact.max() > ONE_LINE;
    }

    String describedBy() {
        return id() + "-hint " + id() + "-readers " + (error == null ? "" : id() + "-error");
    }
}
