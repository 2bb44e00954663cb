package kaname.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.catalogue.Essential;
import kaname.catalogue.Phase;
import kaname.catalogue.Provenance;
import kaname.platform.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A letter's content as people read it: the form's items in the form's order, and the law it rests
/// on. Reads what was sent and nothing else, so that an old letter reads as it did.
public record Sheet(
        Text regime,
        Text stage,
        Text instrument,
        Text article,
        Provenance basisProvenance,
        Text recipient,
        boolean recipientUnverified,
        Text form,
        Provenance formProvenance,
        List<Item> items) {

    /// One item of the form.
    public record Item(String id, Text label, Essential essential, List<Value> values) {
        public Item {
            values = List.copyOf(values);
        }

        boolean emptyThoughNeededIn(Phase phase) {
            return values.isEmpty() && essential.in(phase);
        }
    }

    /// One fact: `value` as sent, `text` in words. Where several can be chosen `value` is "" and
    /// `values` has each; else `values` has the one.
    public record Value(String fact, Text label, String value, List<String> values, Text text) {
        public Value {
            values = List.copyOf(values);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Text NOTHING = Text.same("-");

    public Sheet {
        items = List.copyOf(items);
    }

    /// Reads the content of a letter.
    public static Sheet of(String content) {
        JsonNode letter = JSON.readTree(content);
        JsonNode basis = letter.path("basis");
        JsonNode to = letter.path("recipient");
        JsonNode form = letter.path("form");
        return new Sheet(
                text(letter.path("regime").path("name")),
                text(letter.path("stage").path("name")),
                text(basis.path("name")),
                text(basis.path("article")),
                provenance(basis.path("provenance")),
                text(to.path("name")),
                to.path("unverified").asBoolean(false),
                text(form.path("name")),
                provenance(form.path("provenance")),
                items(letter.path("items")));
    }

    /// What the letter says about a fact, if its form carries it.
    public Optional<Value> said(String fact) {
        return values().filter(value -> value.fact().equals(fact)).findFirst();
    }

    /// Every fact of the letter, in the form's order.
    public Stream<Value> values() {
        return items.stream().flatMap(item -> item.values().stream());
    }

    private static List<Item> items(JsonNode nodes) {
        List<Item> items = new ArrayList<>();
        for (JsonNode node : nodes) {
            items.add(
                    new Item(
                            node.path("id").asString(""),
                            text(node.path("label")),
                            Essential.of(node),
                            values(node.path("values"))));
        }
        return items;
    }

    private static List<Value> values(JsonNode nodes) {
        List<Value> values = new ArrayList<>();
        for (JsonNode node : nodes) {
            values.add(
                    new Value(
                            node.path("fact").asString(""),
                            text(node.path("label")),
                            node.path("value").asString(""),
                            sent(node.path("value")),
                            text(node.path("text"))));
        }
        return values;
    }

    private static List<String> sent(JsonNode value) {
        Stream<JsonNode> each = value.isArray() ? value.valueStream() : Stream.of(value);
        return each.map(one -> one.asString("")).toList();
    }

    private static Provenance provenance(JsonNode node) {
        return Provenance.valueOf(node.asString("UNVERIFIED").toUpperCase(Locale.ROOT));
    }

    private static Text text(JsonNode node) {
        String ja = node.path("ja").asString("");
        String en = node.path("en").asString("");
        return ja.isBlank() || en.isBlank() ? NOTHING : Text.of(ja, en);
    }
}
