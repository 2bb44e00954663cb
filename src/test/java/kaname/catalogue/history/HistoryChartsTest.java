package kaname.catalogue.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.History;
import kaname.catalogue.Plan;
import kaname.catalogue.Provenance;
import kaname.platform.Language;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HistoryChartsTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    @Tag("P2")
    void theLineageShowsTheFiveListsOfPillarsAndWhatEachTakesUp() {
        Lineage lineage = Lineage.of(CATALOGUE.plans(), Language.JA);
        List<Plan> plans =
                CATALOGUE.plans().stream().filter(plan -> !plan.pillars().isEmpty()).toList();

        assertThat(plans).extracting(plan -> plan.pillars().size()).containsExactly(4, 5, 5, 5, 5);
        assertThat(lineage.boxes())
                .extracting(Lineage.Box::says)
                .containsExactlyElementsOf(
                        plans.stream()
                                .flatMap(plan -> plan.pillars().stream())
                                .map(pillar -> pillar.name().ja())
                                .toList());
        assertThat(lineage.links())
                .hasSize(
                        plans.stream()
                                .flatMap(plan -> plan.pillars().stream())
                                .mapToInt(pillar -> pillar.from().size())
                                .sum());
        assertThat(lineage.links()).allSatisfy(link -> assertThat(link.x1()).isLessThan(link.x2()));
    }

    @Test
    void aBoxSaysTheWholeNameBrokenIntoLines() {
        for (Language language : Language.values()) {
            Lineage.of(CATALOGUE.plans(), language)
                    .boxes()
                    .forEach(box ->
                            assertThat(
                                            box.lines().stream()
                                                    .map(Lineage.Line::text)
                                                    .collect(Collectors.joining())
                                                    .replace(" ", ""))
                                    .isEqualTo(box.says().replace(" ", "")));
        }
    }

    @Test
    @Tag("P1")
    @Tag("J16")
    void aBarIsTheValueThatWasReadARecollectionIsNeverSolidAndAMissingYearIsAGap() {
        Chart chart = Exercises.chart(CATALOGUE.history().participants());
        Map<String, Cell> byYear = new HashMap<>();
        for (int i = 0; i < chart.categories().size(); i++) {
            byYear.put(chart.categories().get(i).en(), chart.series().getFirst().cells().get(i));
        }

        assertThat(byYear).hasSize(18);
        assertThat(byYear.get("2023")).isEqualTo(Cell.of(6574));
        assertThat(byYear.get("2018")).isEqualTo(Cell.unsure(3077));
        assertThat(byYear.get("2010")).isEqualTo(Cell.GAP);
        assertThat(byYear.get("2015")).isEqualTo(Cell.of(1000));
        assertThat(chart.drawing().boxes()).as("a gap has no bar").hasSize(10);
    }

    @Test
    @Tag("O2")
    void theContactsOfEachYearAndQuarterAddUpAsPublishedAndTheNearMissesStayFew() {
        History.Contacts contacts = CATALOGUE.history().contacts();
        assertThat(contacts.years())
                .extracting(History.Counts::total)
                .containsExactly(269, 309, 407, 302, 272);
        assertThat(contacts.years())
                .extracting(History.Counts::ministries)
                .containsExactly(16, 16, 6, 2, 19);
        assertThat(contacts.years())
                .extracting(History.Counts::provided)
                .containsExactly(38, 64, 91, 83, 127);
        assertThat(contacts.quarters())
                .extracting(History.Counts::total)
                .containsExactly(99, 53, 63, 57);
        assertThat(Stream.concat(contacts.years().stream(), contacts.quarters().stream()))
                .allSatisfy(counts ->
                        assertThat(
                                        counts.byPhenomenon().values().stream()
                                                .mapToInt(Integer::intValue)
                                                .sum())
                                .isEqualTo(counts.total()));
        assertThat(contacts.years())
                .allSatisfy(year -> assertThat(year.nearMiss()).isLessThan(year.total() / 10));
        assertThat(contacts.source().provenance()).isEqualTo(Provenance.SECONDARY);
    }

    @Test
    @Tag("C1")
    @Tag("D9")
    void theTimelineHoldsEveryKindAndARecollectionIsNeverSolid() {
        Timeline timeline = Timeline.of(CATALOGUE, TODAY);

        assertThat(timeline.moments())
                .extracting(Timeline.Moment::lane)
                .contains(Timeline.Lane.values());
        assertThat(timeline.moments())
                .isSortedAccordingTo(Comparator.comparing(Timeline.Moment::on))
                .allSatisfy(m -> {
                    assertThat(m.solid()).isEqualTo(m.source().provenance().arms());
                    assertThat(m.x()).isBetween(0, timeline.width());
                    assertThat(m.y()).isBetween(0, timeline.height());
                });
        assertThat(timeline.moments())
                .filteredOn(m -> m.moved() != null)
                .extracting(Timeline.Moment::day)
                .containsExactly(
                        "2000", "2003-03", "2011-03-11", "2015-05", "2020", "2021", "2023-07");
    }

    @Test
    @Tag("A6")
    @Tag("B5")
    void twoDaysShowWhatCameAndWhatWent() {
        TwoDays days = TwoDays.of(CATALOGUE, LocalDate.of(2024, 1, 1), LocalDate.of(2024, 4, 1));
        TwoDays.Aspect sectors = days.aspects().getFirst();

        assertThat(sectors.came()).extracting(t -> t.ja()).containsExactly("港湾");
        assertThat(sectors.ended()).isEmpty();
        assertThat(sectors.kept()).isEqualTo(14);
        assertThat(TwoDays.of(CATALOGUE, TODAY, TODAY).aspects())
                .noneMatch(TwoDays.Aspect::differs);
    }
}
