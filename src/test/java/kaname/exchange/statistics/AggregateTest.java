package kaname.exchange.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/// Small cells stay hidden, and nothing that is shown gives them away.
@Tag("C15")
class AggregateTest {

    private static final List<String> SECTORS = List.of("port", "gas", "water");
    private static final List<String> TYPES = List.of("ransomware", "ddos", "phishing", "untold");
    private static final int SMALLEST = 5;

    private static Aggregate published(List<Contribution> told) {
        return Aggregate.of(told, SECTORS, TYPES, SMALLEST);
    }

    private static List<Contribution> operators(String sector, String type, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Contribution(sector, type, type + i, 1))
                .toList();
    }

    @Test
    void fiveOperatorsAreShownAndFourAreNot() {
        List<Contribution> told = new ArrayList<>(operators("port", "ransomware", 5));
        told.addAll(operators("port", "ddos", 4));

        Aggregate.Row port = published(told).rows().getFirst();

        assertThat(port.cell("ransomware")).hasValue(5);
        assertThat(port.cell("ddos")).isEmpty();
        assertThat(port.rest()).as("four operators behind it").isEmpty();
        assertThat(port.shown()).isEqualTo(5);
    }

    @Test
    void manyIncidentsOfOneOperatorTellNothing() {
        var told = List.of(new Contribution("port", "ddos", "one", 90));

        assertThat(published(told)).isEqualTo(published(List.of()));
    }

    @Test
    void theRestIsToldWhereEnoughOperatorsAndTypesAreInIt() {
        List<Contribution> told = new ArrayList<>(operators("gas", "ddos", 3));
        told.addAll(operators("gas", "phishing", 3));

        assertThat(published(told).rows().get(1).rest()).hasValue(6);
    }

    @Test
    void theSameOperatorsInTwoTypesAreCountedOnceBehindTheRest() {
        List<Contribution> told = new ArrayList<>();
        for (String type : List.of("ddos", "phishing")) {
            for (int i = 0; i < 4; i++) {
                told.add(new Contribution("gas", type, "operator" + i, 1));
            }
        }

        assertThat(published(told).rows().get(1).rest()).isEmpty();
    }

    @Test
    void aGroupOfTwoIsRefused() {
        assertThatThrownBy(() -> Aggregate.of(List.of(), SECTORS, TYPES, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void noNumberTellsOfFewerOperatorsThanTheSmallestGroup(
            @ForAll("tables") List<Contribution> told) {
        for (Aggregate.Row row : published(told).rows()) {
            for (String type : TYPES) {
                if (row.cell(type).isPresent()) {
                    assertThat(behind(told, row.sector(), List.of(type)))
                            .isGreaterThanOrEqualTo(SMALLEST);
                }
            }
            if (row.rest().isPresent()) {
                assertThat(behind(told, row.sector(), withheld(row)))
                        .isGreaterThanOrEqualTo(SMALLEST);
                assertThat(withheld(row)).hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    /// Whoever sees the table can't tell which of a row's withheld types it was.
    @Property
    void swappingTwoWithheldCellsOfARowChangesNothing(
            @ForAll("tables") List<Contribution> told,
            @ForAll("sectors") String sector,
            @ForAll("pairs") List<String> pair) {
        Aggregate before = published(told);
        Aggregate.Row row = before.rows().get(SECTORS.indexOf(sector));
        if (row.cell(pair.get(0)).isPresent() || row.cell(pair.get(1)).isPresent()) {
            return;
        }
        List<Contribution> swapped = new ArrayList<>();
        for (Contribution one : told) {
            boolean here = one.sector().equals(sector) && pair.contains(one.type());
            String type = !here ? one.type() : pair.get(one.type().equals(pair.get(0)) ? 1 : 0);
            swapped.add(new Contribution(one.sector(), type, one.operator(), one.incidents()));
        }

        assertThat(published(swapped)).isEqualTo(before);
    }

    /// Nor, in a row without a sum, whether anything was there at all.
    @Property
    void emptyingAWithheldCellOfARowWithoutARestChangesNothing(
            @ForAll("tables") List<Contribution> told,
            @ForAll("sectors") String sector,
            @ForAll("types") String type) {
        Aggregate before = published(told);
        Aggregate.Row row = before.rows().get(SECTORS.indexOf(sector));
        if (row.cell(type).isPresent() || row.rest().isPresent()) {
            return;
        }
        List<Contribution> without =
                told.stream()
                        .filter(one -> !(one.sector().equals(sector) && one.type().equals(type)))
                        .toList();

        assertThat(published(without)).isEqualTo(before);
    }

    @Property
    void totalsAddUpWhatIsShownAndNothingElse(@ForAll("tables") List<Contribution> told) {
        Aggregate table = published(told);
        int cells = 0;
        for (Aggregate.Row row : table.rows()) {
            cells += row.rest().orElse(0);
            for (String type : TYPES) {
                cells += row.cell(type).orElse(0);
            }
        }
        assertThat(table.shown()).isEqualTo(cells);
        assertThat(
                        TYPES.stream().mapToInt(table::shown).sum()
                                + table.rows().stream()
                                        .map(Aggregate.Row::rest)
                                        .mapToInt(rest -> rest.orElse(0))
                                        .sum())
                .isEqualTo(cells);
    }

    private static List<String> withheld(Aggregate.Row row) {
        return TYPES.stream().filter(type -> row.cell(type).equals(OptionalInt.empty())).toList();
    }

    private static long behind(List<Contribution> told, String sector, List<String> types) {
        return told.stream()
                .filter(one -> one.sector().equals(sector) && types.contains(one.type()))
                .map(Contribution::operator)
                .distinct()
                .count();
    }

    @Provide
    Arbitrary<String> sectors() {
        return Arbitraries.of(SECTORS);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<List<String>> pairs() {
        return Arbitraries.of(TYPES).list().ofSize(2).uniqueElements();
    }

    @Provide
    Arbitrary<List<Contribution>> tables() {
        return Combinators.combine(
                        Arbitraries.of(SECTORS),
                        Arbitraries.of(TYPES),
                        Arbitraries.integers().between(0, 9).map(i -> "operator" + i),
                        Arbitraries.integers().between(1, 3))
                .as(Contribution::new)
                .list()
                .ofMaxSize(60);
    }
}
