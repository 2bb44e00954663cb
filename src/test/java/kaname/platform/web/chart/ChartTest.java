package kaname.platform.web.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import kaname.platform.Text;
import kaname.platform.web.chart.Chart.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Drawing and table say the same, from zero, and a gap is a gap.
class ChartTest {

    private static Chart chart(Shape shape, List<List<Cell>> figures) {
        int categories = figures.getFirst().size();
        return new Chart(
                "test",
                shape,
                Text.same("?"),
                Text.same("unit"),
                Text.same("row"),
                IntStream.range(0, categories).mapToObj(i -> Text.same("c" + i)).toList(),
                IntStream.range(0, figures.size())
                        .mapToObj(i ->
                                new Series(
                                        Text.same("s" + i),
                                        Ink.values()[i % Ink.values().length],
                                        figures.get(i)))
                        .toList(),
                List.of());
    }

    @Property
    void barsStandOnZeroAreAsHighAsTheirFiguresAndStayInside(
            @ForAll("shapes") Shape shape, @ForAll("figures") List<List<Cell>> figures) {
        Chart chart = chart(shape, figures);
        Drawing drawing = chart.drawing();

        assertThat(drawing.boxes())
                .allSatisfy(box -> {
                    assertThat(box.x()).isNotNegative();
                    assertThat(box.y()).isNotNegative();
                    assertThat(box.x() + box.width()).isLessThanOrEqualTo(drawing.width());
                    assertThat(box.y() + box.height()).isLessThanOrEqualTo(drawing.height());
                });
        assertThat(drawing.boxes().stream().map(Drawing.Box::says))
                .as("each figure of the table, once")
                .doesNotHaveDuplicates();
    }

    @Test
    void twiceAsManyIsTwiceAsHighAndAGapHasNoBarNorAZero() {
        Drawing drawing =
                chart(Shape.COLUMNS, List.of(List.of(Cell.of(40), Cell.of(80), Cell.GAP)))
                        .drawing();

        assertThat(drawing.boxes()).hasSize(2);
        assertThat(drawing.boxes().get(1).height()).isEqualTo(2 * drawing.boxes().get(0).height());
        assertThat(drawing.labels().stream().map(label -> label.text().en())).contains("—", "0");
    }

    @Test
    void whatWasNotReadIsNeverSolidAndSaysSo() {
        Drawing drawing = chart(Shape.COLUMNS, List.of(List.of(Cell.unsure(7)))).drawing();

        assertThat(drawing.boxes().getFirst().fill("test")).startsWith("url(#");
        assertThat(drawing.patterns()).contains(Ink.HATCHED);
        assertThat(drawing.labels().stream().map(label -> label.text().en())).contains("7?");
    }

    @Test
    void theFileHasEachFigureWithNothingForAGap() {
        List<List<String>> rows =
                chart(Shape.MATRIX, List.of(List.of(Cell.of(1234.5), Cell.GAP))).rows();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).get(4)).isEqualTo("1234.5");
        assertThat(rows.get(2).get(4)).isEmpty();
    }

    @Test
    void aSeriesWithAFigureTooFewIsRefused() {
        assertThatThrownBy(() ->
                        new Chart(
                                "x",
                                Shape.COLUMNS,
                                Text.same("?"),
                                Text.same("u"),
                                Text.same("r"),
                                List.of(Text.same("a"), Text.same("b")),
                                List.of(new Series(Text.same("s"), Ink.SOLID, List.of(Cell.of(1)))),
                                List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cell.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Arbitraries.of(Shape.values());
    }

    @Provide
    Arbitrary<List<List<Cell>>> figures() {
        Arbitrary<Cell> cell =
                Arbitraries.oneOf(
                        Arbitraries.just(Cell.GAP),
                        Arbitraries.doubles().between(0, 1e6).map(Cell::of),
                        Arbitraries.integers().between(0, 9).map(Cell::unsure));
        return Arbitraries.integers()
                .between(1, 20)
                .flatMap(categories ->
                        cell.list().ofSize(categories).list().ofMinSize(1).ofMaxSize(9));
    }
}
