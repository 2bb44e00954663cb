package kaname.community.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Counting;
import kaname.catalogue.Provenance;
import kaname.catalogue.Within;
import kaname.exchange.Marking;
import kaname.platform.Text;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which rules can't both be kept: from either side the same, never between equal rules, and only
/// while both are valid.
@Tag("F6")
class ConflictsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @Property(tries = 500)
    void aPairContradictsItselfTheSameFromEitherSide(
            @ForAll("rules") SharingRule one, @ForAll("rules") SharingRule two) {
        assertThat(Conflicts.among(List.of(one, two), DAY))
                .isEqualTo(Conflicts.among(List.of(two, one), DAY));
    }

    @Property(tries = 500)
    void equalTermsNeverContradict(@ForAll("rules") SharingRule rule) {
        SharingRule other = rule(rule.terms(), DAY, null);
        assertThat(Conflicts.among(List.of(rule, other, rule), DAY)).isEmpty();
    }

    @Property(tries = 500)
    void rulesThatAreNeverValidTogetherDoNotContradict(
            @ForAll("terms") Terms one, @ForAll("terms") Terms two) {
        SharingRule earlier = rule(one, DAY.minusDays(10), DAY);
        SharingRule later = rule(two, DAY, null);
        for (int day = -12; day < 12; day++) {
            assertThat(Conflicts.among(List.of(earlier, later), DAY.plusDays(day))).isEmpty();
        }
    }

    @Property(tries = 500)
    void eachPairIsListedOnceForEachKindOfContradictionButDeadlines(
            @ForAll("rules") SharingRule one,
            @ForAll("rules") SharingRule two,
            @ForAll("rules") SharingRule three) {
        List<Conflict> found = Conflicts.among(List.of(one, two, three), DAY);
        assertThat(found).doesNotHaveDuplicates();
        assertThat(found)
                .allSatisfy(conflict ->
                        assertThat(conflict.one().id()).isLessThan(conflict.two().id()));
    }

    @Provide
    Arbitrary<SharingRule> rules() {
        return terms().map(terms -> rule(terms, DAY.minusDays(1), null));
    }

    @Provide
    Arbitrary<Terms> terms() {
        Arbitrary<Optional<Marking>> markings = Arbitraries.of(Marking.class).optional();
        return Combinators.combine(
                        markings,
                        markings,
                        deadlines().optional(),
                        deadlines().optional(),
                        Arbitraries.of(Way.class).set(),
                        Arbitraries.of(Audience.class).set().ofMaxSize(3),
                        Arbitraries.of(Audience.class).set().ofMaxSize(3))
                .as(ConflictsTest::made)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Optional<Terms> made(
            Optional<Marking> least,
            Optional<Marking> most,
            Optional<Deadline> expects,
            Optional<Deadline> needs,
            Set<Way> ways,
            Set<Audience> must,
            Set<Audience> mustNot) {
        try {
            return Optional.of(
                    new Terms(
                            Information.INCIDENT,
                            least.orElse(null),
                            most.orElse(null),
                            expects.orElse(null),
                            needs.orElse(null),
                            ways,
                            must,
                            mustNot));
        } catch (IllegalArgumentException contradictsItself) {
            return Optional.empty();
        }
    }

    private static Arbitrary<Deadline> deadlines() {
        Arbitrary<Within> lengths =
                Arbitraries.oneOf(
                        Arbitraries.integers()
                                .between(1, 100)
                                .map(h -> new Within.Hours(Duration.ofHours(h))),
                        Arbitraries.integers().between(1, 40).map(Within.Days::new),
                        Arbitraries.integers().between(1, 3).map(Within.Months::new),
                        Arbitraries.of(new Within.Promptly(), new Within.NoLimit()));
        return Combinators.combine(lengths, Arbitraries.of(Counting.class)).as(Deadline::new);
    }

    private static SharingRule rule(Terms terms, LocalDate from, @Nullable LocalDate to) {
        return new SharingRule(
                UUID.randomUUID(),
                "a",
                Text.same("A"),
                "a",
                terms,
                new SharingRule.Basis("x", Text.same("x"), "1", Provenance.PRIMARY),
                from,
                to);
    }

    private static Terms terms(
            @Nullable Marking least,
            @Nullable Marking most,
            @Nullable Deadline expects,
            @Nullable Deadline needs) {
        return new Terms(
                Information.INCIDENT, least, most, expects, needs, Set.of(), Set.of(), Set.of());
    }

    private static Deadline hours(int hours) {
        return new Deadline(new Within.Hours(Duration.ofHours(hours)), Counting.ELAPSED);
    }

    private static Deadline days(int days, Counting counting) {
        return new Deadline(new Within.Days(days), counting);
    }

    private static List<Conflict> between(Terms one, Terms two) {
        return Conflicts.among(List.of(rule(one, DAY, null), rule(two, DAY, null)), DAY);
    }

    @Test
    void oneMustShareWiderThanTheOtherAllows() {
        Terms wide = terms(null, Marking.GREEN, null, null);
        assertThat(between(wide, terms(Marking.AMBER, null, null, null)))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.kind()).isEqualTo(Conflict.Kind.TLP);
                    assertThat(conflict.reason().ja()).contains("TLP:GREEN", "TLP:AMBER");
                    assertThat(conflict.reason().en()).contains("TLP:GREEN", "TLP:AMBER");
                    assertThat(conflict.remedy().ja()).isNotEqualTo(conflict.remedy().en());
                });
        assertThat(between(wide, terms(Marking.GREEN, null, null, null))).isEmpty();
    }

    @Test
    void oneExpectsAnAnswerBeforeTheOtherCanGiveIt() {
        Terms hasty = terms(null, null, hours(24), null);
        assertThat(between(hasty, terms(null, null, null, hours(72)))).hasSize(1);
        assertThat(between(hasty, terms(null, null, null, hours(24)))).isEmpty();
        Deadline threeDays = days(3, Counting.JAPAN);
        assertThat(between(hasty, terms(null, null, null, threeDays)))
                .as("three days are never over in 24 hours")
                .hasSize(1);
        assertThat(between(terms(null, null, threeDays, null), terms(null, null, null, hours(80))))
                .as("three days that end on closed days last longer than 80 hours")
                .isEmpty();
        Deadline promptly = new Deadline(new Within.Promptly(), Counting.ELAPSED);
        assertThat(between(terms(null, null, promptly, null), terms(null, null, null, hours(999))))
                .as("promptly has no number")
                .isEmpty();
        Deadline never = new Deadline(new Within.NoLimit(), Counting.ELAPSED);
        assertThat(between(hasty, terms(null, null, null, never))).hasSize(1);
    }

    @Test
    void theyHaveNoWayInCommonOrOneForbidsWhatTheOtherDemands() {
        Terms mail =
                new Terms(
                        Information.THREAT,
                        null,
                        null,
                        null,
                        null,
                        Set.of(Way.MAIL),
                        Set.of(Audience.POLICE),
                        Set.of());
        Terms telephone =
                new Terms(
                        Information.THREAT,
                        null,
                        null,
                        null,
                        null,
                        Set.of(Way.TELEPHONE),
                        Set.of(),
                        Set.of(Audience.POLICE));
        assertThat(between(mail, telephone))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.WAY, Conflict.Kind.ONWARD);
        assertThat(between(mail, terms(null, null, null, null)))
                .as("another kind of information")
                .isEmpty();
    }

    @Test
    void termsThatOnePartyAloneCanNotKeepAreNoTerms() {
        assertThatThrownBy(() -> terms(Marking.RED, Marking.GREEN, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(null, null, hours(1), hours(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
