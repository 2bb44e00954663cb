package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.dependency.model.Service;
import kaname.dependency.model.WriteModel;
import kaname.platform.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Scenarios that many machines share come to what one machine comes to.
@Tag("H2")
@Tag("H3")
class TallyTest {

    /// As [RunTest] draws them, with triangles for some numbers.
    static Model uncertain(Random chance) {
        Model model = RunTest.random(chance);
        return new Model(
                model.services().stream()
                        .map(one ->
                                new Service(
                                        one.id(),
                                        one.name(),
                                        one.sector(),
                                        one.autonomy(),
                                        share(chance),
                                        one.restoration() == null ? null : minutes(chance),
                                        one.site()))
                        .toList(),
                model.dependencies().stream()
                        .map(one ->
                                new Dependency(
                                        one.supplier(),
                                        one.consumer(),
                                        one.kind(),
                                        share(chance),
                                        minutes(chance),
                                        one.substitutes(),
                                        one.course(),
                                        one.evidence()))
                        .toList());
    }

    private static Estimate share(Random chance) {
        double low = 0.01 + 0.4 * chance.nextDouble();
        return new Estimate(low, low + 0.1, low + 0.2 + 0.3 * chance.nextDouble());
    }

    private static Estimate minutes(Random chance) {
        double low = chance.nextInt(20) / 60.0;
        return new Estimate(low, low + 0.1, low + 0.2);
    }

    private static Question question(Random chance, int scenarios) {
        return new Question(
                List.of(
                        new Question.Failure("s0", chance.nextInt(30) / 60.0),
                        new Question.Failure("s1", 0)),
                1.6,
                scenarios,
                chance.nextLong());
    }

    @Property(tries = 300)
    void anySplitAddedInAnyOrderIsTheSameToTheByte(@ForAll long seed) {
        Random chance = new Random(seed);
        Cascade cascade = new Cascade(uncertain(chance));
        Shard whole = cascade.whole(question(chance, 2 + chance.nextInt(80)));
        byte[] alone = cascade.of(whole).bytes();

        List<Tally> parts = new ArrayList<>();
        int from = 0;
        while (from < whole.to()) {
            int to = Math.min(whole.to(), from + 1 + chance.nextInt(20));
            parts.add(Tally.read(cascade.of(whole.with(from, to)).bytes()));
            from = to;
        }
        while (parts.size() > 1) {
            Collections.shuffle(parts, chance);
            Tally one = parts.removeLast();
            parts.set(0, chance.nextBoolean() ? one.plus(parts.get(0)) : parts.get(0).plus(one));
        }
        assertThat(parts.getFirst().bytes()).isEqualTo(alone);
        assertThat(cascade.onAllCores(whole).bytes()).isEqualTo(alone);
        assertThat(Tally.read(alone).bytes()).isEqualTo(alone);
        assertThat(parts.getFirst().missing().none()).isTrue();
    }

    @Property(tries = 200)
    void aForecastSaysWhatItsScenariosSaidOneByOne(@ForAll long seed) {
        Random chance = new Random(seed);
        Model model = uncertain(chance);
        Question question = question(chance, 1 + chance.nextInt(60));
        Shard whole = new Cascade(model).whole(question);
        Network network = new Network(model);
        Chance drawn = Chance.of(model, question.seed());
        List<Outcome> outcomes =
                IntStream.range(0, whole.to())
                        .mapToObj(scenario ->
                                new Run(
                                                network,
                                                new Draw(network, drawn, scenario),
                                                question.horizon())
                                        .of(
                                                new int[] {0, 1},
                                                new int[] {
                                                    Draw.minutes(
                                                            question.failures().get(0).hours()),
                                                    0
                                                }))
                        .toList();
        Forecast forecast = Forecast.of(model, question);
        for (int i = 0; i < network.services; i++) {
            int place = i;
            Forecast.Prospect prospect = forecast.services().get(i);
            int[] fails =
                    outcomes.stream()
                            .mapToInt(one -> one.fails[place])
                            .filter(one -> one != Outcome.NEVER)
                            .sorted()
                            .toArray();
            int[] restored =
                    outcomes.stream()
                            .mapToInt(one -> one.restored[place])
                            .filter(one -> one != Outcome.NEVER)
                            .sorted()
                            .toArray();
            assertThat(prospect.fails()).isEqualTo(ranks(fails));
            assertThat(prospect.restored()).isEqualTo(ranks(restored));
            assertThat(prospect.probability())
                    .isEqualTo(Forecast.Share.of(fails.length, outcomes.size()));
            assertThat(prospect.unserved())
                    .isEqualTo(
                            outcomes.stream().mapToLong(one -> one.minutesDown[place]).sum()
                                    / 60.0
                                    / outcomes.size());
            assertThat(prospect.degraded())
                    .isEqualTo(
                            outcomes.stream().mapToLong(one -> one.minutesDegraded[place]).sum()
                                    / 60.0
                                    / outcomes.size());
        }
    }

    private static Forecast.Percentiles ranks(int[] sorted) {
        return sorted.length == 0
                ? null
                : new Forecast.Percentiles(rank(sorted, 10), rank(sorted, 50), rank(sorted, 90));
    }

