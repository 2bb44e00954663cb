package kaname.filing;

import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.catalogue.Form;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.platform.Text;

/// One form that would leave the house, item by item, before it does.
record LeavingView(
        Text regime,
        Text stage,
        String dutyClass,
        Text classLabel,
        Text form,
        List<Text> recipients,
        boolean update,
        List<Item> items,
        List<Text> missing) {

    record Item(Text label, List<Text> values) {}

    static LeavingView of(Outbox.Outgoing outgoing, Facts facts, Catalogue catalogue) {
        Duty duty = outgoing.duty();
        FactWords words = new FactWords(catalogue.vocabulary());
        Form form = catalogue.form(duty.form());
        return new LeavingView(
                duty.regime().title(),
                duty.stage().title(),
                duty.regime().dutyClass().id(),
                duty.regime().dutyClass().label(),
                form.title(),
                duty.recipients().stream().map(Recipient::name).toList(),
                !outgoing.files(),
                form.items().stream().map(item -> item(item, facts, words)).toList(),
                duty.missing().stream().map(words::label).toList());
    }

    private static Item item(Form.Item item, Facts facts, FactWords words) {
        return new Item(
                item.label(),
                item.facts().stream()
                        .filter(facts::answered)
                        .map(fact ->
                                words.value(
                                        fact, java.util.Objects.requireNonNull(facts.value(fact))))
                        .toList());
    }
}
