package kaname.catalogue.web;

import java.util.List;
import java.util.TreeSet;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.platform.Text;

/// The words that an incident is described in, and who needs each.
record VocabularyView(int count, List<GroupView> groups, int unused) {

    record GroupView(String id, Text label, List<FactRow> facts) {}

    record FactRow(
            String id,
            Text label,
            Text help,
            Text type,
            List<Fact.Choice> choices,
            boolean system,
            List<Link> forms,
            List<Link> decides) {}

    record Link(String id, Text title) {}

    static VocabularyView of(Catalogue catalogue) {
        List<GroupView> groups =
                catalogue.vocabulary().groups().stream()
                        .map(group ->
                                new GroupView(
                                        group.id(),
                                        group.label(),
                                        catalogue.vocabulary().facts().values().stream()
                                                .filter(fact -> fact.group().equals(group.id()))
                                                .map(fact -> row(fact, catalogue))
                                                .toList()))
                        .toList();
        long unused =
                groups.stream()
                        .flatMap(group -> group.facts().stream())
                        .filter(fact -> fact.forms().isEmpty() && fact.decides().isEmpty())
                        .count();
        return new VocabularyView(
                catalogue.vocabulary().facts().size(), groups, Math.toIntExact(unused));
    }

    private static FactRow row(Fact fact, Catalogue catalogue) {
        return new FactRow(
                fact.id(),
                fact.label(),
                fact.help(),
                type(fact),
                fact.choices(),
                !fact.askable(),
                catalogue.forms().values().stream()
                        .filter(form -> form.facts().contains(fact.id()))
                        .map(form -> new Link(form.id(), form.title()))
                        .toList(),
                catalogue.regimes().stream()
                        .filter(regime -> regime.reads().contains(fact.id()))
                        .map(regime -> new Link(regime.id(), regime.title()))
                        .toList());
    }

    private static Text type(Fact fact) {
        return switch (fact.type()) {
            case TEXT -> Text.of("文章（{0}字まで）", "text, up to {0} characters").with(fact.max());
            case BOOLEAN -> Text.of("はい・いいえ", "yes or no");
            case INTEGER -> Text.of("整数", "whole number");
            case DECIMAL ->
                    Text.of("数（単位 {0}）", "number in {0}")
                            .with(String.join("・", new TreeSet<>(fact.units().keySet())));
            case INSTANT ->
                    fact.future()
                            ? Text.of("日時（先の時刻も可）", "time, may lie ahead")
                            : Text.of("日時", "time");
            case DURATION -> Text.of("長さ（PT36H など）", "duration, such as PT36H");
            case CHOICE -> Text.of("一つ選ぶ", "one choice");
            case CHOICES -> Text.of("当てはまるものをすべて選ぶ", "any number of choices");
        };
    }
}
