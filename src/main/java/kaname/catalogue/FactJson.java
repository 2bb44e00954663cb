package kaname.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Typed fact values to JSON and back, in canonical units; instants are written in Japan's time.
public final class FactJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FactJson() {}

    public static JsonNode write(Object value) {
        return switch (value) {
            case Boolean yes -> JSON.booleanNode(yes);
            case Long whole -> JSON.numberNode(whole);
            case Double number -> JSON.numberNode(number);
            case Instant instant ->
                    JSON.stringNode(
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    instant.atZone(Counting.JAPAN.zone())));
            case Duration duration -> JSON.stringNode(duration.toString());
            case List<?> choices -> {
                ArrayNode array = JSON.arrayNode();
                choices.forEach(choice -> array.add(choice.toString()));
                yield array;
            }
            default -> JSON.stringNode(value.toString());
        };
    }

    public static ObjectNode write(Facts facts) {
        ObjectNode node = JSON.objectNode();
        facts.values().forEach((fact, value) -> node.set(fact, write(value)));
        return node;
    }

    /// Reads what was stored. A fact that today's vocabulary no longer has is left out: its report
    /// still shows it.
    public static Facts read(Vocabulary vocabulary, Map<String, JsonNode> stored) {
        Map<String, JsonNode> known = new LinkedHashMap<>();
        stored.forEach((fact, value) -> {
            if (vocabulary.find(fact).isPresent()) {
                known.put(fact, value);
            }
        });
        return FactReader.forExamples(vocabulary).read(known).facts();
    }
}
