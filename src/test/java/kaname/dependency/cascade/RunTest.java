package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
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

/// The run from event to event against a reading of the same rules, minute by minute over every
/// service, on random models.
@Tag("H2")
class RunTest {

    private static final int HORIZON = 96;

    /// Small, with cycles, groups, growth, coupling and every number in minutes.
    static Model random(Random chance) {
        int services = 2 + chance.nextInt(7);
        List<Service> all = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            all.add(
                    new Service(
                            "s" + i,
                            Text.same("s" + i),
                            "",
                            minutes(chance.nextInt(3) == 0 ? chance.nextInt(12) : 0),
                            Estimate.exactly((1 + chance.nextInt(10)) / 10.0),
                            chance.nextInt(3) == 0 ? null : minutes(1 + chance.nextInt(30)),
                            null));
        }
        List<Dependency> dependencies = new ArrayList<>();
        for (int i = 0; i < services * 2; i++) {
            int supplier = chance.nextInt(services);
            int consumer = chance.nextInt(services);
            if (supplier == consumer) {
                continue;
            }
            dependencies.add(
                    new Dependency(
                            "s" + supplier,
                            "s" + consumer,
                            Kind.CYBER,
                            Estimate.exactly((1 + chance.nextInt(10)) / 10.0),
                            minutes(chance.nextInt(20)),
                            chance.nextInt(3) == 0
                                    ? new Dependency.Substitutes("g", 1 + chance.nextInt(2))
                                    : Dependency.Substitutes.NONE,
                            new Dependency.Course(
                                    Growth.values()[chance.nextInt(4)],
                                    chance.nextInt(16) / 60.0,
                                    chance.nextInt(4) == 0),
                            Dependency.Evidence.NONE));
        }
        return new Model(all, dependencies);
    }

    private static Estimate minutes(int minutes) {
        return Estimate.exactly(minutes / 60.0);
    }

    private static Outcome run(Model model, int[] failing, int[] minutes) {
        Network network = new Network(model);
        return new Run(network, new Draw(network, Chance.of(model, 1), 0), HORIZON)
                .of(failing, minutes);
    }

    @Property(tries = 3_000)
    void everyMinuteReadByItselfComesToTheSame(@ForAll long seed) {
        Random chance = new Random(seed);
        Model model = random(chance);
        int[] failing = {chance.nextInt(model.services().size()), 0};
        int[] minutes = {chance.nextInt(30), chance.nextInt(60)};
        Outcome outcome = run(model, failing, minutes);
        MinuteByMinute read = new MinuteByMinute(model, failing, minutes, HORIZON);
        assertThat(outcome.fails).as("fails").isEqualTo(read.fails);
        assertThat(outcome.degrades).as("degrades").isEqualTo(read.degrades);
        assertThat(outcome.minutesDown).as("down").isEqualTo(read.down);
        assertThat(outcome.minutesDegraded).as("degraded").isEqualTo(read.degraded);
    }

    @Property(tries = 300)
    void theOrderInWhichServicesAreWrittenDoesNotMatter(@ForAll long seed) {
        Random chance = new Random(seed);
        Model model = random(chance);
        List<Service> services = new ArrayList<>(model.services());
        List<Dependency> dependencies = new ArrayList<>(model.dependencies());
        Collections.shuffle(services, chance);
        Collections.shuffle(dependencies, chance);
        Model other = new Model(services, dependencies);
        Outcome one = run(model, new int[] {0}, new int[] {3});
        Outcome two = run(other, new int[] {other.places().get("s0")}, new int[] {3});
        for (int i = 0; i < services.size(); i++) {
            int there = other.places().get("s" + i);
            assertThat(two.fails[there]).isEqualTo(one.fails[i]);
            assertThat(two.minutesDown[there]).isEqualTo(one.minutesDown[i]);
            assertThat(two.restored[there]).isEqualTo(one.restored[i]);
        }
    }

    @Property(tries = 300)
    void withoutBuffersWhateverCanBeReachedStops(@ForAll long seed) {
        Random chance = new Random(seed);
        Model any = random(chance);
        List<Service> services =
                any.services().stream().map(one -> Service.of(one.id(), one.name(), "")).toList();
        List<Dependency> dependencies =
                any.dependencies().stream()
                        .map(one ->
                                new Dependency(
                                        one.supplier(),
                                        one.consumer(),
                                        one.kind(),
                                        Estimate.exactly(1),
                                        Estimate.ZERO,
                                        Dependency.Substitutes.NONE,
                                        Dependency.Course.PLAIN,
                                        one.evidence()))
                        .toList();
        boolean[] reached = new boolean[services.size()];
        Deque<Integer> waiting = new ArrayDeque<>(List.of(0));
        reached[0] = true;
        while (!waiting.isEmpty()) {
            String id = "s" + waiting.pop();
            for (Dependency one : dependencies) {
                int consumer = Integer.parseInt(one.consumer().substring(1));
                if (one.supplier().equals(id) && !reached[consumer]) {
                    reached[consumer] = true;
                    waiting.add(consumer);
                }
            }
        }
        int[] fails = run(new Model(services, dependencies), new int[] {0}, new int[] {0}).fails;
        for (int i = 0; i < reached.length; i++) {
            assertThat(fails[i]).isEqualTo(reached[i] ? 0 : Outcome.NEVER);
        }
    }

    @Property(tries = 300)
    void aCoupledOutageIsNeverShorter(@ForAll long seed) {
        Random chance = new Random(seed);
        Model model = random(chance);
        Outcome coupled = run(coupled(model, true), new int[] {0}, new int[] {0});
        Outcome alone = run(coupled(model, false), new int[] {0}, new int[] {0});
        assertThat(Arrays.stream(coupled.minutesDown).sum())
                .isGreaterThanOrEqualTo(Arrays.stream(alone.minutesDown).sum());
    }

    private static Model coupled(Model model, boolean coupled) {
        return new Model(
                model.services(),
                model.dependencies().stream()
                        .map(one ->
                                new Dependency(
                                        one.supplier(),
                                        one.consumer(),
                                        one.kind(),
                                        one.strength(),
                                        one.buffer(),
                                        one.substitutes(),
                                        new Dependency.Course(
                                                one.course().growth(),
                                                one.course().hours(),
                                                coupled),
                                        one.evidence()))
                        .toList());
    }
}
