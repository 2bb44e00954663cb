package kaname.platform.web.chart;

import java.util.List;
import kaname.platform.Text;

/// Bars from zero, the series of a category side by side, each with its figure.
final class Columns {

    private static final int HIGH = 200;
    private static final int TOP = 44;
    private static final int BAR = 34;
    private static final int MANY = 12;
    private static final int NARROW = 24;
    private static final int GROUND = TOP + HIGH;
    private static final int DIGIT = 8;

    private Columns() {}

    static Drawing of(Chart chart) {
        Canvas canvas = new Canvas();
        Scale scale = Scale.of(chart.most());
        int left = 16 + Cell.number(scale.top()).length() * DIGIT;
        int names = chart.categories().stream().mapToInt(Canvas::width).max().orElse(0);
        int most =
                chart.series().stream()
                        .flatMap(one -> one.cells().stream())
                        .mapToInt(cell -> cell.shown().length() * DIGIT)
                        .max()
                        .orElse(0);
        boolean many = chart.categories().size() > MANY;
        int bar = Math.max(many ? NARROW : BAR, most);
        int gap = many ? 12 : 16;
        int group = Math.max(bar * chart.series().size(), Math.min(names, 120)) + gap;
        int width = left + Math.max(1, chart.categories().size()) * group + 8;
        scale.marks()
                .forEach(mark -> {
                    int y = GROUND - scale.height(mark, HIGH);
                    canvas.line(left, y, width, y, mark == 0);
                    canvas.label(left - 6, y + 4, "end", Text.same(Cell.number(mark)));
                });
        for (int i = 0; i < chart.categories().size(); i++) {
            int x = left + i * group;
            canvas.label(
                    x + group / 2,
                    GROUND + 18,
                    "middle",
                    Canvas.cut(chart.categories().get(i), group));
            group(canvas, chart, i, x + (group - bar * chart.series().size()) / 2, bar, scale);
        }
        int legend = legend(canvas, chart);
        return canvas.drawing(chart, Math.max(width, legend), GROUND + 30);
    }

    private static int legend(Canvas canvas, Chart chart) {
        List<Series> series = chart.series();
        canvas.label(0, 14, "start", Text.of("（{0}）", "({0})").with(chart.unit()));
        int from = Canvas.width(chart.unit()) + 32;
        return series.size() > 1 ? canvas.legend(from, 14, series) : from;
    }

    private static void group(
            Canvas canvas, Chart chart, int category, int x, int bar, Scale scale) {
        int at = x;
        for (Series one : chart.series()) {
            Cell cell = one.cells().get(category);
            int height = scale.height(cell.height(), HIGH);
            if (height > 0) {
                canvas.bar(
                        at + 2,
                        GROUND - height,
                        bar - 4,
                        height,
                        one.ink(),
                        cell.sure(),
                        Canvas.says(chart.categories().get(category), one, cell));
            }
            canvas.label(at + bar / 2, GROUND - height - 6, "middle", Text.same(cell.shown()));
            at += bar;
        }
    }
}
