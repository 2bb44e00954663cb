package kaname.situation.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// An incident as the letters to one desk tell it: the day of the first of them, and the newest
/// choices.
///
/// @param chosen by fact; a fact that no letter carries is missing
record Told(LocalDate first, Map<String, List<String>> chosen) {

    Told {
        chosen = Map.copyOf(chosen);
    }

    List<String> of(String fact) {
        return chosen.getOrDefault(fact, List.of());
    }

    /// The year that began in April.
    int fiscalYear() {
        return FiscalYear.of(first);
    }
}
