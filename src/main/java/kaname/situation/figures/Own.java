package kaname.situation.figures;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import kaname.catalogue.Fact;
import kaname.catalogue.Vocabulary;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;

/// What this house was told, ready to be counted by fiscal year. Years before its first report are
/// gaps and no zeros.
///
/// @param years the last is the running one
record Own(List<Told> told, List<Integer> years, boolean exercise) {

    static final String NEAR_MISS = "near_miss";

    static final Text YEAR = Text.of("年度", "Fiscal year");
    static final Text INCIDENTS = Text.of("件", "incidents");
    static final Text GAPS =
            Text.of(
                    "— は値のない年です。この家に最初の報告が届く前の年を零とは数えません。",
                    "— has no value: years before the first report to this house are no zeros.");

    Own {
        told = List.copyOf(told);
        years = List.copyOf(years);
    }

    /// Near misses count as the form has them, or because the form was theirs.
    static String phenomenon(Told one) {
        if (one.of("kind").contains(NEAR_MISS) || !one.of("near_miss_what").isEmpty()) {
            return NEAR_MISS;
        }
        return one.of("phenomenon").stream().findFirst().orElse("");
    }

    List<Told> in(int year) {
        return told.stream().filter(one -> one.fiscalYear() == year).toList();
    }

    int running() {
        return years.getLast();
    }

    long count(int year, Predicate<Told> which) {
        return in(year).stream().filter(which).count();
    }

    /// One for each year.
    List<Cell> byYear(Predicate<Told> which) {
        int first = began();
        return years.stream()
                .map(year ->
                        told.isEmpty() || year < first
                                ? Cell.GAP
                                : Cell.of(Math.toIntExact(count(year, which))))
                .toList();
    }

    /// The year of the first report; without any, none has begun but the running one.
    int began() {
        return told.stream().map(Told::fiscalYear).min(Comparator.naturalOrder()).orElse(running());
    }

    List<Text> yearNames() {
        return years.stream().map(FiscalYear::name).toList();
    }

    Origin origin() {
        return Origin.of(
                exercise
                        ? Text.of("あなたの机に届いた演習の報告", "exercise reports that reached your desk")
                        : Text.of("あなたの机に届いた報告", "reports that reached your desk"),
                Text.of("この家の記録", "this house's record"),
                "primary");
    }

    /// Said beside every chart that ends with the running year.
    Text notOver() {
        return Text.of("{0}年度はまだ終わっていません。", "FY{0} is not over yet.")
                .with(String.valueOf(running()));
    }

    Series series(Text name, Ink ink, Predicate<Told> which) {
        return new Series(name, ink, byYear(which));
    }

    Chart chart(String id, Shape shape, Text question, Text unit, List<Series> series) {
        return new Chart(id, shape, question, unit, YEAR, yearNames(), series, List.of(origin()));
    }

    static List<Fact.Choice> choices(Vocabulary vocabulary, String fact) {
        return vocabulary.find(fact).map(Fact::choices).orElse(List.of());
    }

    static Text label(Collection<Fact.Choice> choices, String id) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .map(Fact.Choice::label)
                .findFirst()
                .orElse(Text.of("記載なし", "Not told"));
    }
}
