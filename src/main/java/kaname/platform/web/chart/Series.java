package kaname.platform.web.chart;

import java.util.List;
import kaname.platform.Text;

/// Figures under one name, one for each category of the chart.
public record Series(Text name, Ink ink, List<Cell> cells) {

    public Series {
        cells = List.copyOf(cells);
    }

    public boolean empty() {
        return cells.stream().allMatch(Cell::gap);
    }
}
