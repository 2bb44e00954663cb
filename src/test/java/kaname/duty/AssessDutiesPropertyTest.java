package kaname.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Counting;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Facts;
import kaname.catalogue.Limit;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.catalogue.Truth;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

class AssessDutiesPropertyTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final AssessDuties ENGINE = new AssessDuties(CATALOGUE);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @Property(tries = 1500)
    @Label("what is owed, or not owed, while facts are unknown stays so however they come out")
    void isSound(@ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int percentHidden) {
        Random random = new Random(seed);
        Operator operator = AnyFacts.operator(CATALOGUE, random);
        Map<String, Object> complete = AnyFacts.complete(CATALOGUE, random);
        Map<String, Object> partial = new LinkedHashMap<>(complete);
        // recognition starts the grace period and is one of the five answers: never unknown
        partial.keySet()
                .removeIf(fact ->
                        !Set.of("aware_at", "kind", "title").contains(fact)
                                && random.nextInt(100) < percentHidden);

        Assessment before = assess(operator, partial, NOW);
        Assessment after = assess(operator, complete, NOW);

        assertThat(owed(after)).containsAll(owed(before));
        Set<String> firmlyNot =
                before.notTriggered().stream()
                        .filter(none -> !none.unverified())
                        .map(none -> none.regime().id())
                        .collect(Collectors.toSet());
        assertThat(owed(after)).doesNotContainAnyElementsOf(firmlyNot);
        assertThat(after.undecided()).isEmpty();
    }

    @Property(tries = 500)
    @Label("every regime gets one answer: owed, open, or not, with reasons")
    void answersForEveryRegime(@ForAll long seed) {
        Random random = new Random(seed);
        Operator operator = AnyFacts.operator(CATALOGUE, random);
        Map<String, Object> facts = AnyFacts.complete(CATALOGUE, random);
        facts.keySet().removeIf(fact -> random.nextBoolean() && !fact.equals("kind"));

        Assessment assessment = assess(operator, facts, NOW);

        Set<String> answered = new HashSet<>(owed(assessment));
        assessment
                .undecided()
                .forEach(open -> {
                    assertThat(open.ask()).isNotEmpty().allMatch(this::askable);
                    assertThat(open.why()).isNotEmpty();
                    assertThat(answered.add(open.regime().id())).isTrue();
                });
        assessment
                .notTriggered()
                .forEach(none -> {
                    assertThat(none.why()).isNotEmpty();
                    answered.add(none.regime().id());
                });
        CATALOGUE.regimes().stream()
                .filter(regime -> regime.subject() == Regime.Subject.INCIDENT)
                .forEach(regime -> assertThat(answered).contains(regime.id()));
        assertThat(assessment.duties())
                .allSatisfy(duty -> {
                    assertThat(duty.why()).isNotEmpty();
                    assertThat(duty.recipients().isEmpty())
                            .isEqualTo(duty.regime().dutyClass() == DutyClass.EFFORT);
                    assertThat(duty.article().ja()).isNotBlank();
                });
    }

    @Property(tries = 1500)
    @Label("nothing is owed before its law is in force, nor to a status not yet held")
    void nothingIsOwedBeforeItsTime(@ForAll long seed, @ForAll("days") LocalDate day) {
        Random random = new Random(seed);
        Operator operator = AnyFacts.operator(CATALOGUE, random);
        Instant asOf = day.atStartOfDay(Counting.JAPAN.zone()).toInstant();

        for (Duty duty : assess(operator, AnyFacts.complete(CATALOGUE, random), asOf).duties()) {
            assertThat(duty.regime().inForceFrom().orElseThrow()).isBeforeOrEqualTo(day);
            assertThat(operator.statusesOn(day))
                    .containsAnyElementsOf(duty.regime().applies().to());
            assertThat(duty.stage().from())
                    .satisfiesAnyOf(
                            from -> assertThat(from).isNull(),
                            from -> assertThat(from).isBeforeOrEqualTo(day));
        }
    }

    @Property(tries = 1500)
    @Label("a rule that nobody read never arms a duty")
    void unverifiedNeverArms(@ForAll long seed, @ForAll("days") LocalDate day) {
        Random random = new Random(seed);
        Operator operator = AnyFacts.operator(CATALOGUE, random);
        Map<String, Object> facts = AnyFacts.complete(CATALOGUE, random);
        Instant asOf = day.atStartOfDay(Counting.JAPAN.zone()).toInstant();

        for (Duty duty : assess(operator, facts, asOf).duties()) {
            assertThat(duty.provenance().arms()).isTrue();
            assertThat(duty.regime().source().provenance().arms()).isTrue();
            Facts known =
                    facts(operator, facts, day).and(Map.of("statutory_report_to_ministry", true));
            assertThat(duty.regime().triggers())
                    .anyMatch(trigger ->
                            trigger.source().provenance().arms()
                                    && trigger.when().over(known).truth() == Truth.TRUE);
        }
    }

    @Property(tries = 500)
    @Label("a duty of effort has no clock")
    @Tag("A4")
    void effortIsNeverOverdue(@ForAll long seed) {
        Random random = new Random(seed);
        Operator operator = AnyFacts.operator(CATALOGUE, random);

        assertThat(assess(operator, AnyFacts.complete(CATALOGUE, random), NOW).duties())
                .filteredOn(duty -> duty.regime().dutyClass() == DutyClass.EFFORT)
                .allSatisfy(duty -> assertThat(duty.dueAt()).isEmpty());
    }

    @Property(tries = 300)
    @Label("the same question gets the same answer")
    void isAFunction(@ForAll long seed) {
        Operator operator = AnyFacts.operator(CATALOGUE, new Random(seed));
        Map<String, Object> facts = AnyFacts.complete(CATALOGUE, new Random(seed));

        assertThat(assess(operator, facts, NOW)).isEqualTo(assess(operator, facts, NOW));
    }

    @Property(tries = 1000)
    @Label("recognising it later never makes anything due earlier")
    void aLaterStartIsNeverDueEarlier(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 500_000) int minutes) {
        Random random = new Random(seed);
        Instant start = AnyFacts.AWARE.minusSeconds(random.nextInt(400) * 86_400L);
        for (Regime regime : CATALOGUE.regimes()) {
            for (Stage stage : regime.stages()) {
                for (Limit limit : stage.clock().limits()) {
                    neverEarlier(limit, start, start.plus(Duration.ofMinutes(minutes)));
                }
            }
        }
    }

    private static void neverEarlier(Limit limit, Instant start, Instant later) {
        var first = Clock.due(start, limit, limit.within(), Calendars.of("DE"));
        var second = Clock.due(later, limit, limit.within(), Calendars.of("DE"));
        assertThat(second.isPresent()).isEqualTo(first.isPresent());
        first.ifPresent(due -> assertThat(second.orElseThrow().at()).isAfterOrEqualTo(due.at()));
        first.ifPresent(due -> assertThat(due.at()).isAfter(start));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2000, 1, 1).toEpochDay(),
                        LocalDate.of(2031, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private boolean askable(String fact) {
        return CATALOGUE.vocabulary().find(fact).filter(f -> f.given() == null).isPresent();
    }

    private static Set<String> owed(Assessment assessment) {
        return assessment.duties().stream()
                .map(duty -> duty.regime().id())
                .collect(Collectors.toSet());
    }

    private static Facts facts(Operator operator, Map<String, Object> facts, LocalDate day) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("operator_statuses", operator.statusesOn(day));
        all.put("operator_sector_ids", operator.sectors());
        return new Facts(all);
    }

    private static Assessment assess(Operator operator, Map<String, Object> facts, Instant asOf) {
        return ENGINE.assess(Matter.incident(operator, new Facts(facts)), asOf);
    }
}
