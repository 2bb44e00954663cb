package kaname.situation.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Series;
import kaname.situation.figures.Study.Topic;

/// Which phenomena had which causes, and the three families of causes year by year. Pure.
final class Causes {

    /// Attack, what nobody meant, nature: the framework is for all three alike.
    static final Set<String> FAMILIES = Set.of("intentional", "accidental", "environmental");

    private static final List<Ink> INKS = List.of(Ink.SOLID, Ink.HATCHED, Ink.DOTTED);

    private final Catalogue catalogue;
    private final Own own;

    Causes(Catalogue catalogue, Own own) {
        this.catalogue = catalogue;
        this.own = own;
    }

    Study study(int year) {
        Topic topic = Topic.CAUSES;
        List<Told> told = own.in(year);
        List<Fact.Choice> causes = Own.choices(catalogue.vocabulary(), "cause");
        long explained =
                told.stream()
                        .filter(one -> one.of("cause").stream().anyMatch(FAMILIES::contains))
                        .count();
        Text families =
                Text.list(
                        causes.stream()
                                .filter(cause -> FAMILIES.contains(cause.id()))
                                .map(cause ->
                                        Text.of("{0}{1}件", "{0} {1}")
                                                .with(
                                                        cause.label(),
                                                        told.stream()
                                                                .filter(one ->
                                                                        one.of("cause")
                                                                                .contains(
                                                                                        cause.id()))
                                                                .count()))
                                .toList());
        return new Study(
                topic,
                told.isEmpty()
                        ? Text.of(
                                        "{0}年度にあなたの机に届いた報告はなく、原因を数えられません。",
                                        "No report reached your desk in FY{0}: there are no causes"
                                                + " to count.")
                                .with(String.valueOf(year))
                        : Text.of(
                                        "{0}年度の{1}件のうち、原因が分かったのは{2}件です：{3}（いくつでも選べます）。",
                                        "Of {1} in FY{0} the cause of {2} is known: {3} (several"
                                                + " may apply).")
                                .with(String.valueOf(year), told.size(), explained, families),
                List.of(matrix(topic.chart("matrix"), told, causes, year), families(topic, causes)),
                List.of(
                        Text.of(
                                "事象は一つ、原因はいくつでも選ぶので、行を足しても事案の数にはなりません。",
                                "One phenomenon, any number of causes: a row does not add up to its"
                                        + " incidents."),
                        Text.of(
                                "ここはあなたが読める報告だけを数え、小さな数も隠しません。外へ出すときは、匿名の集計か公開の統計を使ってください。",
                                "Only what you may read is counted here, and small numbers are not"
                                        + " hidden from you. To pass figures on, use the anonymised"
                                        + " aggregate or the public statistics."),
                        own.notOver(),
                        Own.GAPS));
    }

    private Chart matrix(String id, List<Told> told, List<Fact.Choice> causes, int year) {
        List<Fact.Choice> phenomena = Own.choices(catalogue.vocabulary(), "phenomenon");
        List<Text> heads = new ArrayList<>(causes.stream().map(Fact.Choice::label).toList());
        heads.add(Text.of("記載なし", "Not told"));
        List<String> rows = new ArrayList<>(phenomena.stream().map(Fact.Choice::id).toList());
        rows.add("");
        List<Series> series = new ArrayList<>();
        for (String phenomenon : rows) {
            List<Told> row =
                    told.stream().filter(one -> Own.phenomenon(one).equals(phenomenon)).toList();
            List<Cell> cells = new ArrayList<>();
            causes.forEach(
                    cause -> cells.add(count(row, one -> one.of("cause").contains(cause.id()))));
            cells.add(count(row, one -> one.of("cause").isEmpty()));
            cells.replaceAll(cell -> told.isEmpty() ? Cell.GAP : cell);
            series.add(new Series(Own.label(phenomena, phenomenon), Ink.SOLID, cells));
        }
        return new Chart(
                id,
                Shape.MATRIX,
                Text.of("{0}年度：どの事象が、何を原因に起きたか。", "FY{0}: which phenomena had which causes?")
                        .with(String.valueOf(year)),
                Own.INCIDENTS,
                Text.of("事象", "Phenomenon"),
                heads,
                series,
                List.of(own.origin()));
    }

    private static Cell count(List<Told> told, Predicate<Told> which) {
        return Cell.of(Math.toIntExact(told.stream().filter(which).count()));
    }

    private Chart families(Topic topic, List<Fact.Choice> causes) {
        List<Series> series = new ArrayList<>();
        List<Fact.Choice> shown = causes.stream().filter(c -> FAMILIES.contains(c.id())).toList();
        for (int i = 0; i < shown.size(); i++) {
            Fact.Choice cause = shown.get(i);
            series.add(
                    own.series(
                            cause.label(),
                            INKS.get(i),
                            one -> one.of("cause").contains(cause.id())));
        }
        return own.chart(
                topic.chart("families"),
                Shape.COLUMNS,
                Text.of(
                        "攻撃・過失・災害のどれが原因になってきたか。",
                        "Attack, accident or disaster: what has been the cause?"),
                Own.INCIDENTS,
                series);
    }
}
