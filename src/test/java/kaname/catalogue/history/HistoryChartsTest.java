package kaname.catalogue.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Plan;
import kaname.platform.Language;
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
        Bars bars = Bars.of(CATALOGUE.history().participants());
        Map<Integer, Bars.Bar> byYear =
                bars.bars().stream().collect(Collectors.toMap(Bars.Bar::year, bar -> bar));

        assertThat(byYear).hasSize(18);
        assertThat(byYear.get(2023).value()).isEqualTo(6574);
        assertThat(byYear.get(2023).solid()).isTrue();
        assertThat(byYear.get(2018).value()).isEqualTo(3077);
        assertThat(byYear.get(2018).solid()).isFalse();
        assertThat(byYear.get(2010).value()).isNull();
        assertThat(byYear.get(2010).height()).isZero();
        assertThat(byYear.get(2015).value()).isEqualTo(1000);
    }

    @Test
    void theContactsOfEachYearAddUpAndTheNearMissesStayFew() {
        assertThat(CATALOGUE.history().contacts().years()).hasSize(5);
        assertThat(CATALOGUE.history().contacts().years())
                .allSatisfy(year -> assertThat(year.nearMiss()).isLessThan(year.total() / 10));
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
