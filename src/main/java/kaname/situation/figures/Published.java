package kaname.situation.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import kaname.catalogue.Fact;
import kaname.catalogue.History.Contacts;
import kaname.catalogue.History.Counts;
import kaname.catalogue.Vocabulary;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;

/// The figures that the government published, as charts.
public final class Published {

    private static final Text YEAR = Text.of("年度", "Fiscal year");
    private static final Text QUARTER = Text.of("四半期", "Quarter");
    static final Text CONTACTS = Text.of("件", "contacts");

    private final Contacts contacts;
    private final List<Fact.Choice> phenomena;

    public Published(Contacts contacts, Vocabulary vocabulary) {
        this.contacts = contacts;
        this.phenomena = Own.choices(vocabulary, "phenomenon");
    }

    Counts newest() {
        return contacts.years().getLast();
    }

    Origin origin() {
        return Origin.of(
                contacts.source().title(),
                contacts.source().provenance().label(),
                contacts.source().provenance().name());
    }

    public Chart phenomena(String id) {
        return byPhenomenon(
                id,
                Text.of(
                        "公表：全国の情報連絡は、どの事象が多く、増えたか。",
                        "Published: which phenomena did the nation report most, and did they"
                                + " grow?"),
                YEAR,
                contacts.years());
    }

    Chart quarters(String id) {
        return byPhenomenon(
                id,
                Text.of("公表：{0}年度のいつ多かったか。", "Published: when in FY{0} did they come?")
                        .with(String.valueOf(newest().year())),
                QUARTER,
                contacts.quarters());
    }

    private Chart byPhenomenon(String id, Text question, Text across, List<Counts> counts) {
        List<Series> series = new ArrayList<>();
        for (String phenomenon : newest().byPhenomenon().keySet()) {
            series.add(
                    new Series(
                            Own.label(phenomena, phenomenon),
                            Ink.SOLID,
                            counts.stream()
                                    .map(one -> cell(one.byPhenomenon(), phenomenon))
                                    .toList()));
        }
        return new Chart(
                id,
                Shape.PANELS,
                question,
                CONTACTS,
                across,
                names(counts),
                series,
                List.of(origin()));
    }

    private static Cell cell(Map<String, Integer> counts, String phenomenon) {
        return Cell.of(counts.getOrDefault(phenomenon, 0));
    }

    public Chart flows(String id) {
        List<Counts> years = contacts.years();
        return flows(
                id,
                Text.of(
                        "公表：情報は事業者・府省庁・NISCの間をどれだけ流れたか。",
                        "Published: how much went between operators, ministries and NISC?"),
                YEAR,
                years);
    }

    Chart flowsByQuarter(String id) {
        return flows(
                id,
                Text.of(
                                "公表：{0}年度の四半期ごとの流れ。",
                                "Published: how much went between them in each quarter of FY{0}?")
                        .with(String.valueOf(newest().year())),
                QUARTER,
                contacts.quarters());
    }

    private Chart flows(String id, Text question, Text across, List<Counts> counts) {
        return new Chart(
                id,
                Shape.COLUMNS,
                question,
                CONTACTS,
                across,
                names(counts),
                List.of(
                        flow("事業者からNISCへ", "Operators to NISC", Ink.SOLID, counts, Counts::total),
                        flow(
                                "府省庁からNISCへ",
                                "Ministries to NISC",
                                Ink.HATCHED,
                                counts,
                                Counts::ministries),
                        flow(
                                "NISCからの提供",
                                "Provided by NISC",
                                Ink.DOTTED,
                                counts,
                                Counts::provided)),
                List.of(origin()));
    }

    private static Series flow(
            String ja, String en, Ink ink, List<Counts> counts, ToIntFunction<Counts> what) {
        return new Series(
                Text.of(ja, en),
                ink,
                counts.stream().map(one -> Cell.of(what.applyAsInt(one))).toList());
    }

    Chart totals(String id) {
        return new Chart(
                id,
                Shape.COLUMNS,
                Text.of("公表：事業者からの情報連絡は増えたか。", "Published: did operators report more?"),
                CONTACTS,
                YEAR,
                names(contacts.years()),
                List.of(
                        flow(
                                "事業者からの情報連絡",
                                "Contacts from operators",
                                Ink.SOLID,
                                contacts.years(),
                                Counts::total)),
                List.of(origin()));
    }

    Chart nearMissShare(String id) {
        return new Chart(
                id,
                Shape.COLUMNS,
                Text.of(
                        "公表：起こりかけたことは、どれだけ語られたか（情報連絡に占める割合）。",
                        "Published: how much of what nearly happened was told (share of"
                                + " contacts)?"),
                Text.same("%"),
                YEAR,
                names(contacts.years()),
                List.of(
                        new Series(
                                Text.of("予兆・ヒヤリハットの割合", "Share of near misses"),
                                Ink.HATCHED,
                                contacts.years().stream()
                                        .map(one -> Cell.of(100.0 * one.nearMiss() / one.total()))
                                        .toList())),
                List.of(origin()));
    }

    private static List<Text> names(List<Counts> counts) {
        return counts.stream()
                .map(one ->
                        one.quarter() == null
                                ? FiscalYear.name(one.year())
                                : Text.of("{0}Q", "Q{0}").with(one.quarter()))
                .toList();
    }
}
