package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Condition.Comparison;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Three values are worth something only if a firm answer stays firm: whatever is still unknown may
/// turn out as it will.
class ConditionSoundnessTest {

    private static final List<String> CHOICES = List.of("a", "b", "c");

    @Property(tries = 5000)
    @Label(
            "what is decided while facts are unknown stays so under every way in which they come"
                    + " out")
    void isSound(
            @ForAll("conditions") Condition condition,
            @ForAll("complete") Map<String, Object> complete,
            @ForAll("hidden") List<Integer> hidden) {
        Facts partial = new Facts(hide(complete, hidden));

        Truth before = condition.over(partial).truth();
        Truth after = condition.over(new Facts(complete)).truth();

        if (before != Truth.UNKNOWN) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property(tries = 2000)
    @Label("with every fact known nothing stays unknown")
    void isTotal(
            @ForAll("conditions") Condition condition,
            @ForAll("complete") Map<String, Object> complete) {
        assertThat(condition.over(new Facts(complete)).truth()).isNotEqualTo(Truth.UNKNOWN);
    }

    @Property(tries = 3000)
    @Label(
            "an open answer names facts to ask: some, each read by the condition, none already"
                    + " known")
    void asksForWhatDecides(
            @ForAll("conditions") Condition condition,
            @ForAll("complete") Map<String, Object> complete,
            @ForAll("hidden") List<Integer> hidden) {
        Facts partial = new Facts(hide(complete, hidden));

        Verdict verdict = condition.over(partial);

        if (verdict.truth() == Truth.UNKNOWN) {
            assertThat(verdict.missing())
                    .isNotEmpty()
                    .isSubsetOf(condition.reads())
                    .noneMatch(partial::known);
        } else {
            assertThat(verdict.missing()).isEmpty();
        }
    }

    @Property(tries = 2000)
    @Label("answering everything that is asked decides")
    void theAskedFactsSuffice(
            @ForAll("conditions") Condition condition,
            @ForAll("complete") Map<String, Object> complete,
            @ForAll("hidden") List<Integer> hidden) {
        Facts facts = new Facts(hide(complete, hidden));
        for (int round = 0; condition.over(facts).truth() == Truth.UNKNOWN; round++) {
            assertThat(round).isLessThan(complete.size());
            Map<String, Object> answers = new HashMap<>();
            condition.over(facts).missing().forEach(f -> answers.put(f, complete.get(f)));
            facts = facts.and(answers);
        }
        assertThat(condition.over(facts).truth())
                .isEqualTo(condition.over(new Facts(complete)).truth());
    }

    @Property(tries = 1000)
    @Label("not, and, or keep their laws in three values")
    void keepsDeMorgan(
            @ForAll("conditions") Condition one,
            @ForAll("conditions") Condition other,
            @ForAll("complete") Map<String, Object> complete,
            @ForAll("hidden") List<Integer> hidden) {
        Facts facts = new Facts(hide(complete, hidden));
        Condition left = new Condition.Not(new Condition.All(List.of(one, other)));
        Condition right =
                new Condition.Any(List.of(new Condition.Not(one), new Condition.Not(other)));

        assertThat(left.over(facts).truth()).isEqualTo(right.over(facts).truth());
    }

    /// Left out, answered "unknown", or (for several choices) known in part.
    private static Map<String, Object> hide(Map<String, Object> complete, List<Integer> how) {
        Map<String, Object> partial = new LinkedHashMap<>();
        int index = 0;
        for (var fact : complete.entrySet()) {
            int way = how.get(index++ % how.size());
            switch (fact.getValue()) {
                case Object value when way == 0 -> partial.put(fact.getKey(), value);
                case String _ when way == 1 -> partial.put(fact.getKey(), "unknown");
                case List<?> several when way == 1 -> {
                    List<Object> part = new ArrayList<>(several.subList(0, several.size() / 2));
                    part.add("unknown");
                    partial.put(fact.getKey(), part);
                }
                default -> {}
            }
        }
        return partial;
    }

    @Provide
    Arbitrary<List<Integer>> hidden() {
        return Arbitraries.integers().between(0, 2).list().ofMinSize(1).ofMaxSize(7);
    }

    @Provide
    Arbitrary<Map<String, Object>> complete() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 4),
                        Arbitraries.doubles().between(0, 4).ofScale(1),
                        Arbitraries.longs().between(0, 4).map(Duration::ofHours),
                        Arbitraries.of(CHOICES),
                        Arbitraries.of(CHOICES).list().uniqueElements().ofMinSize(1).ofMaxSize(3))
                .as((yes, no, whole, number, duration, choice, choices) -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    facts.put("yes", yes);
                    facts.put("no", no);
                    facts.put("whole", whole);
                    facts.put("number", number);
                    facts.put("duration", duration);
                    facts.put("choice", choice);
                    facts.put("choices", List.copyOf(choices));
                    return facts;
                });
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return conditions(3);
    }

    private static Arbitrary<Condition> conditions(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Condition> smaller = conditions(depth - 1);
        Arbitrary<List<Condition>> several = smaller.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                List.of(
                        leaf(),
                        smaller.map(Condition.Not::new),
                        several.map(Condition.All::new),
                        several.map(Condition.Any::new)));
    }

    private static Arbitrary<Condition> leaf() {
        Arbitrary<Comparison> any = Arbitraries.of(Comparison.values());
        Arbitrary<Comparison> same = Arbitraries.of(Comparison.EQUAL, Comparison.UNEQUAL);
        return Arbitraries.oneOf(
                List.of(
                        Arbitraries.of(true, false).map(Condition.Always::new),
                        Combinators.combine(
                                        Arbitraries.of("yes", "no"),
                                        same,
                                        Arbitraries.of(true, false))
                                .as(Condition.Compares::new),
                        Combinators.combine(
                                        Arbitraries.just("whole"),
                                        any,
                                        Arbitraries.longs().between(0, 4))
                                .as(Condition.Compares::new),
                        Combinators.combine(
                                        Arbitraries.just("number"),
                                        any,
                                        Arbitraries.doubles().between(0, 4).ofScale(1))
                                .as(Condition.Compares::new),
                        Combinators.combine(
                                        Arbitraries.just("duration"),
                                        any,
                                        Arbitraries.longs().between(0, 4).map(Duration::ofHours))
                                .as(Condition.Compares::new),
                        Combinators.combine(
                                        Arbitraries.just("choice"), same, Arbitraries.of(CHOICES))
                                .as(Condition.Compares::new),
                        Arbitraries.of(CHOICES)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .map(some -> new Condition.OneOf("choice", some)),
                        Arbitraries.of(CHOICES).map(one -> new Condition.Holds(one, "choices"))));
    }
}
