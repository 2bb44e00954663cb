package kaname.filing.measure;

import java.util.List;
import java.util.function.ToIntFunction;
import kaname.catalogue.Approach;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Chart.Shape;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;

/// Balances as charts. Pure.
final class DrawBalance {

    private static final Text UNIT = Text.of("件", "measures");
    private static final Text RECORD = Text.of("この家の記録", "this house's record");

    private DrawBalance() {}

    /// In place and planned apart.
    static Chart own(Balance balance) {
        return new Chart(
                "balance",
                Shape.COLUMNS,
                Text.of("対策は、予防的と事後的で何対何か", "How many measures are preventive, how many reactive?"),
                UNIT,
                Text.of("状態", "State"),
                List.of(Measure.State.IN_PLACE.label(), Measure.State.PLANNED.label()),
                List.of(
                        own(Approach.PREVENTIVE, Ink.SOLID, balance.preventive()),
                        own(Approach.REACTIVE, Ink.HATCHED, balance.reactive())),
                List.of(
                        Origin.of(
                                Text.of("あなたの組織の対策", "your organisation's measures"),
                                RECORD,
                                "primary")));
    }

    private static Series own(Approach approach, Ink ink, Balance.Count count) {
        return new Series(
                approach.label(), ink, List.of(Cell.of(count.inPlace()), Cell.of(count.planned())));
    }

    static Chart shown(List<Balances.Shown> shown) {
        return new Chart(
                "balances",
                Shape.COLUMNS,
                Text.of(
                        "事業者ごとに、対策は予防的と事後的で何対何か",
                        "Operator by operator: how many preventive, how many reactive?"),
                UNIT,
                Text.of("事業者", "Operator"),
                shown.stream().map(one -> one.operator().name()).toList(),
                List.of(
                        series(
                                "予防的・実施済み",
                                "preventive, in place",
                                Ink.SOLID,
                                shown,
                                b -> b.preventive().inPlace()),
                        series(
                                "事後的・実施済み",
                                "reactive, in place",
                                Ink.HATCHED,
                                shown,
                                b -> b.reactive().inPlace()),
                        series(
                                "予防的・予定",
                                "preventive, planned",
                                Ink.DOTTED,
                                shown,
                                b -> b.preventive().planned()),
                        series(
                                "事後的・予定",
                                "reactive, planned",
                                Ink.OUTLINED,
                                shown,
                                b -> b.reactive().planned())),
                List.of(
                        Origin.of(
                                Text.of(
                                        "事業者があなたの組織に見せた数",
                                        "numbers that operators show your organisation"),
                                RECORD,
                                "primary")));
    }

    private static Series series(
            String ja,
            String en,
            Ink ink,
            List<Balances.Shown> shown,
            ToIntFunction<Balance> count) {
        return new Series(
                Text.of(ja, en),
                ink,
                shown.stream().map(one -> Cell.of(count.applyAsInt(one.balance()))).toList());
    }
}
