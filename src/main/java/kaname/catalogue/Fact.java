package kaname.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One word of the vocabulary that an incident is described in.
///
/// `unit` is the canonical unit of a decimal, `units` the factor of each accepted unit to it.
/// `future` marks the few instants that may lie ahead. A fact `given` by the system is never asked.
/// `items` says which item of which standard it is (FIRE, DORA, VERIS, the common forms, the
/// information-contact form).
public record Fact(
        String id,
        String group,
        FactType type,
        Text label,
        Text help,
        List<Choice> choices,
        @Nullable String unit,
        Map<String, BigDecimal> units,
        int max,
        boolean future,
        @Nullable String given,
        Map<String, String> items) {

    /// The longest text that a fact takes unless it says otherwise, in characters.
    static final int LONGEST_TEXT = 4000;

    /// One admissible value. `unknown` is a value that says nobody knows yet: no condition may rely
    /// on it.
    public record Choice(String id, Text label) {}

    public Fact {
        choices = choices == null ? List.of() : List.copyOf(choices);
        units = units == null ? Map.of() : Map.copyOf(units);
        items = items == null ? Map.of() : Map.copyOf(items);
        max = max == 0 ? LONGEST_TEXT : max;
    }

    public boolean askable() {
        return given == null;
    }

    /// What a fact given by the system always is: the one value that it can take.
    public Optional<String> constant() {
        return askable() || choices.size() != 1
                ? Optional.empty()
                : Optional.of(choices.getFirst().id());
    }

    public Optional<Choice> choice(String choice) {
        return choices.stream().filter(c -> c.id().equals(choice)).findFirst();
    }
}
