package kaname.dependency.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.dependency.graph.Picture.Box;

/// Leads lines from box to box so that none runs behind a third: past every row between its ends a
/// line goes through a gap, the one nearest to the straight way, beside those that went through it
/// before.
final class Routes {

    /// Pixels between a line and a box, and between lines of one gap.
    private static final int APART = 5;

    /// How far an arrow ends before its box.
    private static final int ARROW = 9;

    private final List<List<Box>> rows; // from the left
    private final int left;
    private final int right;
    private final Map<Gap, Integer> used = new HashMap<>();

    /// Room for lines in a row, in pixels from the left.
    private record Gap(int row, int from, int to) {

        int nearest(int x) {
            return Math.clamp(x, from, to);
        }
    }

    /// @param rows boxes from the left, row under row
    /// @param left where boxes may begin
    /// @param right where they end
    Routes(List<List<Box>> rows, int left, int right) {
        this.rows = rows;
        this.left = left;
        this.right = right;
    }

    /// @return the path as SVG writes it
    String path(int fromRow, Box from, int toRow, Box to) {
        int x = from.x() + Box.WIDTH / 2;
        int end = to.x() + Box.WIDTH / 2;
        if (fromRow == toRow) {
            int y = from.y() + Box.HEIGHT;
            return "M%d %dC%d %d %d %d %d %d"
                    .formatted(x, y, x, y + 36, end, y + 36, end, y + ARROW);
        }
        boolean down = fromRow < toRow;
        int y = down ? from.y() + Box.HEIGHT : from.y();
        StringBuilder path = new StringBuilder("M%d %d".formatted(x, y));
        int step = down ? 1 : -1;
        for (int row = fromRow + step; row != toRow; row += step) {
            int straight = x + (end - x) / Math.abs(toRow - row + step);
            int gap = gap(row, straight);
            int top = rows.get(row).getFirst().y() - APART;
            int bottom = top + Box.HEIGHT + 2 * APART;
            curve(path, x, y, gap, down ? top : bottom);
            y = down ? bottom : top;
            path.append("V%d".formatted(y));
            x = gap;
        }
        curve(path, x, y, end, down ? to.y() - ARROW : to.y() + Box.HEIGHT + ARROW);
        return path.toString();
    }

    private static void curve(StringBuilder path, int x1, int y1, int x2, int y2) {
        int middle = (y1 + y2) / 2;
        path.append("C%d %d %d %d %d %d".formatted(x1, middle, x2, middle, x2, y2));
    }

    private int gap(int row, int x) {
        Gap best = new Gap(row, right, right);
        int from = left;
        for (Box box : rows.get(row)) {
            best = nearer(best, new Gap(row, from, box.x() - APART), x);
            from = box.x() + Box.WIDTH + APART;
        }
        best = nearer(best, new Gap(row, from, right), x);
        int before = used.merge(best, 1, Integer::sum) - 1;
        int aside = (before + 1) / 2 * APART * (before % 2 == 0 ? 1 : -1);
        return best.nearest(best.nearest(x) + aside);
    }

    private static Gap nearer(Gap one, Gap other, int x) {
        boolean better =
                other.from() <= other.to()
                        && Math.abs(other.nearest(x) - x) < Math.abs(one.nearest(x) - x);
        return better ? other : one;
    }
}
