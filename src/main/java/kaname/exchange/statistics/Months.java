package kaname.exchange.statistics;

import java.util.List;
import java.util.function.ToIntFunction;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;

/// The months of a quarter: in time solid, late hatched, without a number outlined.
final class Months {

    private Months() {}

    static Chart chart(DeskRecord record) {
        return new Chart(
                "months",
                Chart.Shape.COLUMNS,
                Text.of("報告は期限内に届いたか。", "Did reports come in time?"),
                Text.of("通", "letters"),
                Text.of("月", "Month"),
                record.months().stream().map(m -> Text.same(m.month().toString())).toList(),
                List.of(
                        series(record, "期限内", "in time", Ink.SOLID, Punctuality::onTime),
                        series(record, "遅れ", "late", Ink.HATCHED, Punctuality::late),
                        series(
                                record,
                                "数字の期限なし",
                                "without a number",
                                Ink.OUTLINED,
                                Punctuality::numberless)),
                List.of(
                        Origin.of(
                                Text.of(
                                                "{0}にあなたの組織に届いた通知",
                                                "letters that came to your organisation, {0}")
                                        .with(record.quarter().label()),
                                Text.of("この家の記録", "this house's record"),
                                "primary")));
    }

    private static Series series(
            DeskRecord record, String ja, String en, Ink ink, ToIntFunction<Punctuality> count) {
        return new Series(
                Text.of(ja, en),
                ink,
                record.months().stream()
                        .map(month -> Cell.of(count.applyAsInt(month.record())))
                        .toList());
    }
}
