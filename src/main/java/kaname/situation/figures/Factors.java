package kaname.situation.figures;

import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.platform.Text;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Series;
import kaname.situation.figures.Study.Topic;

/// What operators say, looking back, let it happen. Pure.
final class Factors {

    private static final String FACT = "contributing_factors";

    private final Catalogue catalogue;
    private final Own own;

    Factors(Catalogue catalogue, Own own) {
        this.catalogue = catalogue;
        this.own = own;
    }

    Study study() {
        Topic topic = Topic.FACTORS;
        List<Fact.Choice> choices = Own.choices(catalogue.vocabulary(), FACT);
        List<Series> series = new ArrayList<>();
        for (Fact.Choice choice : choices) {
            series.add(
                    own.series(
                            choice.label(),
                            choice.id().equals("organisational") ? Ink.HATCHED : Ink.SOLID,
                            one -> one.of(FACT).contains(choice.id())));
        }
        long answered = own.count(own.running(), one -> !one.of(FACT).isEmpty());
        long organisational =
                own.count(own.running(), one -> one.of(FACT).contains("organisational"));
        return new Study(
                topic,
                answered == 0
                        ? Text.of(
                                        "{0}年度は、寄与した要因を書いた報告がまだありません。事案を閉じる前に、続報で選べます。",
                                        "In FY{0} no report has named a contributing factor yet. It"
                                                + " can be chosen in a further report before an"
                                                + " incident is closed.")
                                .with(String.valueOf(own.running()))
                        : Text.of(
                                        "{0}年度に要因を書いた{1}件のうち、{2}件は組織（体制・手順・教育）が寄与していました。",
                                        "Of {1} in FY{0} that named a factor, {2} would have been"
                                                + " prevented by management.")
                                .with(String.valueOf(own.running()), answered, organisational),
                List.of(
                        own.chart(
                                topic.chart("trend"),
                                Shape.PANELS,
                                Text.of(
                                        "組織で防げた障害は、減っているか。",
                                        "Are there fewer that management would have prevented?"),
                                Own.INCIDENTS,
                                series)),
                List.of(
                        Text.of(
                                "要因は、振り返った事業者がいくつでも選びます。書いていない事案は、どの要因にも数えません。",
                                "The operator chooses any number when it looks back; what was not"
                                        + " said counts for no factor."),
                        own.notOver(),
                        Own.GAPS));
    }
}
