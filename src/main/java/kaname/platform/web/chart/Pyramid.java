package kaname.platform.web.chart;

import kaname.platform.Text;

/// One series as layers, the first category at the top, each as wide as its figure.
final class Pyramid {

    private static final int WIDE = 360;
    private static final int LAYER = 46;
    private static final int TOP = 28;

    private Pyramid() {}

    static Drawing of(Chart chart) {
        Canvas canvas = new Canvas();
        Series series = chart.series().getFirst();
        double most = Math.max(1, chart.most());
        canvas.bold(WIDE / 2, 16, "middle", series.name());
        for (int i = 0; i < chart.categories().size(); i++) {
            Cell cell = series.cells().get(i);
            int width =
                    cell.height() == 0
                            ? 0
                            : Math.max(2, (int) Math.round(cell.height() * WIDE / most));
            int y = TOP + i * LAYER;
            Text category = chart.categories().get(i);
            canvas.label(
                    WIDE / 2,
                    y + 14,
                    "middle",
                    Text.of("{0}　{1}", "{0}: {1}").with(category, cell.shown()));
            if (width > 0) {
                canvas.bar(
                        (WIDE - width) / 2,
                        y + 20,
                        width,
                        LAYER - 26,
                        series.ink(),
                        cell.sure(),
                        Canvas.says(category, series, cell));
            }
        }
        int ground = TOP + chart.categories().size() * LAYER;
        canvas.line(0, ground, WIDE, ground, true);
        return canvas.drawing(chart, WIDE, ground + 8);
    }
}
