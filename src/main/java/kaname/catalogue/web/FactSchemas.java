package kaname.catalogue.web;

import java.util.TreeSet;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.catalogue.Vocabulary;
import kaname.platform.web.OpenApiSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The vocabulary as a JSON Schema (draft 2020-12): what an operator may state, and nothing else.
@Configuration(proxyBeanMethods = false)
class FactSchemas {

    private static final long LARGEST = 1_000_000_000_000L;

    @Bean
    OpenApiSchema facts(Catalogues catalogues) {
        return new OpenApiSchema("Facts", () -> schema(catalogues.now().vocabulary()));
    }

    static ObjectNode schema(Vocabulary vocabulary) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        schema.put(
                "description",
                "What is known, by fact; leave out what is not. The vocabulary with the forms that"
                        + " read each fact: /catalogue/facts");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        vocabulary.facts().values().stream()
                .filter(Fact::askable)
                .forEach(fact -> properties.set(fact.id(), schema(fact)));
        return schema;
    }

    private static ObjectNode schema(Fact fact) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("title", fact.label().ja() + " / " + fact.label().en());
        schema.put("description", description(fact));
        switch (fact.type()) {
            case TEXT ->
                    schema.put("type", "string").put("minLength", 1).put("maxLength", fact.max());
            case BOOLEAN -> schema.put("type", "boolean");
            case INTEGER -> number(schema, "integer");
            case DECIMAL -> decimal(schema, fact);
            case INSTANT -> schema.put("type", "string").put("format", "date-time");
            case DURATION ->
                    schema.put("type", "string")
                            .put("format", "duration")
                            .putArray("examples")
                            .add("PT36H");
            case CHOICE -> choice(schema, fact);
            case CHOICES -> {
                schema.put("type", "array")
                        .put("minItems", 1)
                        .put("maxItems", fact.choices().size());
                choice(schema.putObject("items"), fact);
            }
        }
        return schema;
    }

    private static String description(Fact fact) {
        String said = fact.help().ja() + "\n" + fact.help().en();
        return fact.choices().isEmpty()
                ? said
                : fact.choices().stream()
                        .map(c ->
                                "* `%s` %s / %s".formatted(c.id(), c.label().ja(), c.label().en()))
                        .collect(Collectors.joining("\n", said + "\n\n", ""));
    }

    private static void number(ObjectNode schema, String type) {
        schema.put("type", type).put("minimum", 0).put("maximum", LARGEST);
    }

    /// A number in the canonical unit, or a text with one of the units that the fact knows.
    private static void decimal(ObjectNode schema, Fact fact) {
        schema.put("x-unit", fact.unit());
        ArrayNode either = schema.putArray("oneOf");
        number(either.addObject(), "number");
        if (!fact.units().isEmpty()) {
            String units = String.join("|", new TreeSet<>(fact.units().keySet()));
            either.addObject()
                    .put("type", "string")
                    .put("pattern", "^[0-9]{1,15}(\\.[0-9]{1,9})? ?(" + units + ")$")
                    .putArray("examples")
                    .add("120 " + fact.unit());
        }
    }

    private static void choice(ObjectNode schema, Fact fact) {
        schema.put("type", "string");
        ArrayNode choices = schema.putArray("enum");
        fact.choices().forEach(choice -> choices.add(choice.id()));
    }
}
