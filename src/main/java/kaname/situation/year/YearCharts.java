package kaname.situation.year;

import java.util.List;
import kaname.catalogue.History.Contacts;
import kaname.catalogue.History.Counts;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;
import org.jspecify.annotations.Nullable;

/// A year as charts: threats by sector, and Heinrich's pyramid beside the one that was published.
/// Pure.
///
/// @param told where the year's figures come from
record YearCharts(int fiscal, Year year, Origin told) {

    private static final int MOST = 24;

    /// A threat to so many sectors that it is common has a mark before its name; `?` is what an
    /// expert expects.
    Chart threats() {
        List<Year.Column> columns = year.sectors();
        return new Chart(
                "threats",
                Shape.MATRIX,
                Text.of("{0}年度：どの脅威が、いくつの分野に及んだか。", "FY{0}: which threats met how many sectors?")
                        .with(String.valueOf(fiscal)),
                Text.of("者", "reporters"),
                Text.of("脅威", "Threat"),
                columns.stream().map(Year.Column::name).toList(),
                year.threats().stream()
                        .limit(MOST)
                        .map(threat ->
                                new Series(
                                        threat.common()
                                                ? Text.of("◆ {0}", "◆ {0}").with(threat.name())
                                                : threat.name(),
                                        Ink.SOLID,
                                        columns.stream()
                                                .map(c -> cell(threat.in(c.id())))
                                                .toList()))
                        .toList(),
                List.of(told));
    }

    Chart pyramid() {
        Year.Pyramid pyramid = year.pyramid();
        return layers(
                "pyramid",
                Text.of(
                                "{0}年度：起きた一件の陰で、起こりかけたことはどれだけ語られたか。",
                                "FY{0}: behind each incident, how much of what nearly happened was"
                                        + " told?")
                        .with(String.valueOf(fiscal)),
                Text.of("{0}年度、あなたの机", "FY{0}, your desk").with(String.valueOf(fiscal)),
                List.of(
                        Text.of("サービスが止まった", "Stopped a service"),
                        Text.of("そのほかの事案", "Other incidents"),
                        Text.of("予兆・ヒヤリハット", "Near misses")),
                List.of(pyramid.major(), pyramid.minor(), pyramid.nearMisses()),
                Ink.DOTTED,
                told);
    }

    /// The newest year that was published. It does not say which of its incidents stopped a
    /// service.
    static Chart published(Contacts contacts) {
        Counts newest = contacts.years().getLast();
        return layers(
                "published",
                Text.of(
                                "公表：{0}年度の{1}件のうち、ヒヤリハットは{2}件。",
                                "Published: {2} of {1} in FY{0} were near misses.")
                        .with(String.valueOf(newest.year()), newest.total(), newest.nearMiss()),
                Text.of("{0}年度、全国（公表）", "FY{0}, the nation, as published")
                        .with(String.valueOf(newest.year())),
                List.of(Text.of("発生した事象", "What happened"), Text.of("予兆・ヒヤリハット", "Near misses")),
                List.of(newest.total() - newest.nearMiss(), newest.nearMiss()),
                Ink.SOLID,
                Origin.of(
                        contacts.source().title(),
                        contacts.source().provenance().label(),
                        contacts.source().provenance().name()));
    }

    private static Cell cell(Year.@Nullable Cell met) {
        if (met == null) {
            return Cell.of(0);
        }
        return met.expected().isEmpty() ? Cell.of(met.reporters()) : Cell.unsure(met.reporters());
    }

    private static Chart layers(
            String id,
            Text question,
            Text name,
            List<Text> layers,
            List<Integer> counts,
            Ink ink,
            Origin origin) {
        boolean none = counts.stream().allMatch(count -> count == 0);
        return new Chart(
                id,
                Shape.PYRAMID,
                question,
                Text.of("件", "matters"),
                Text.of("層", "Layer"),
                layers,
                List.of(
                        new Series(
                                name,
                                ink,
                                counts.stream()
                                        .map(count -> none ? Cell.GAP : Cell.of(count))
                                        .toList())),
                List.of(origin));
    }
}
