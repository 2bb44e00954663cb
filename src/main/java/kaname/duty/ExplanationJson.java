package kaname.duty;

import java.util.List;
import java.util.Locale;
import kaname.catalogue.Catalogue;
import kaname.catalogue.FactJson;
import kaname.catalogue.Reasoning;
import kaname.catalogue.Tipping;
import kaname.catalogue.Truth;
import kaname.platform.Language;
import kaname.platform.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An explanation as the API prints it.
public record ExplanationJson(Catalogue catalogue, Language language) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public ObjectNode write(Explanation explanation) {
        ObjectNode out = JSON.objectNode();
        out.put("regime", explanation.regime().id());
        out.put("binds", explanation.binds());
        texts(out.putArray("because"), explanation.because());
        out.put("answer", truth(explanation.answer()));
        ArrayNode triggers = out.putArray("triggers");
        for (Explanation.TriggerReasoning trigger : explanation.triggers()) {
            ObjectNode node = triggers.addObject();
            node.put("id", trigger.trigger().id());
            node.put("says", trigger.trigger().says().in(language));
            node.put("armed", trigger.armed());
            node.set("reasoning", reasoning(trigger.reasoning()));
        }
        ArrayNode turns = out.putArray("turns");
        for (Tipping.Change change : explanation.turns()) {
            ObjectNode node = turns.addObject();
            node.put("fact", change.fact());
            Object from = change.from();
            node.set("from", from == null ? JSON.nullNode() : FactJson.write(from));
            node.set("to", FactJson.write(change.to()));
        }
        explanation
                .turnsInWords(catalogue)
                .ifPresentOrElse(
                        words -> out.put("turnsInWords", words.in(language)),
                        () -> out.putNull("turnsInWords"));
        return out;
    }

    private ObjectNode reasoning(Reasoning reasoning) {
        ObjectNode node = JSON.objectNode();
        node.put("says", reasoning.says().in(language));
        node.put("truth", truth(reasoning.truth()));
        ArrayNode parts = node.putArray("parts");
        reasoning.parts().forEach(part -> parts.add(reasoning(part)));
        return node;
    }

    private static String truth(Truth truth) {
        return truth.name().toLowerCase(Locale.ROOT);
    }

    private void texts(ArrayNode array, List<Text> texts) {
        texts.forEach(text -> array.add(text.in(language)));
    }
}
