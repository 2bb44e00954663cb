package kaname.catalogue;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What one authority asks for, item by item. A form reads the facts that its items name and no
/// others.
public record Form(
        String id,
        Text title,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Source source,
        @Nullable Text note,
        List<Item> items) {

    /// `essential` is the phase from which the item must be filled.
    public record Item(String id, Text label, List<String> facts, Phase essential) {}

    public Form {
        items = List.copyOf(items);
    }

    /// The facts that must be known before a report of this phase is complete, in the form's order.
    public List<String> essentialFacts(Phase phase) {
        return items.stream()
                .filter(item -> item.essential().compareTo(phase) <= 0)
                .flatMap(item -> item.facts().stream())
                .distinct()
                .toList();
    }

    public List<String> facts() {
        return items.stream().flatMap(item -> item.facts().stream()).distinct().toList();
    }
}
