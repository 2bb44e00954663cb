package kaname.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import kaname.platform.Text;

/// The facts that an incident can be described by, in the order in which people are shown them.
public record Vocabulary(List<Group> groups, SequencedMap<String, Fact> facts) {

    public record Group(String id, Text label) {}

    static Vocabulary of(List<Group> groups, List<Fact> facts) {
        SequencedMap<String, Fact> byId = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (byId.put(fact.id(), fact) != null) {
                throw new CatalogueError("facts.yaml", "fact " + fact.id() + " is defined twice");
            }
        }
        return new Vocabulary(List.copyOf(groups), byId);
    }

    public Optional<Fact> find(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    /// @throws IllegalArgumentException when the vocabulary has no such fact
    public Fact fact(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no fact " + id));
    }

    /// The facts given by the system that can be one thing only.
    public Map<String, Object> constants() {
        Map<String, Object> constants = new LinkedHashMap<>();
        facts.forEach((id, fact) -> fact.constant().ifPresent(value -> constants.put(id, value)));
        return constants;
    }

    Map<String, Fact> asMap() {
        return facts;
    }
}
