package kaname.platform.web.chart;

import java.util.ArrayList;
import java.util.List;
import kaname.platform.Text;

/// Where the parts of a drawing are put down.
final class Canvas {

    private static final int WIDE = 12;
    private static final int NARROW = 7;

    private final List<Drawing.Box> boxes = new ArrayList<>();
    private final List<Drawing.Line> lines = new ArrayList<>();
    private final List<Drawing.Label> labels = new ArrayList<>();

    void bar(int x, int y, int width, int height, Ink ink, boolean sure, Text says) {
        boxes.add(new Drawing.Box(x, y, width, height, ink, 1, sure, says));
    }

    void field(int x, int y, int width, int height, double depth, Text says) {
        boxes.add(new Drawing.Box(x, y, width, height, null, depth, true, says));
    }

    void line(int x1, int y1, int x2, int y2, boolean strong) {
        lines.add(new Drawing.Line(x1, y1, x2, y2, strong));
    }

    void label(int x, int y, String anchor, Text text) {
        labels.add(new Drawing.Label(x, y, anchor, false, false, text));
    }

    void bold(int x, int y, String anchor, Text text) {
        labels.add(new Drawing.Label(x, y, anchor, true, false, text));
    }

    void turned(int x, int y, Text text) {
        labels.add(new Drawing.Label(x, y, "start", false, true, text));
    }

    Drawing drawing(Chart chart, int width, int height) {
        return new Drawing(chart.id(), width, height, boxes, lines, labels);
    }

    /// What stands for which series, in one line; where it ends.
    int legend(int x, int y, List<Series> series) {
        int at = x;
        for (Series one : series) {
            bar(at, y - 11, 14, 12, one.ink(), true, one.name());
            label(at + 20, y, "start", one.name());
            at += 20 + width(one.name()) + 20;
        }
        return at;
    }

    /// What a text of 12 pixels takes in the wider of both languages, about.
    static int width(Text text) {
        return Math.max(width(text.ja()), width(text.en()));
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c < 0x250 ? NARROW : WIDE).sum();
    }

    /// As much of it as fits; the table has the whole.
    static Text cut(Text text, int width) {
        return Text.of(cut(text.ja(), width), cut(text.en(), width));
    }

    private static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        String shorter = text;
        while (shorter.length() > 1 && width(shorter) > width - WIDE) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter.stripTrailing() + "…";
    }

    static Text says(Text category, Series series, Cell cell) {
        return Text.of("{0} {1}：{2}", "{0}, {1}: {2}").with(category, series.name(), cell.shown());
    }
}
