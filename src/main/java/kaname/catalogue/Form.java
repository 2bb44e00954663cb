package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
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

    /// An item without facts is one that its recipient fills in.
    public record Item(String id, Text label, List<String> facts, Essential essential) {

        public Item {
            facts = List.copyOf(facts);
        }

        /// Reads an item as the catalogue writes it: `essential` is the phase from which it must be
        /// filled, `until` the one from which it need not be any more.
        @JsonCreator
        static Item read(
                String id, Text label, List<String> facts, Phase essential, @Nullable Phase until) {
            return new Item(
                    id,
                    label,
                    facts,
                    new Essential(essential, until == null ? Phase.NEVER : until));
        }
    }

    public Form {
        items = List.copyOf(items);
    }

    /// The items that a report of this phase must fill.
    public List<Item> essentialItems(Phase phase) {
        return items.stream().filter(item -> item.essential().in(phase)).toList();
    }

    /// The facts that must be known before a report of this phase is complete, in the form's order.
    public List<String> essentialFacts(Phase phase) {
        return essentialItems(phase).stream()
                .flatMap(item -> item.facts().stream())
                .distinct()
                .toList();
    }

    public List<String> facts() {
        return items.stream().flatMap(item -> item.facts().stream()).distinct().toList();
    }
}
