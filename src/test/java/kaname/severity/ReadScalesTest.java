package kaname.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Facts;
import kaname.catalogue.Provenance;
import kaname.catalogue.Scale;
import kaname.catalogue.Truth;
import kaname.severity.Reading.Span;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadScalesTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    private static final Map<String, Object> NOBODY_HURT =
            Map.of(
                    "deaths",
                    0L,
                    "injured",
                    0L,
                    "evacuation",
                    false,
                    "environment_damage",
                    false,
                    "health_damage",
                    false);

    private static Facts facts(Map<String, Object> stated) {
        return new Facts(NOBODY_HURT).and(stated);
    }

    private static Span span(Facts facts) {
        return Objects.requireNonNull(
                new ReadScales(CATALOGUE, facts, NOW).of(CATALOGUE.rated()).span());
    }

    static Stream<Arguments> press() {
        Map<String, Object> defaced =
                Map.of(
                        "service_state", "normal",
                        "attack_type", "defacement",
                        "personal_data", "none",
                        "phenomenon", "destruction",
                        "users_affected", 0L);
        Map<String, Object> blackout =
                Map.of(
                        "service_state",
                        "stopped",
                        "supply_lost",
                        500.0,
                        "users_affected",
                        200_000L,
                        "outage_duration",
                        java.time.Duration.ofHours(3),
                        "cross_sector_effect",
                        false,
                        "personal_data",
                        "none",
                        "phenomenon",
                        "unavailability",
                        "attack_type",
                        "malware");
        Map<String, Object> worse = new HashMap<>(blackout);
        worse.put("supply_lost", 5000.0);
        Map<String, Object> telecom =
                Map.of(
                        "service_state",
                        "stopped",
                        "users_affected",
                        20_000L,
                        "outage_duration",
                        java.time.Duration.ofHours(2),
                        "supply_lost",
                        0.0,
                        "cross_sector_effect",
                        false,
                        "personal_data",
                        "none",
                        "phenomenon",
                        "unavailability",
                        "attack_type",
                        "ddos");
        return Stream.of(
                Arguments.of("a website defaced, nothing more", defaced, 0, 1),
                Arguments.of("a blackout", blackout, 2, 4),
                Arguments.of("a great blackout", worse, 4, 4),
                Arguments.of("telephones out for 20,000", telecom, 2, 4));
    }

    @ParameterizedTest(name = "{0}: {2} to {3}")
    @MethodSource("press")
    @Tag("G6")
    void whatThePressGaveAsExamplesComesOutAsTheySaid(
            String what, Map<String, Object> stated, int least, int most) {
        Span span = span(facts(stated));
        assertThat(span.sure()).as(what + " is fully known").isTrue();
        assertThat(span.atLeast()).as(what).isBetween(least, most);
    }

    @Test
    @Tag("G6")
    void theHighestAxisCountsAndEachSaysWhy() {
        Facts facts =
                facts(
                        Map.of(
                                "service_state",
                                "degraded",
                                "users_affected",
                                10L,
                                "cross_sector_effect",
                                false,
                                "deaths",
                                2L));
        Reading reading = new ReadScales(CATALOGUE, facts, NOW).of(CATALOGUE.rated());
        assertThat(reading.axes())
                .extracting(one -> one.axis().id(), one -> one.span().atLeast())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("continuity", 1),
                        org.assertj.core.groups.Tuple.tuple("safety", 3));
        assertThat(Objects.requireNonNull(reading.span()).atLeast()).isEqualTo(3);
        assertThat(reading.axes().get(1).holds()).anyMatch(why -> why.ja().contains("死者がいる"));
    }

    @Test
    @Tag("G6")
    void whatIsNotKnownLeavesASpanAndSaysWhatToAsk() {
        Reading reading =
                new ReadScales(CATALOGUE, new Facts(Map.of("service_state", "stopped")), NOW)
                        .of(CATALOGUE.rated());
        assertThat(reading.span()).isEqualTo(new Span(1, 4));
        assertThat(reading.asks()).contains("users_affected", "deaths", "supply_lost");
        assertThat(reading.covered()).as("no cause was told").isEqualTo(Truth.UNKNOWN);
    }

    @Test
    @Tag("G6")
    void aFailureThatGoesOnHasLastedAtLeastUntilNowOrAsLongAsExpected() {
        Map<String, Object> stated =
                Map.of(
                        "service_state",
                        "stopped",
                        "users_affected",
                        200_000L,
                        "state_since",
                        NOW.minusSeconds(3600),
                        "supply_lost",
                        0.0,
                        "cross_sector_effect",
                        false);
        assertThat(span(facts(stated)).atLeast()).isEqualTo(2);
        assertThat(
                        span(facts(stated).and(Map.of("state_since", NOW.minusSeconds(7 * 3600))))
                                .atLeast())
                .isEqualTo(3);
        assertThat(
                        span(facts(stated)
                                        .and(
                                                Map.of(
                                                        "expected_restoration_at",
                                                        NOW.plusSeconds(6 * 3600))))
                                .atLeast())
                .isEqualTo(3);
    }

    @Test
    @Tag("G6")
    void otherCausesAreAnExtensionOfCriteriaMadeForCyberAttacks() {
        Facts quake = facts(Map.of("service_state", "stopped", "cause", List.of("environmental")));
        Facts attack = facts(Map.of("service_state", "stopped", "cause", List.of("intentional")));
        Scale rated = CATALOGUE.rated();
        assertThat(new ReadScales(CATALOGUE, quake, NOW).of(rated).covered())
                .isEqualTo(Truth.FALSE);
        assertThat(new ReadScales(CATALOGUE, attack, NOW).of(rated).covered())
                .isEqualTo(Truth.TRUE);
    }

    @Test
    @Tag("G9")
    void theAmericanLevelsFollowAndSayThatNobodyReadThem() {
        Facts facts = facts(Map.of("service_state", "stopped", "supply_lost", 5000.0));
        Scale ciss = CATALOGUE.scale("us-ciss").orElseThrow();
        Reading reading = new ReadScales(CATALOGUE, facts, NOW).of(ciss);
        Span span = Objects.requireNonNull(reading.span());
        assertThat(reading.level(span.atLeast()).id()).isEqualTo("5");
        assertThat(ciss.source().provenance()).isEqualTo(Provenance.UNVERIFIED);
        assertThat(Objects.requireNonNull(ciss.follows()).source().provenance())
                .isEqualTo(Provenance.UNVERIFIED);
        assertThat(Objects.requireNonNull(ciss.follows()).levels().keySet())
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4");
    }

    @Test
    @Tag("G6")
    void ncissIsTheWeightedShareBetweenItsLeastAndItsMost() {
        Facts facts =
                new Facts(
                                Map.of(
                                        "service_state",
                                        "stopped",
                                        "attack_type",
                                        "ransomware",
                                        "system_kind",
                                        List.of("it"),
                                        "personal_data",
                                        "none",
                                        "trade_secrets_lost",
                                        false,
                                        "credentials_stolen",
                                        false,
                                        "phenomenon",
                                        "unavailability",
                                        "outage_duration",
                                        java.time.Duration.ofHours(2),
                                        "operator_sector_ids",
                                        List.of("finance"),
                                        "cross_sector_effect",
                                        true))
                        .and(Map.of("deaths", 0L, "spread_possible", true));
        Reading reading =
                new ReadScales(CATALOGUE, facts, NOW).of(CATALOGUE.scale("nciss").orElseThrow());
        // 6*100 + 5*100 + 4*40 + 4*40 + 2*0 + 4*40 + 3*35 + 6*75; from 4*30 + 4*20 + 4*20 + 3*15
        double least = 4 * 30 + 4 * 20 + 4 * 20 + 3 * 15;
        double most = 100 * (6 + 5 + 4 + 4 + 2 + 4 + 3 + 6);
        double sum = 600 + 500 + 160 + 160 + 0 + 160 + 105 + 450;
        Reading.Points points = Objects.requireNonNull(reading.points());
        assertThat(points.atLeast()).isCloseTo(100 * (sum - least) / (most - least), within(1e-9));
        assertThat(points.atMost()).isCloseTo(points.atLeast(), within(1e-9));
        Reading.Points nothing =
                Objects.requireNonNull(
                        new ReadScales(CATALOGUE, Facts.NONE, NOW)
                                .of(CATALOGUE.scale("nciss").orElseThrow())
                                .points());
        assertThat(nothing.atLeast()).isCloseTo(0, within(20.0));
        assertThat(nothing.atMost()).isEqualTo(100);
    }

    @Test
    void fireIsWhatTheReporterAnswered() {
        Reading reading =
                new ReadScales(CATALOGUE, new Facts(Map.of("standardised_severity", "high")), NOW)
                        .of(CATALOGUE.scale("fsb-fire").orElseThrow());
        Span span = Objects.requireNonNull(reading.span());
        assertThat(span.sure()).isTrue();
        assertThat(reading.level(span.atLeast()).id()).isEqualTo("high");
    }

    @Provide
    Arbitrary<Map<String, Object>> known() {
        Arbitrary<String> state = Arbitraries.of("normal", "degraded", "stopped", "unusable");
        Arbitrary<Long> users = Arbitraries.longs().between(0, 3_000_000);
        Arbitrary<Long> deaths = Arbitraries.longs().between(0, 20);
        Arbitrary<Boolean> cross = Arbitraries.of(true, false);
        Arbitrary<Double> supply = Arbitraries.doubles().between(0, 6000);
        return Combinators.combine(state, users, deaths, cross, supply)
                .as((s, u, d, c, mw) ->
                        Map.<String, Object>of(
                                "service_state", s,
                                "users_affected", u,
                                "deaths", d,
                                "cross_sector_effect", c,
                                "supply_lost", mw));
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("G6")
    void anAnswerOnlyEverNarrowsTheSpan(
            @ForAll("known") Map<String, Object> all, @ForAll long seed) {
        java.util.Random random = new java.util.Random(seed);
        Map<String, Object> some = new HashMap<>(all);
        some.keySet().removeIf(_ -> random.nextBoolean());
        for (Scale scale : CATALOGUE.scales()) {
            Reading before = new ReadScales(CATALOGUE, new Facts(some), NOW).of(scale);
            Reading after = new ReadScales(CATALOGUE, new Facts(all), NOW).of(scale);
            Span wide = before.span();
            Span narrow = after.span();
            if (wide != null && narrow != null) {
                assertThat(narrow.atLeast()).as(scale.id()).isGreaterThanOrEqualTo(wide.atLeast());
                assertThat(narrow.atMost()).as(scale.id()).isLessThanOrEqualTo(wide.atMost());
            } else {
                assertThat(Objects.requireNonNull(after.points()).atLeast())
                        .isGreaterThanOrEqualTo(
                                Objects.requireNonNull(before.points()).atLeast() - 1e-9);
                assertThat(after.points().atMost())
                        .isLessThanOrEqualTo(
                                Objects.requireNonNull(before.points()).atMost() + 1e-9);
            }
        }
    }
}
