package kaname.situation.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Provenance;
import kaname.catalogue.Sector;
import kaname.catalogue.history.Exercises;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;
import kaname.situation.figures.Study.Topic;

/// Whether the scope, the exercises and the reports grew, and whether near misses are told. Pure.
final class Effect {

    private static final int FIRST = 2000;

    private final Catalogue catalogue;
    private final Own own;

    Effect(Catalogue catalogue, Own own) {
        this.catalogue = catalogue;
        this.own = own;
    }

    Study study() {
        Topic topic = Topic.EFFECT;
        Chart sectors = sectors(topic);
        List<Cell> counts = sectors.series().getFirst().cells();
        Published published = new Published(catalogue.history().contacts(), catalogue.vocabulary());
        Chart nearMisses = published.nearMissShare(topic.chart("near-misses"));
        List<Cell> shares = nearMisses.series().getFirst().cells();
        return new Study(
                topic,
                Text.of(
                                "対象分野は{0}から{1}に、演習の参加者は{2}人から{3}人に増えました。ヒヤリハットの割合は{4}%から{5}%です。",
                                "Sectors grew from {0} to {1} and people in the exercise from {2}"
                                    + " to {3}; near misses went from {4} to {5} % of contacts.")
                        .with(
                                counts.getFirst().shown(),
                                counts.getLast().shown(),
                                edge(false),
                                edge(true),
                                shares.getFirst().shown(),
                                shares.getLast().shown()),
                List.of(
                        sectors,
                        renamed(topic, Exercises.chart(catalogue.history().participants())),
                        published.totals(topic.chart("contacts")),
                        nearMisses,
                        own.chart(
                                topic.chart("own-reports"),
                                Shape.COLUMNS,
                                Text.of(
                                        "この家：あなたの机に届く報告は増えたか。",
                                        "This house: do more reports reach your desk?"),
                                Own.INCIDENTS,
                                List.of(
                                        own.series(
                                                Text.of("報告", "Reports"), Ink.DOTTED, _ -> true))),
                        own.chart(
                                topic.chart("own-near-misses"),
                                Shape.COLUMNS,
                                Text.of(
                                        "この家：報告に占めるヒヤリハットの割合は。",
                                        "This house: what share of reports are near misses?"),
                                Text.same("%"),
                                List.of(
                                        new Series(
                                                Text.of("割合", "Share"),
                                                Ink.HATCHED,
                                                own.years().stream().map(this::share).toList())))),
                List.of(
                        Text.of(
                                "分野は各年度の末日（今年度は今日）に数えます。どの数も、制度の一覧・演習の記録・報告から、開くたびに数え直します。",
                                "Sectors are counted on the last day of each year (of this one,"
                                    + " today). Every figure is counted anew from catalogue, record"
                                    + " and reports each time."),
                        own.notOver(),
                        Own.GAPS));
    }

    private Cell share(int year) {
        int all = own.in(year).size();
        return all == 0
                ? Cell.GAP
                : Cell.of(
                        100.0
                                * own.count(year, one -> Own.phenomenon(one).equals(Own.NEAR_MISS))
                                / all);
    }

    private String edge(boolean last) {
        List<Cell> read =
                Exercises.chart(catalogue.history().participants())
                        .series()
                        .getFirst()
                        .cells()
                        .stream()
                        .filter(cell -> !cell.gap() && cell.sure())
                        .toList();
        return read.isEmpty() ? "—" : (last ? read.getLast() : read.getFirst()).shown();
    }

    private static Chart renamed(Topic topic, Chart chart) {
        return new Chart(
                topic.chart(chart.id()),
                chart.shape(),
                chart.question(),
                chart.unit(),
                chart.across(),
                chart.categories(),
                chart.series(),
                chart.origins());
    }

    private Chart sectors(Topic topic) {
        List<Integer> years = IntStream.rangeClosed(FIRST, own.running()).boxed().toList();
        Set<Origin> origins = new HashSet<>();
        List<Cell> cells = new ArrayList<>();
        for (int year : years) {
            LocalDate last = FiscalYear.first(year + 1).minusDays(1);
            List<Sector> stood = catalogue.sectorsOn(last);
            stood.forEach(sector -> origins.add(origin(sector)));
            cells.add(
                    stood.stream().allMatch(sector -> sector.source().provenance().arms())
                            ? Cell.of(stood.size())
                            : Cell.unsure(stood.size()));
        }
        return new Chart(
                topic.chart("sectors"),
                Shape.COLUMNS,
                Text.of("守る範囲は広がったか。", "Did the scope grow?"),
                Text.of("分野", "sectors"),
                Own.YEAR,
                years.stream().map(FiscalYear::name).toList(),
                List.of(new Series(Text.of("重要インフラ分野", "Critical sectors"), Ink.SOLID, cells)),
                origins.stream()
                        .sorted(Comparator.comparing(origin -> origin.title().en()))
                        .toList());
    }

    private static Origin origin(Sector sector) {
        Provenance provenance = sector.source().provenance();
        return Origin.of(sector.source().title(), provenance.label(), provenance.name());
    }
}
