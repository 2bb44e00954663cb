package kaname.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.Form;
import kaname.platform.Language;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `facts [--format table|json] [--lang ja|en]`: the vocabulary of an incident document.
record FactsCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--format", "--lang");
        if (!given.plain().isEmpty()) {
            throw new Refusal("usage: ./kaname facts [--format table|json]");
        }
        boolean json = given.json();
        Catalogue catalogue = Catalogue.shipped();
        out.print(json ? json(catalogue) : table(catalogue, given.language()));
        return 0;
    }

    private static String json(Catalogue catalogue) {
        var array = JsonNodeFactory.instance.arrayNode();
        catalogue.vocabulary().facts().values().forEach(fact -> array.add(json(fact, catalogue)));
        return array.toPrettyString() + "\n";
    }

    private static ObjectNode json(Fact fact, Catalogue catalogue) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", fact.id());
        node.put("type", type(fact));
        node.put("unit", fact.unit());
        node.putObject("label").put("ja", fact.label().ja()).put("en", fact.label().en());
        node.putObject("help").put("ja", fact.help().ja()).put("en", fact.help().en());
        node.put("givenBy", fact.askable() ? "operator" : "system");
        var choices = node.putArray("choices");
        fact.choices()
                .forEach(choice ->
                        choices.addObject()
                                .put("id", choice.id())
                                .put("ja", choice.label().ja())
                                .put("en", choice.label().en()));
        var forms = node.putArray("forms");
        forms(fact, catalogue).forEach(forms::add);
        ObjectNode items = node.putObject("items");
        fact.items().forEach(items::put);
        return node;
    }

    private static String table(Catalogue catalogue, Language language) {
        StringBuilder table = new StringBuilder();
        for (Fact fact : catalogue.vocabulary().facts().values()) {
            table.append(
                    "%-30s %-9s %-6s %s%n"
                            .formatted(
                                    fact.id(),
                                    type(fact),
                                    fact.unit() == null ? "" : fact.unit(),
                                    fact.label().in(language)));
            if (!fact.choices().isEmpty()) {
                table.append("    ")
                        .append(
                                String.join(
                                        " | ",
                                        fact.choices().stream().map(Fact.Choice::id).toList()))
                        .append('\n');
            }
            List<String> forms = forms(fact, catalogue);
            if (!forms.isEmpty()) {
                table.append("    → ").append(String.join(", ", forms)).append('\n');
            }
        }
        return table.toString();
    }

    private static String type(Fact fact) {
        return fact.type().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> forms(Fact fact, Catalogue catalogue) {
        return catalogue.forms().values().stream()
                .filter(form -> form.facts().contains(fact.id()))
                .map(Form::id)
                .toList();
    }
}