    private static double rank(int[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 60.0;
    }

    @Property(tries = 200)
    void aModelThatIsWrittenAndReadIsTheSameModel(@ForAll long seed) {
        Model model = uncertain(new Random(seed));
        assertThat(Chance.hash(ReadModel.of(WriteModel.json(model)))).isEqualTo(Chance.hash(model));
    }

    private static final Cascade CASCADE = new Cascade(uncertain(new Random(3)));

    private static Tally tally(int from, int to) {
        return CASCADE.of(CASCADE.whole(question(new Random(1), 100)).with(from, to));
    }

    private static String refusal(Tally one, Tally other) {
        try {
            one.plus(other);
            return fail("was added");
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(400);
            return problem.code() + ": " + problem.title().en();
        }
    }

    @Test
    void onlyWhatBelongsTogetherIsAdded() {
        Tally first = tally(0, 40);
        Cascade other = new Cascade(uncertain(new Random(4)));
        assertThat(refusal(first, other.of(other.whole(question(new Random(1), 100)))))
                .startsWith("other-model");
        for (int seed : new int[] {2, 3}) {
            assertThat(
                            refusal(
                                    first,
                                    CASCADE.of(
                                            CASCADE.whole(question(new Random(seed), 100))
                                                    .with(40, 100))))
                    .startsWith("other-question: ")
                    .contains("--scenarios 100 --seed ");
        }
        assertThat(refusal(first, CASCADE.of(CASCADE.whole(question(new Random(1), 99)))))
                .startsWith("other-question");
        assertThat(refusal(first, tally(30, 50))).contains("30-40");
        assertThat(refusal(first.plus(tally(60, 80)), tally(70, 75))).contains("70-75");
        assertThatThrownBy(() -> other.of(CASCADE.whole(question(new Random(1), 100))))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Forecast.of(first, other.model())).isInstanceOf(Problem.class);
    }

    @Test
    void whatIsMissingIsSaid() {
        Tally some = tally(60, 80).plus(tally(10, 40)).plus(tally(40, 45));
        assertThat(some.covered()).hasToString("10-45, 60-80");
        assertThat(some.missing()).hasToString("0-10, 45-60, 80-100");
        assertThat(some.covered().count()).isEqualTo(55);
        assertThat(Forecast.of(some).scenarios()).isEqualTo(55);
    }

    @Test
    void whoeverAsksTheSameInOtherWordsAsksTheSame() {
        Question.Failure a = new Question.Failure("s0", 1);
        Question.Failure b = new Question.Failure("s1", 0);
        Shard one = CASCADE.whole(new Question(List.of(a, b), 2, 0, 1));
        Shard other = CASCADE.whole(new Question(List.of(b, a, b), 2, 1_000, 1));
        assertThat(other).isEqualTo(one);
    }

    @Test
    void partsOfAShardDifferByOneScenarioAtMost() {
        Shard shard = CASCADE.whole(question(new Random(1), 100)).with(7, 100);
        List<Shard> parts = shard.cut(8);
        assertThat(parts.getFirst().from()).isEqualTo(7);
        assertThat(parts.getLast().to()).isEqualTo(100);
        assertThat(parts).allMatch(one -> one.scenarios() == 11 || one.scenarios() == 12);
        assertThat(shard.cut(1_000)).hasSize(93);
        assertThatThrownBy(() -> shard.with(90, 101)).isInstanceOf(IllegalArgumentException.class);
    }

    /// What comes of a model, a seed and a scenario must not change unnoticed: tallies from before
    /// and after would be added. Where it is meant to, [WriteTally#VERSION] is one more.
    @Test
    void theSameModelSeedAndScenarioComeToTheSameOnEveryMachine() {
        Model model =
                ReadModel.of(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"services": [{"id": "oil", "restorationHours": {"low": 40, "likely": 50, "high": 70}},
                                                      {"id": "plant", "threshold": {"low": 0.2, "likely": 0.4, "high": 0.6}},
                                                      {"id": "基地局", "autonomyHours": {"low": 1, "likely": 3, "high": 9}}],
                                         "dependencies": [{"supplier": "oil", "consumer": "plant", "strength": 0.6, "growth": "slow", "growthHours": 20},
                                                          {"supplier": "plant", "consumer": "基地局", "bufferHours": {"low": 1, "likely": 2, "high": 24}}]}
                                        """));
        byte[] bytes =
                new Cascade(model)
                        .of(new Question(List.of(new Question.Failure("oil", 2)), 72, 500, 1))
                        .bytes();
        assertThat(bytes.length).isLessThan(4_500);
        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)))
                .isEqualTo("285232dbb600f1796da5a1a785e1cc49028db0d8f592fab730f2b954d4973a02");
    }

    private static String reading(byte[] bytes) {
        try {
            Tally.read(bytes);
            return "read";
        } catch (Problem problem) {
            return problem.code();
        }
    }

    @Property(tries = 1_000)
    void anyDamageIsNoticed(@ForAll long seed) {
        Random chance = new Random(seed);
        byte[] bytes = tally(10, 40).bytes();
        byte[] broken = bytes.clone();
        broken[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
        assertThat(reading(broken)).isIn("damaged-tally", "no-tally", "other-version");
        assertThat(reading(Arrays.copyOf(bytes, chance.nextInt(bytes.length))))
                .isIn("damaged-tally", "no-tally");
        assertThat(reading(Arrays.copyOf(bytes, bytes.length + 1))).isEqualTo("damaged-tally");
    }
}
