package kaname.platform.web.chart;

import kaname.platform.Text;

/// A small chart for each series, all on one scale, so that no colour has to tell them apart.
final class Panels {

    private static final int ACROSS = 4;
    private static final int HIGH = 110;
    private static final int HEAD = 44;
    private static final int PANEL = HEAD + HIGH + 36;
    private static final int GAP = 24;
    private static final int SLOT = 42;

    private Panels() {}

    static Drawing of(Chart chart) {
        Canvas canvas = new Canvas();
        Scale scale = Scale.of(chart.most());
        int wide = Math.max(150, chart.categories().size() * SLOT);
        for (int i = 0; i < chart.series().size(); i++) {
            int x = i % ACROSS * (wide + GAP);
            int y = i / ACROSS * PANEL;
            panel(canvas, chart, chart.series().get(i), x, y, wide, scale);
        }
        int across = Math.min(ACROSS, Math.max(1, chart.series().size()));
        int down = (chart.series().size() + ACROSS - 1) / ACROSS;
        return canvas.drawing(chart, across * (wide + GAP) - GAP, Math.max(1, down) * PANEL);
    }

    private static void panel(
            Canvas canvas, Chart chart, Series series, int x, int y, int wide, Scale scale) {
        int ground = y + HEAD + HIGH;
        canvas.bold(x, y + 14, "start", Canvas.cut(series.name(), wide));
        canvas.line(x, ground, x + wide, ground, true);
        int slot = wide / Math.max(1, chart.categories().size());
        for (int i = 0; i < chart.categories().size(); i++) {
            Cell cell = series.cells().get(i);
            int height = scale.height(cell.height(), HIGH);
            int middle = x + i * slot + slot / 2;
            if (height > 0) {
                canvas.bar(
                        middle - slot * 3 / 8,
                        ground - height,
                        slot * 3 / 4,
                        height,
                        series.ink(),
                        cell.sure(),
                        Canvas.says(chart.categories().get(i), series, cell));
            }
            canvas.label(middle, ground - height - 5, "middle", Text.same(cell.shown()));
            canvas.label(
                    middle, ground + 16, "middle", Canvas.cut(chart.categories().get(i), slot));
        }
    }
}
