package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.FactWords;
import kaname.catalogue.Form;
import kaname.catalogue.Phase;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What one authority asks for, item by item, and which rules ask for it.
record FormView(
        String id,
        Text title,
        Text headline,
        @Nullable Text validity,
        @Nullable Text note,
        List<ItemRow> items,
        List<Use> uses,
        List<Citations.Entry> sources) {

    record ItemRow(int number, Text label, List<Read> facts, Text essential, boolean needed) {}

    record Read(String id, Text label, boolean system) {}

    record Use(String regime, Text title, Text stages, RegimeRow row) {}

    static FormView of(Form form, Catalogue catalogue, LocalDate today) {
        Citations citations = new Citations();
        citations.cite(form.source());
        List<Use> uses =
                catalogue.regimes().stream()
                        .filter(regime -> !using(regime, form).isEmpty())
                        .map(regime ->
                                new Use(
                                        regime.id(),
                                        regime.title(),
                                        Text.list(
                                                using(regime, form).stream()
                                                        .map(Stage::title)
                                                        .toList()),
                                        RegimeRow.of(regime, today, catalogue, citations)))
                        .toList();
        return new FormView(
                form.id(),
                form.title(),
                headline(form),
                validity(form),
                form.note(),
                items(form, catalogue),
                uses,
                citations.all());
    }

    private static List<ItemRow> items(Form form, Catalogue catalogue) {
        FactWords words = new FactWords(catalogue.vocabulary());
        return IntStream.range(0, form.items().size())
                .mapToObj(i -> {
                    Form.Item item = form.items().get(i);
                    return new ItemRow(
                            i + 1,
                            item.label(),
                            item.facts().stream()
                                    .map(id -> {
                                        Fact fact = catalogue.vocabulary().fact(id);
                                        return new Read(id, words.label(id), !fact.askable());
                                    })
                                    .toList(),
                            RuleWords.essential(item.essential()),
                            item.essential().from() != Phase.NEVER);
                })
                .toList();
    }

    private static Text headline(Form form) {
        return Text.of(
                        "{0}項目。必須は第一報で{1}、中間報告で{2}、最終報告で{3}。",
                        "{0} items. Essential: {1} in the first report, {2} in the intermediate,"
                                + " {3} in the final one.")
                .with(
                        form.items().size(),
                        form.essentialItems(Phase.FIRST).size(),
                        form.essentialItems(Phase.INTERMEDIATE).size(),
                        form.essentialItems(Phase.FINAL).size());
    }

    private static @Nullable Text validity(Form form) {
        if (form.from() == null) {
            return null;
        }
        return form.to() == null
                ? Days.since(form.from())
                : Text.of("{0}から{1}の前日まで", "from {0} until the day before {1}")
                        .with(Days.of(form.from()), Days.of(form.to()));
    }

    static List<Stage> using(Regime regime, Form form) {
        return regime.stages().stream()
                .filter(stage ->
                        form.id().equals(stage.form())
                                || stage.forms().stream()
                                        .anyMatch(choice -> choice.use().equals(form.id())))
                .toList();
    }

    Citations.Cited cited() {
        return sources.getFirst().cited();
    }
}
