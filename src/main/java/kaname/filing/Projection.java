package kaname.filing;

import java.util.Optional;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.FactJson;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.catalogue.Form;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.platform.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Projects facts into the form of one duty: exactly the items that the form asks for, nothing else
/// that is known. Labels, values in words and the legal basis are written out, so that an old
/// letter reads as it did.
final class Projection {

    static final String FORMAT = "kaname-letter/1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Catalogue catalogue;
    private final FactWords words;

    Projection(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.words = new FactWords(catalogue.vocabulary());
    }

    ObjectNode letter(Duty duty, Recipient recipient, Facts facts) {
        Form form = catalogue.form(duty.form());
        ObjectNode letter = JSON.objectNode();
        letter.put("format", FORMAT);
        named(letter.putObject("regime"), duty.regime().id(), duty.regime().title());
        named(letter.putObject("stage"), duty.stage().id(), duty.stage().title());
        letter.put("class", duty.regime().dutyClass().id());
        letter.set("basis", basis(duty));
        ObjectNode to = letter.putObject("recipient");
        named(to, recipient.body(), recipient.name());
        to.put("unverified", recipient.unverified());
        ObjectNode named = letter.putObject("form");
        named(named, form.id(), form.title());
        named.put("provenance", form.source().provenance().name());
        ArrayNode items = letter.putArray("items");
        form.items().forEach(item -> item(items, item, facts));
        return letter;
    }

    private ObjectNode basis(Duty duty) {
        ObjectNode basis = JSON.objectNode();
        String instrument = duty.regime().instrument();
        named(basis, instrument, catalogue.instrument(instrument).title());
        text(basis.putObject("article"), duty.article());
        basis.put("provenance", duty.provenance().name());
        return basis;
    }

    private void item(ArrayNode items, Form.Item item, Facts facts) {
        ObjectNode node = items.addObject();
        node.put("id", item.id());
        text(node.putObject("label"), item.label());
        item.essential().on(node);
        ArrayNode values = node.putArray("values");
        for (String id : item.facts()) {
            Object value = facts.value(id);
            if (value != null) {
                ObjectNode one = values.addObject();
                one.put("fact", id);
                text(one.putObject("label"), label(id));
                one.set("value", FactJson.write(value));
                text(one.putObject("text"), words.value(id, value));
            }
        }
    }

    private Text label(String id) {
        Optional<Fact> fact = catalogue.vocabulary().find(id);
        return fact.map(Fact::label).orElse(Text.same(id));
    }

    private static void named(ObjectNode node, String id, Text name) {
        node.put("id", id);
        text(node.putObject("name"), name);
    }

    private static void text(ObjectNode node, Text text) {
        node.put("ja", text.ja());
        node.put("en", text.en());
    }
}
