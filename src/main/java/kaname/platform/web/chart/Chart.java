package kaname.platform.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaname.platform.Text;

/// A question, and the figures that answer it: one [Cell] of each series for each category. Its
/// drawing and its table say the same.
///
/// @param id unique on its page; names its files
/// @param unit what is counted
/// @param across what the rows of its table are
public record Chart(
        String id,
        Shape shape,
        Text question,
        Text unit,
        Text across,
        List<Text> categories,
        List<Series> series,
        List<Origin> origins) {

    /// How it is drawn.
    public enum Shape {
        /// Bars from zero, the series of a category side by side.
        COLUMNS,
        /// A small chart for each series, all on one scale.
        PANELS,
        /// A field for each series and category, the darker the more.
        MATRIX,
        /// One series, the first category at the top.
        PYRAMID
    }

    public Chart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        origins = List.copyOf(origins);
        for (Series one : series) {
            if (one.cells().size() != categories.size()) {
                throw new IllegalArgumentException(
                        one.name().en() + " has " + one.cells().size() + " figures");
            }
        }
    }

    public boolean empty() {
        return series.stream().allMatch(Series::empty);
    }

    double most() {
        return series.stream()
                .flatMap(one -> one.cells().stream())
                .mapToDouble(Cell::height)
                .max()
                .orElse(0);
    }

    public Drawing drawing() {
        return switch (shape) {
            case COLUMNS -> Columns.of(this);
            case PANELS -> Panels.of(this);
            case MATRIX -> Matrix.of(this);
            case PYRAMID -> Pyramid.of(this);
        };
    }

    /// The table: a head, then a row each.
    public record Table(List<Text> head, List<Row> rows) {}

    public record Row(Text name, List<Cell> cells) {}

    /// A row for each series of a matrix, else for each category.
    public Table table() {
        List<Text> names = series.stream().map(Series::name).toList();
        if (shape == Shape.MATRIX) {
            return new Table(
                    Stream.concat(Stream.of(across), categories.stream()).toList(),
                    series.stream().map(one -> new Row(one.name(), one.cells())).toList());
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            int at = i;
            rows.add(
                    new Row(
                            categories.get(i),
                            series.stream().map(one -> one.cells().get(at)).toList()));
        }
        return new Table(Stream.concat(Stream.of(across), names.stream()).toList(), rows);
    }

    /// The figures as rows of a file, one a row, so that a spreadsheet can turn them as it likes.
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "区分",
                        "category",
                        "系列",
                        "series",
                        "value",
                        "verified",
                        "単位",
                        "unit",
                        "出典",
                        "source"));
        String ja = String.join(" / ", origins.stream().map(o -> o.title().ja()).toList());
        String en = String.join(" / ", origins.stream().map(o -> o.title().en()).toList());
        for (int i = 0; i < categories.size(); i++) {
            Text category = categories.get(i);
            for (Series one : series) {
                Cell cell = one.cells().get(i);
                rows.add(
                        List.of(
                                category.ja(),
                                category.en(),
                                one.name().ja(),
                                one.name().en(),
                                cell.plain(),
                                String.valueOf(cell.sure()),
                                unit.ja(),
                                unit.en(),
                                ja,
                                en));
            }
        }
        return rows;
    }
}
