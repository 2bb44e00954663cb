package kaname.situation.portal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kaname.exchange.statistics.Quarter;
import org.jspecify.annotations.Nullable;

/// A quarter as it was published: nothing of it is ever changed.
///
/// @param smallest the fewest operators that a figure tells of
public record Edition(Quarter quarter, int smallest, Instant publishedAt, List<Figure> figures) {

    /// So many incidents of a sector, of one type; null: of its withheld types together.
    public record Figure(String sector, @Nullable String type, int incidents) {}

    public Edition {
        figures = List.copyOf(figures);
    }

    /// All that is shown.
    public int incidents() {
        return figures.stream().mapToInt(Figure::incidents).sum();
    }

    Set<String> sectors() {
        Set<String> sectors = new LinkedHashSet<>();
        figures.forEach(figure -> sectors.add(figure.sector()));
        return sectors;
    }

    @Nullable Integer figure(String sector, @Nullable String type) {
        return figures.stream()
                .filter(one -> one.sector().equals(sector))
                .filter(one -> type == null ? one.type() == null : type.equals(one.type()))
                .map(Figure::incidents)
                .findFirst()
                .orElse(null);
    }
}
