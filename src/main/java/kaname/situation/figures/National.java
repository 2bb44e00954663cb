package kaname.situation.figures;

import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.History.Counts;
import kaname.platform.Text;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Series;
import kaname.situation.figures.Study.Topic;

/// What the nation was told, as published, beside what this desk was. Pure.
final class National {

    private final Catalogue catalogue;
    private final Own own;

    National(Catalogue catalogue, Own own) {
        this.catalogue = catalogue;
        this.own = own;
    }

    Study study() {
        Published published = new Published(catalogue.history().contacts(), catalogue.vocabulary());
        Counts newest = published.newest();
        int unavailable = newest.unavailability();
        long here = own.in(own.running()).size();
        Topic topic = Topic.NATIONAL;
        return new Study(
                topic,
                Text.of(
                                "公表された{0}年度の情報連絡は{1}件で、最も多いのは利用困難の{2}件（{3}%）です。あなたの机には{4}年度に{5}件が届いています。",
                                "In FY{0} the nation's operators told of {1} matters, {2} of them"
                                    + " ({3} %) systems that could not be used. {5} reached your"
                                    + " desk in FY{4}.")
                        .with(
                                String.valueOf(newest.year()),
                                newest.total(),
                                unavailable,
                                Math.round(100.0 * unavailable / newest.total()),
                                String.valueOf(own.running()),
                                here),
                List.of(
                        published.phenomena(topic.chart("published")),
                        ownPhenomena(topic.chart("own")),
                        published.flows(topic.chart("flows")),
                        published.quarters(topic.chart("quarters")),
                        published.flowsByQuarter(topic.chart("quarter-flows"))),
                List.of(
                        Text.of(
                                "公表値とこの家の件数は数え方が違うので、足し合わせず、同じ棒に入れません。",
                                "Published figures and this house's are counted differently: they"
                                        + " are never added up nor put into one bar."),
                        Text.of(
                                "この家の件数は、事案一つを一件とし、最初の通知が届いた年度に、最新の通知の類型で数えます。匿名で壁を越えたヒヤリハットは「一年の姿」で数えます。",
                                "Here each incident counts once, in the year of its first letter"
                                        + " and by the type in its newest. Near misses that came"
                                        + " through the wall are counted in The year."),
                        own.notOver(),
                        Own.GAPS));
    }

    private Chart ownPhenomena(String id) {
        List<Fact.Choice> choices = Own.choices(catalogue.vocabulary(), "phenomenon");
        List<Series> series = new ArrayList<>();
        for (Fact.Choice choice : choices) {
            series.add(
                    own.series(
                            choice.label(),
                            Ink.DOTTED,
                            one -> Own.phenomenon(one).equals(choice.id())));
        }
        series.add(
                own.series(
                        Text.of("類型の記載なし", "Type not told"),
                        Ink.OUTLINED,
                        one ->
                                choices.stream()
                                        .noneMatch(c -> c.id().equals(Own.phenomenon(one)))));
        return own.chart(
                id,
                Shape.PANELS,
                Text.of(
                        "この家：あなたの机に届いた報告は、どの事象が多いか。",
                        "This house: which phenomena did your desk hear of most?"),
                Own.INCIDENTS,
                series);
    }
}
