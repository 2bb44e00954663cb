package kaname.situation.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.Sector;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;
import org.jspecify.annotations.Nullable;

/// An edition as a chart: what is withheld and what is not there look alike. Pure.
final class DrawEdition {

    private static final Text REST = Text.of("伏せた種類の計", "Withheld types together");

    private DrawEdition() {}

    static Chart of(Edition edition, Catalogue catalogue) {
        List<Fact.Choice> attacks = catalogue.vocabulary().fact("attack_type").choices();
        List<Text> heads =
                Stream.concat(
                                attacks.stream().map(Fact.Choice::label),
                                Stream.of(Text.of("記載なし", "Not told"), REST))
                        .toList();
        List<@Nullable String> types = new ArrayList<>();
        attacks.forEach(attack -> types.add(attack.id()));
        types.add(PublishQuarters.UNTOLD);
        types.add(null);
        List<Series> series = new ArrayList<>();
        for (String sector : edition.sectors()) {
            series.add(
                    new Series(
                            name(sector, catalogue),
                            Ink.SOLID,
                            types.stream()
                                    .map(type ->
                                            Optional.ofNullable(edition.figure(sector, type))
                                                    .map(Cell::of)
                                                    .orElse(Cell.GAP))
                                    .toList()));
        }
        return new Chart(
                "statistics",
                Shape.MATRIX,
                Text.of("{0}：どの分野で、どんな事案が届いたか。", "{0}: what was reported in which sector?")
                        .with(edition.quarter().label()),
                Text.of("件", "incidents"),
                Text.of("分野", "Sector"),
                heads,
                series,
                List.of(
                        Origin.of(
                                Text.of(
                                                "総合調整に届いた報告。{0}者以上の数だけ",
                                                "reports to the coordinator; figures of {0}"
                                                        + " operators or more")
                                        .with(edition.smallest()),
                                Text.of("この家の記録", "this house's record"),
                                "primary")));
    }

    private static Text name(String sector, Catalogue catalogue) {
        return catalogue.sector(sector).map(Sector::label).orElseGet(() -> Text.same(sector));
    }
}
