package kaname.situation.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.platform.database.TestDatabase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database lets out of a quarter: no small cell, and nothing from which one can be worked
/// out, by rows, totals or an earlier edition.
@Tag("C15")
class SuppressionTest {

    private static final JdbcClient OWNER = TestDatabase.fresh().asOwner();
    private static final List<String> SECTORS = List.of("port", "gas", "water");
    private static final List<String> TYPES = List.of("ransomware", "ddos", "phishing", "untold");
    private static final int SMALLEST = 4;

    record Told(String sector, String type, String operator, int incidents) {}

    record Figure(String sector, @Nullable String type, int incidents) {}

    private static Set<Figure> published(List<Told> told) {
        String json =
                told.stream()
                        .map(t ->
                                "{\"sector\":\"%s\",\"type\":\"%s\",\"operator\":\"%s\",\"incidents\":%d}"
                                        .formatted(
                                                t.sector(), t.type(), t.operator(), t.incidents()))
                        .collect(Collectors.joining(",", "[", "]"));
        return OWNER.sql("select * from situation.suppressed(?::jsonb, ?, ?)")
                .params(json, TYPES.toArray(String[]::new), SMALLEST)
                .query(Figure.class)
                .set();
    }

    private static long behind(List<Told> told, String sector, List<String> types) {
        return told.stream()
                .filter(t -> t.sector().equals(sector) && types.contains(t.type()))
                .map(Told::operator)
                .distinct()
                .count();
    }

    private static List<String> shown(Set<Figure> figures, String sector) {
        return TYPES.stream()
                .filter(type ->
                        figures.stream()
                                .anyMatch(f -> f.sector().equals(sector) && type.equals(f.type())))
                .toList();
    }

    @Property(tries = 120)
    void noFigureTellsOfFewOperatorsAndEachIsTheSumThatItSays(@ForAll("tables") List<Told> told) {
        Set<Figure> figures = published(told);
        for (Figure figure : figures) {
            List<String> types = new ArrayList<>(TYPES);
            if (figure.type() == null) {
                types.removeAll(shown(figures, figure.sector()));
                assertThat(types).hasSizeGreaterThanOrEqualTo(2);
            } else {
                types = List.of(figure.type());
            }
            assertThat(behind(told, figure.sector(), types)).isGreaterThanOrEqualTo(SMALLEST);
            List<String> of = types;
            assertThat(figure.incidents())
                    .isEqualTo(
                            told.stream()
                                    .filter(t ->
                                            t.sector().equals(figure.sector())
                                                    && of.contains(t.type()))
                                    .mapToInt(Told::incidents)
                                    .sum());
        }
        for (String sector : SECTORS) {
            for (String type : TYPES) {
                assertThat(shown(figures, sector).contains(type))
                        .isEqualTo(behind(told, sector, List.of(type)) >= SMALLEST);
            }
        }
    }

    /// Two editions and the grand total of each, as equations over all their cells: no cell that
    /// was withheld is a combination of them.
    @Property(tries = 60)
    void noWithheldCellFollowsFromFiguresTotalsAndAnEarlierEdition(
            @ForAll("tables") List<Told> earlier, @ForAll("tables") List<Told> later) {
        List<List<Told>> editions = List.of(earlier, later);
        int width = SECTORS.size() * TYPES.size();
        List<double[]> equations = new ArrayList<>();
        List<Integer> withheld = new ArrayList<>();
        for (int e = 0; e < editions.size(); e++) {
            Set<Figure> figures = published(editions.get(e));
            double[] total = new double[width * editions.size()];
            for (int s = 0; s < SECTORS.size(); s++) {
                String sector = SECTORS.get(s);
                double[] rest = new double[total.length];
                boolean told =
                        figures.stream()
                                .anyMatch(f -> f.sector().equals(sector) && f.type() == null);
                for (int t = 0; t < TYPES.size(); t++) {
                    int cell = e * width + s * TYPES.size() + t;
                    if (shown(figures, sector).contains(TYPES.get(t))) {
                        double[] one = new double[total.length];
                        one[cell] = 1;
                        equations.add(one);
                        total[cell] = 1;
                    } else {
                        withheld.add(cell);
                        rest[cell] = 1;
                        total[cell] = told ? 1 : 0;
                    }
                }
                if (told) {
                    equations.add(rest);
                }
            }
            equations.add(total);
        }
        int rank = rank(equations);
        for (int cell : withheld) {
            List<double[]> more = new ArrayList<>(equations);
            double[] unit = new double[width * editions.size()];
            unit[cell] = 1;
            more.add(unit);
            assertThat(rank(more)).as("cell %d", cell).isEqualTo(rank + 1);
        }
    }

    private static int rank(List<double[]> equations) {
        List<double[]> rows = equations.stream().map(double[]::clone).collect(Collectors.toList());
        int rank = 0;
        int columns = rows.getFirst().length;
        for (int column = 0; column < columns && rank < rows.size(); column++) {
            int pivot = rank;
            while (pivot < rows.size() && Math.abs(rows.get(pivot)[column]) < 1e-9) {
                pivot++;
            }
            if (pivot == rows.size()) {
                continue;
            }
            double[] top = rows.get(pivot);
            rows.set(pivot, rows.get(rank));
            rows.set(rank, top);
            for (int i = rank + 1; i < rows.size(); i++) {
                double factor = rows.get(i)[column] / top[column];
                for (int j = column; j < columns; j++) {
                    rows.get(i)[j] -= factor * top[j];
                }
            }
            rank++;
        }
        return rank;
    }

    @Provide
    Arbitrary<List<Told>> tables() {
        return Combinators.combine(
                        Arbitraries.of(SECTORS),
                        Arbitraries.of(TYPES),
                        Arbitraries.integers().between(0, 7).map(i -> "operator" + i),
                        Arbitraries.integers().between(1, 3))
                .as(Told::new)
                .list()
                .ofMaxSize(70);
    }
}
