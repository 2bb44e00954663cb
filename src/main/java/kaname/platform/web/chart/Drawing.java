package kaname.platform.web.chart;

import java.util.List;
import java.util.stream.Stream;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Boxes, lines and words in place, for the template that writes the SVG.
public record Drawing(
        String id, int width, int height, List<Box> boxes, List<Line> lines, List<Label> labels) {

    /// @param ink null for a field whose `depth` (0 to 1) says how much
    public record Box(
            int x,
            int y,
            int width,
            int height,
            @Nullable Ink ink,
            double depth,
            boolean sure,
            Text says) {

        public String fill(String drawing) {
            if (ink == null) {
                return Ink.SOLID.hue();
            }
            return sure ? ink.fill(drawing) : Ink.HATCHED.fill(drawing);
        }

        public String stroke() {
            return ink == null || !sure ? "currentColor" : ink.hue();
        }
    }

    public record Line(int x1, int y1, int x2, int y2, boolean strong) {}

    /// @param anchor start, middle or end
    /// @param turned upwards, for the heads of narrow columns
    public record Label(int x, int y, String anchor, boolean bold, boolean turned, Text text) {}

    public Drawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
        labels = List.copyOf(labels);
    }

    /// Those whose patterns it needs.
    public List<Ink> patterns() {
        return Stream.of(Ink.values())
                .filter(Ink::patterned)
                .filter(ink -> boxes.stream().anyMatch(box -> box.fill(id).equals(ink.fill(id))))
                .toList();
    }
}
