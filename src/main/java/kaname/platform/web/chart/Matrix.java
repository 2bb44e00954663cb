package kaname.platform.web.chart;

import kaname.platform.Text;

/// A field for each series and category, the darker the more, with its figure; one without anything
/// stays empty.
final class Matrix {

    private static final int SIDE = 40;
    private static final int ROW = 30;
    private static final int NAMES = 230;
    private static final int HEADS = 150;
    private static final double LEAST = 0.12;
    private static final double DEEPEST = 0.5;

    private Matrix() {}

    static Drawing of(Chart chart) {
        Canvas canvas = new Canvas();
        int left =
                12
                        + Math.min(
                                NAMES,
                                chart.series().stream()
                                        .mapToInt(one -> Canvas.width(one.name()))
                                        .max()
                                        .orElse(0));
        int longest =
                Math.min(
                        HEADS, chart.categories().stream().mapToInt(Canvas::width).max().orElse(0));
        int top = 16 + longest * 7 / 8;
        int side = chart.categories().size() <= 8 ? SIDE * 3 / 2 : SIDE;
        for (int i = 0; i < chart.categories().size(); i++) {
            canvas.turned(
                    left + i * side + side / 2,
                    top - 8,
                    Canvas.cut(chart.categories().get(i), HEADS));
        }
        double most = Math.max(1, chart.most());
        for (int row = 0; row < chart.series().size(); row++) {
            Series one = chart.series().get(row);
            int y = top + row * ROW;
            canvas.label(left - 10, y + 20, "end", Canvas.cut(one.name(), NAMES));
            for (int i = 0; i < chart.categories().size(); i++) {
                Cell cell = one.cells().get(i);
                int x = left + i * side;
                double depth =
                        cell.height() == 0 ? 0 : LEAST + (DEEPEST - LEAST) * cell.height() / most;
                canvas.field(
                        x + 1,
                        y + 1,
                        side - 2,
                        ROW - 2,
                        depth,
                        Canvas.says(chart.categories().get(i), one, cell));
                if (cell.gap() || cell.height() > 0 || !cell.sure()) {
                    canvas.label(x + side / 2, y + 20, "middle", Text.same(cell.shown()));
                }
            }
        }
        return canvas.drawing(
                chart,
                left + chart.categories().size() * side + longest / 2 + 12,
                top + chart.series().size() * ROW + 8);
    }
}
