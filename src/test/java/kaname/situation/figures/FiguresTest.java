package kaname.situation.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogue;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Series;
import kaname.situation.figures.Study.Topic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The national figures, counted from a few incidents.
class FiguresTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final List<Told> TOLD =
            List.of(
                    told("2025-04-01", "unavailability", List.of("intentional"), "organisational"),
                    told("2026-03-31", "leak", List.of("accidental", "environmental"), "human"),
                    told("2026-04-01", "unavailability", List.of("accidental"), "organisational"),
                    told("2026-05-01", "unavailability", List.of(), "organisational", "technical"),
                    told("2026-06-01", "near_miss", List.of("environmental")));

    private static Told told(
            String day, String phenomenon, List<String> causes, String... factors) {
        return new Told(
                LocalDate.parse(day),
                Map.of(
                        "phenomenon", List.of(phenomenon),
                        "cause", causes,
                        "contributing_factors", List.of(factors)));
    }

    private static Study study(Topic topic, List<Told> told) {
        return new DrawStudies(CATALOGUE, new Own(told, FiscalYear.until(2026, 5), false))
                .of(topic, 2026);
    }

    private static Chart chart(Study study, String name) {
        return study.charts().stream()
                .filter(one -> one.id().equals(study.topic().chart(name)))
                .findFirst()
                .orElseThrow();
    }

    private static Series series(Chart chart, String name) {
        return chart.series().stream()
                .filter(one -> one.name().en().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("R5")
    void whatWasPublishedAndWhatThisHouseWasToldAreNeverInOneChart() {
        for (Topic topic : Topic.values()) {
            assertThat(study(topic, TOLD).charts())
                    .extracting(Chart::id)
                    .allMatch(id -> id.startsWith(topic.id() + "-"))
                    .doesNotHaveDuplicates();
        }
        Chart published = chart(study(Topic.NATIONAL, TOLD), "published");
        assertThat(series(published, "System unavailable").cells())
                .containsExactly(
                        Cell.of(158), Cell.of(157), Cell.of(181), Cell.of(145), Cell.of(148));
        assertThat(published.origins()).extracting(o -> o.css()).containsExactly("secondary");
        assertThat(series(chart(study(Topic.NATIONAL, TOLD), "quarters"), "Sign").cells())
                .containsExactly(Cell.of(9), Cell.of(1), Cell.of(2), Cell.of(0));
    }

    @Test
    void yearsBeginInAprilAndThoseBeforeTheFirstReportAreGaps() {
        Chart own = chart(study(Topic.NATIONAL, TOLD), "own");

        assertThat(series(own, "System unavailable").cells())
                .containsExactly(Cell.GAP, Cell.GAP, Cell.GAP, Cell.of(1), Cell.of(2));
        assertThat(series(own, "Leak").cells().get(3)).isEqualTo(Cell.of(1));
        assertThat(chart(study(Topic.NATIONAL, List.of()), "own").empty()).isTrue();
    }

    @Test
    @Tag("A9")
    void onePhenomenonMeetsAnyNumberOfCausesAndTheThreeFamiliesAreCountedAlike() {
        Study causes = study(Topic.CAUSES, TOLD);
        Chart matrix = chart(causes, "matrix");

        assertThat(series(matrix, "System unavailable").cells().get(1)).isEqualTo(Cell.of(1));
        assertThat(series(matrix, "System unavailable").cells().getLast())
                .as("cause not told")
                .isEqualTo(Cell.of(1));
        assertThat(series(matrix, "Sign").cells().get(2)).isEqualTo(Cell.of(1));
        assertThat(chart(causes, "families").series()).hasSize(3);
        assertThat(series(chart(causes, "families"), "Accidental").cells().subList(3, 5))
                .containsExactly(Cell.of(1), Cell.of(1));
        assertThat(causes.answer().en()).contains("Of 3 in FY2026 the cause of 2 is known");
    }

    @Test
    @Tag("G14")
    void organisationalFactorsAreCountedByTagAndYear() {
        Study factors = study(Topic.FACTORS, TOLD);

        assertThat(series(chart(factors, "trend"), "Organisational").cells().subList(3, 5))
                .containsExactly(Cell.of(1), Cell.of(2));
        assertThat(factors.answer().en()).contains("Of 2 in FY2026 that named a factor, 2");
    }

    @Test
    @Tag("R5")
    void theEffectIsCountedFromTheDataAndAYearWithoutAnyIsAGap() {
        Study effect = study(Topic.EFFECT, TOLD);

        assertThat(effect.answer().en())
                .contains("from 300 to 6,574", "near misses went from 4.5 to 4.4 %");
        assertThat(effect.answer().ja()).contains("4.5%から4.4%");
        Chart sectors = chart(effect, "sectors");
        assertThat(sectors.series().getFirst().cells().getLast())
                .isEqualTo(Cell.of(CATALOGUE.sectorsOn(LocalDate.of(2027, 3, 31)).size()));
        assertThat(chart(effect, "exercises").series().getFirst().cells()).contains(Cell.GAP);
        assertThat(chart(effect, "near-misses").series().getFirst().cells().getLast().shown())
                .isEqualTo("4.4");
        assertThat(chart(effect, "own-near-misses").series().getFirst().cells())
                .containsExactly(Cell.GAP, Cell.GAP, Cell.GAP, Cell.of(0), Cell.of(100.0 / 3));
    }
}
