package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import kaname.catalogue.Tipping.Change;
import kaname.duty.AnyFacts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TippingTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Conditions CONDITIONS = new Conditions(CATALOGUE.vocabulary());

    @Test
    void oneMoreUserTipsAThreshold() {
        Condition voice =
                CONDITIONS.read(
                        "service_kind == \"voice\" && users_affected >= 30000 && outage_duration >="
                                + " duration(\"2h\")");
        Facts facts =
                new Facts(
                        Map.of(
                                "service_kind",
                                "voice",
                                "users_affected",
                                29_999L,
                                "outage_duration",
                                java.time.Duration.ofHours(3)));

        assertThat(Tipping.of(CATALOGUE.vocabulary(), voice, facts, Truth.TRUE))
                .hasValue(List.of(new Change("users_affected", 29_999L, 30_000L)));
        assertThat(
                        Tipping.of(
                                CATALOGUE.vocabulary(),
                                voice,
                                facts.and(Map.of("users_affected", 30_000L)),
                                Truth.FALSE))
                .hasValueSatisfying(changes -> assertThat(changes).hasSize(1));
    }

    @Property(tries = 400)
    @Label("the changes that are named do tip every trigger of the catalogue")
    void theChangesTip(@ForAll long seed) {
        Random random = new Random(seed);
        Facts facts = new Facts(AnyFacts.complete(CATALOGUE, random));
        Condition condition = trigger(random);
        Truth wanted = condition.over(facts).truth() == Truth.TRUE ? Truth.FALSE : Truth.TRUE;

        Tipping.of(CATALOGUE.vocabulary(), condition, facts, wanted)
                .ifPresent(changes -> {
                    Map<String, Object> made = new HashMap<>();
                    changes.forEach(change -> made.put(change.fact(), change.to()));
                    assertThat(condition.over(facts.and(made)).truth()).isEqualTo(wanted);
                });
    }

    @Property(tries = 300)
    @Label("no other random change of fewer facts would have tipped it")
    void nothingSmallerTips(@ForAll long seed) {
        Random random = new Random(seed);
        Facts facts = new Facts(AnyFacts.complete(CATALOGUE, random));
        Condition condition = trigger(random);
        Truth wanted = condition.over(facts).truth() == Truth.TRUE ? Truth.FALSE : Truth.TRUE;
        Optional<List<Change>> smallest =
                Tipping.of(CATALOGUE.vocabulary(), condition, facts, wanted);
        int size = smallest.map(List::size).orElse(Integer.MAX_VALUE);
        List<String> reads = new ArrayList<>(condition.reads());
        reads.removeIf(id -> CATALOGUE.vocabulary().find(id).filter(Fact::askable).isEmpty());

        boolean searched = smallest.isPresent() || reads.size() <= Tipping.MANY;
        for (int tries = 0; searched && tries < 60 && !reads.isEmpty(); tries++) {
            Map<String, Object> other = AnyFacts.complete(CATALOGUE, random);
            java.util.Collections.shuffle(reads, random);
            int changed = Math.min(size - 1, random.nextInt(reads.size()) + 1);
            Map<String, Object> made = new HashMap<>();
            reads.subList(0, Math.min(Math.max(changed, 0), reads.size()))
                    .forEach(fact -> made.put(fact, other.get(fact)));
            made.values().removeIf(java.util.Objects::isNull);
            if (made.size() < size) {
                assertThat(condition.over(facts.and(made)).truth()).isNotEqualTo(wanted);
            }
        }
    }

    private static Condition trigger(Random random) {
        List<Regime> regimes = CATALOGUE.regimes();
        List<Regime.Trigger> triggers = List.of();
        while (triggers.isEmpty()) {
            triggers = regimes.get(random.nextInt(regimes.size())).triggers();
        }
        return new Condition.Any(triggers.stream().map(Regime.Trigger::when).toList());
    }
}
