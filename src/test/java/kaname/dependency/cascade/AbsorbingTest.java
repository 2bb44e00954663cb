package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import kaname.dependency.kernel.Circuit;
import kaname.dependency.kernel.Draws;
import kaname.dependency.kernel.Heard;
import kaname.dependency.kernel.Instructions;
import kaname.dependency.kernel.Kernel;
import kaname.dependency.kernel.Single;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Growth;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Text;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where nothing comes back, the kernels and the run from event to event come to the same minute,
/// in every scenario and for every service.
@Tag("H2")
class AbsorbingTest {

    private static final int HORIZON = 200;

    /// Cycles, groups, growth, coupling; buffers, thresholds and autonomy exact or drawn.
    private static Model random(Random chance) {
        return random(chance, 2 + chance.nextInt(9));
    }

    private static Model random(Random chance, int services) {
        List<Service> all = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            all.add(
                    new Service(
                            "s" + i,
                            Text.same("s" + i),
                            "",
                            minutes(chance, 12),
                            shares(chance),
                            chance.nextInt(3) == 0 ? Estimate.exactly(1) : null,
                            null));
        }
        List<Dependency> dependencies = new ArrayList<>();
        for (int i = 0; i < services * 3; i++) {
            dependencies.add(
                    new Dependency(
                            "s" + chance.nextInt(services),
                            "s" + chance.nextInt(services),
                            Kind.CYBER,
                            Estimate.exactly(strength(chance)),
                            minutes(chance, 40),
                            chance.nextInt(3) == 0
                                    ? new Dependency.Substitutes(
                                            "g" + chance.nextInt(2), 1 + chance.nextInt(3))
                                    : Dependency.Substitutes.NONE,
                            new Dependency.Course(
                                    chance.nextBoolean()
                                            ? Growth.AT_ONCE
                                            : Growth.values()[chance.nextInt(4)],
                                    chance.nextInt(30) / 60.0,
                                    chance.nextInt(4) == 0),
                            Dependency.Evidence.NONE));
        }
        return new Model(all, dependencies);
    }

    private static double strength(Random chance) {
        return switch (chance.nextInt(3)) {
            case 0 -> 1;
            case 1 -> (1 << chance.nextInt(5)) * 0.02;
            default -> (1 + chance.nextInt(10_000)) / 10_000.0;
        };
    }

    private static Estimate minutes(Random chance, int most) {
        int low = chance.nextInt(3) == 0 ? 0 : chance.nextInt(most);
        int wide = chance.nextBoolean() ? 0 : chance.nextInt(most);
        return new Estimate(low / 60.0, (low + wide / 2) / 60.0, (low + wide) / 60.0);
    }

    private static Estimate shares(Random chance) {
        double low = (1 + chance.nextInt(9)) / 10.0;
        return chance.nextBoolean()
                ? Estimate.exactly(low)
                : new Estimate(low, low, Math.min(1, low + 0.5));
    }

    /// By service and scenario: when it stops, when it first loses something.
    private record Told(int[][] fails, int[][] degrades) {

        static Told nothing(int services, int scenarios) {
            return new Told(never(services, scenarios), never(services, scenarios));
        }

        /// @param block where the first scenario of the block stands
        Heard heard(int[] block) {
            return new Heard() {
                @Override
                public void stops(int service, int at, long[] bits, int from) {
                    note(fails[service], at, bits, from);
                }

                @Override
                public void lessens(int service, int at, long[] bits, int from) {
                    note(degrades[service], at, bits, from);
                }

                private void note(int[] when, int at, long[] bits, int from) {
                    for (int i = 0; i < Kernel.SCENARIOS; i++) {
                        if ((bits[from + i / 64] >>> i & 1) != 0) {
                            assertThat(when[block[0] + i]).isEqualTo(Outcome.NEVER);
                            when[block[0] + i] = at;
                        }
                    }
                }
            };
        }

        private static int[][] never(int services, int scenarios) {
            int[][] never = new int[services][scenarios];
            for (int[] one : never) {
                Arrays.fill(one, Outcome.NEVER);
            }
            return never;
        }
    }

    private static Told run(Network network, Chance chance, int[] failing, int[] minutes, int of) {
        Told told = Told.nothing(network.services, of);
        for (int scenario = 0; scenario < of; scenario++) {
            Outcome outcome =
                    new Run(network, new Draw(network, chance, scenario), HORIZON)
                            .of(failing, minutes);
            for (int i = 0; i < network.services; i++) {
                told.fails[i][scenario] = outcome.fails[i];
                told.degrades[i][scenario] = outcome.degrades[i];
            }
        }
        return told;
    }

    private static Told single(
            Circuit circuit, Draws draws, int[] failing, int[] minutes, int scenarios) {
        Told told = Told.nothing(circuit.services(), scenarios);
        Single single = new Single(circuit, HORIZON);
        for (int scenario = 0; scenario < scenarios; scenario++) {
            int now = scenario;
            single.run(
                    draws,
                    scenario,
                    failing,
                    minutes,
                    new Single.Listener() {
                        @Override
                        public void stops(int service, int at) {
                            told.fails[service][now] = at;
                        }

                        @Override
                        public void lessens(int service, int at) {
                            assertThat(told.degrades[service][now]).isEqualTo(Outcome.NEVER);
                            told.degrades[service][now] = at;
                        }
                    });
        }
        return told;
    }

    private static Told kernel(
            Circuit circuit,
            Draws draws,
            int[] failing,
            int[] minutes,
            int scenarios,
            Instructions instructions) {
        Told told = Told.nothing(circuit.services(), scenarios);
        int[] block = new int[1];
        long[] every = new long[8];
        Arrays.fill(every, -1);
        Kernel.run(
                new Kernel.Task(circuit, draws, 0, scenarios, HORIZON, true),
                (first, hit) -> {
                    block[0] = first;
                    for (int i = 0; i < failing.length; i++) {
                        hit.at(failing[i], minutes[i], every);
                    }
                },
                told.heard(block),
                Watch.NOBODY,
                instructions);
        return told;
    }

    @Property(tries = 1_500)
    void allKernelsAndTheRunComeToTheSameMinute(@ForAll long seed) {
        Random random = new Random(seed);
        Model any = random(random);
        int[] failing = {0, random.nextInt(any.services().size())};
        int[] minutes = {random.nextInt(60), random.nextInt(60)};
        Model model = lasting(any, failing);
        Network network = new Network(model);
        Chance chance = Chance.of(model, seed);
        assertThat(Absorbing.lasts(model, failing, minutes, HORIZON)).isTrue();
        int scenarios = random.nextInt(20) == 0 ? 600 : 5;
        Told run = run(network, chance, failing, minutes, scenarios);
        Absorbing absorbing = new Absorbing(network);
        Draws draws = absorbing.draws(chance);
        same(single(absorbing.circuit, draws, failing, minutes, scenarios), run);
        for (Instructions one : Instructions.values()) {
            same(kernel(absorbing.circuit, draws, failing, minutes, scenarios, one), run);
        }
    }

    /// Each of the 512 sets of nine services fails in a scenario of its own; each is read minute by
    /// minute too.
    @Test
    void everySetOfFailuresOfASmallNetworkReadMinuteByMinuteComesToTheSame() {
        for (long seed = 0; seed < 6; seed++) {
            Model model = certain(new Random(seed), 9);
            Absorbing absorbing = new Absorbing(new Network(model));
            for (Instructions one : Instructions.values()) {
                Told told = Told.nothing(9, 512);
                Kernel.run(
                        new Kernel.Task(
                                absorbing.circuit,
                                absorbing.draws(new Chance(0)),
                                0,
                                512,
                                96,
                                true),
                        (_, hit) -> {
                            for (int service = 0; service < 9; service++) {
                                hit.at(service, 2 * service, setsWith(service));
                            }
                        },
                        told.heard(new int[1]),
                        Watch.NOBODY,
                        one);
                for (int set = 0; set < 512; set++) {
                    int chosen = set;
                    int[] failing =
                            IntStream.range(0, 9).filter(i -> (chosen >> i & 1) != 0).toArray();
                    int[] minutes = Arrays.stream(failing).map(i -> 2 * i).toArray();
                    MinuteByMinute read = new MinuteByMinute(model, failing, minutes, 96);
                    for (int i = 0; i < 9; i++) {
                        assertThat(told.fails[i][set]).isEqualTo(read.fails[i]);
                        assertThat(told.degrades[i][set]).isEqualTo(read.degrades[i]);
                    }
                }
            }
        }
    }

    private static long[] setsWith(int service) {
        long[] sets = new long[8];
        for (int set = 0; set < 512; set++) {
            sets[set >> 6] |= (long) (set >> service & 1) << set;
        }
        return sets;
    }

    private static Model certain(Random chance, int services) {
        Model any = random(chance, services);
        return new Model(
                any.services().stream()
                        .map(one ->
                                new Service(
                                        one.id(),
                                        one.name(),
                                        "",
                                        Estimate.exactly(one.autonomy().low()),
                                        Estimate.exactly(one.threshold().low()),
                                        null,
                                        null))
                        .toList(),
                any.dependencies().stream()
                        .map(one ->
                                new Dependency(
                                        one.supplier(),
                                        one.consumer(),
                                        one.kind(),
                                        one.strength(),
                                        Estimate.exactly(one.buffer().low()),
                                        one.substitutes(),
                                        one.course(),
                                        one.evidence()))
                        .toList());
    }

    @Property(tries = 150)
    void theTallyIsTheSameToTheByteHoweverItIsWorkedOut(@ForAll long seed) {
        Random random = new Random(seed);
        Model model = lasting(random(random), new int[] {0, 1});
        Question question =
                new Question(
                        List.of(
                                new Question.Failure("s0", 0.1),
                                new Question.Failure("s1", random.nextInt(3))),
                        HORIZON / 60.0,
                        30 + random.nextInt(600),
                        seed);
        Cascade cascade = new Cascade(model);
        Shard shard = cascade.whole(question);
        TallySheet run = sheet(shard, model);
        shard(cascade.withReturns(shard, run), shard);
        byte[] expected = run.tally().bytes();
        Lasting lasting = cascade.lasting(shard).orElseThrow();
        TallySheet oneByOne = sheet(shard, model);
        shard(lasting.oneByOne(oneByOne), shard);
        assertThat(oneByOne.tally().bytes()).isEqualTo(expected);
        TallySheet together = sheet(shard, model);
        lasting.together(together, Watch.NOBODY);
        assertThat(together.tally().bytes()).isEqualTo(expected);
        assertThat(cascade.of(question).bytes()).isEqualTo(expected);
    }

    private static TallySheet sheet(Shard shard, Model model) {
        return new TallySheet(shard, model.services().stream().map(Service::id).toList());
    }

    @Property(tries = 100)
    void whoComesBackIsNotAskedOfTheKernels(@ForAll long seed) {
        Random random = new Random(seed);
        Model model = random(random);
        Cascade cascade = new Cascade(model);
        Shard shard =
                cascade.whole(
                        new Question(List.of(new Question.Failure("s0", 0)), HORIZON / 60.0, 3, 1));
        boolean comesBack = model.services().getFirst().restoration() != null;
        assertThat(cascade.lasting(shard).isEmpty()).isEqualTo(comesBack);
        TallySheet run = sheet(shard, model);
        shard(cascade.withReturns(shard, run), shard);
        assertThat(cascade.of(shard).bytes()).isEqualTo(run.tally().bytes());
    }

    @Property(tries = 100)
    void ranksAreThoseOfTheRun(@ForAll long seed) {
        Model model = random(new Random(seed));
        Network network = new Network(model);
        Criticality found = Criticality.of(model, HORIZON / 60.0, 4, seed);
        for (Criticality.Rank rank : found.ranks()) {
            int service = model.places().get(rank.service().id());
            double harm = 0;
            for (int scenario = 0; scenario < found.scenarios(); scenario++) {
                Draw draw = new Draw(network, Chance.of(model, seed), scenario);
                Outcome outcome =
                        new Run(network, draw, HORIZON).of(new int[] {service}, new int[] {0});
                harm += Arrays.stream(outcome.minutesDown).sum() - outcome.minutesDown[service];
            }
            assertThat(rank.harm()).isCloseTo(harm / 60 / found.scenarios(), within(1e-9));
        }
    }

    private static void same(Told told, Told run) {
        assertThat(told.fails).as("fails").isDeepEqualTo(run.fails);
        assertThat(told.degrades).as("degrades").isDeepEqualTo(run.degrades);
    }

    /// What fails by itself does not come back; the others may, but have nothing to come back with.
    private static void shard(IntConsumer scenario, Shard shard) {
        IntStream.range(shard.from(), shard.to()).forEach(scenario);
    }

    private static Model lasting(Model any, int[] failing) {
        List<Service> services = new ArrayList<>(any.services());
        for (int i : failing) {
            Service one = services.get(i);
            services.set(
                    i,
                    new Service(
                            one.id(), one.name(), "", one.autonomy(), one.threshold(), null, null));
        }
        return new Model(services, any.dependencies());
    }
}
