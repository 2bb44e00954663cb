package kaname.dependency.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same bits with vector instructions and without, on one thread and on several, and one
/// scenario by itself.
@Tag("H2")
class KernelTest {

    private static final int HORIZON = 40;

    private static final Draws DRAWS = Drawn::new;

    private record Drawn(long scenario) implements Draws.Scenario {

        @Override
        public int threshold(int service) {
            return 1 + mixed(service, 1) % 60;
        }

        @Override
        public int autonomy(int service) {
            return mixed(service, 2) % 9;
        }

        @Override
        public int buffer(int dependency) {
            return mixed(dependency, 3) % 5;
        }

        private int mixed(int place, int of) {
            return new Random((place * 1_000L + scenario) * 10 + of).nextInt(1_000);
        }
    }

    private static Circuit random(Random chance, int services) {
        MakeCircuit make = new MakeCircuit(services);
        for (int service = 0; service < services; service++) {
            int[] lines = new int[chance.nextInt(7)];
            int[] weights = new int[lines.length];
            for (int i = 0; i < lines.length; i++) {
                lines[i] =
                        switch (chance.nextInt(5)) {
                            case 0 -> make.later(chance.nextInt(services), chance.nextInt(4));
                            case 1 ->
                                    make.buffered(
                                            chance.nextInt(services),
                                            service * 10 + i,
                                            chance.nextInt(2));
                            case 2 ->
                                    make.atLeast(
                                            1 + chance.nextInt(3),
                                            chance.ints(4, 0, services).toArray());
                            default -> chance.nextInt(services);
                        };
                weights[i] = 1 + chance.nextInt(40);
            }
            make.service(
                    service,
                    lines,
                    weights,
                    chance.nextBoolean() ? Circuit.DRAWN : 1 + chance.nextInt(90),
                    chance.nextBoolean() ? Circuit.DRAWN : chance.nextInt(6));
        }
        return make.circuit();
    }

    private static int[][] worked(Circuit circuit, Instructions instructions, int parts) {
        int[][] when = new int[circuit.services()][Kernel.SCENARIOS];
        long[] every = new long[8];
        Arrays.fill(every, -1);
        Kernel.run(
                new Kernel.Task(circuit, DRAWS, 0, 512, HORIZON, true),
                (_, hit) -> {
                    hit.at(0, 0, every);
                    hit.at(1, 3, new long[] {5, 0, 0, 0, -1, 0, 0, 0});
                },
                new Heard() {
                    @Override
                    public void stops(int service, int step, long[] scenarios, int at) {
                        note(service, step * 100, scenarios, at);
                    }

                    @Override
                    public void lessens(int service, int step, long[] scenarios, int at) {
                        note(service, (step + 1) * 10_000, scenarios, at);
                    }

                    private void note(int service, int what, long[] scenarios, int at) {
                        for (int i = 0; i < Kernel.SCENARIOS; i++) {
                            when[service][i] +=
                                    (scenarios[at + i / 64] >>> i & 1) != 0 ? what + 1 : 0;
                        }
                    }
                },
                Watch.NOBODY,
                instructions,
                parts);
        return when;
    }

    @Property(tries = 60)
    void theSameBitsWithAllInstructionsAndOnSeveralThreads(@ForAll long seed) {
        Random chance = new Random(seed);
        Circuit circuit = random(chance, 2 + chance.nextInt(60));
        int[][] plain = worked(circuit, Instructions.PLAIN, 1);
        assertThat(worked(circuit, Instructions.PLAIN, 3)).isDeepEqualTo(plain);
        assertThat(worked(circuit, Instructions.VECTOR, 1)).isDeepEqualTo(plain);
        assertThat(worked(circuit, Instructions.VECTOR, 3)).isDeepEqualTo(plain);

        Single single = new Single(circuit, HORIZON);
        for (int scenario = 0; scenario < 5; scenario++) {
            boolean second = (5 >> scenario & 1) != 0;
            int[] when = new int[circuit.services()];
            Arrays.fill(when, -1);
            single.run(
                    DRAWS,
                    scenario,
                    second ? new int[] {0, 1} : new int[] {0},
                    second ? new int[] {0, 3} : new int[] {0},
                    new Single.Listener() {
                        @Override
                        public void stops(int service, int step) {
                            when[service] = step;
                        }

                        @Override
                        public void lessens(int service, int step) {}
                    });
            for (int service = 0; service < when.length; service++) {
                int told = plain[service][scenario] % 10_000;
                assertThat(told > 1 ? (told - 1) / 100 : -1).isEqualTo(when[service]);
            }
        }
    }

    @Test
    void whoeverWatchesCanStopIt() {
        Circuit circuit = random(new Random(1), 30);
        Kernel.Task task = new Kernel.Task(circuit, DRAWS, 0, 512, HORIZON, false);
        long[] every = new long[8];
        Arrays.fill(every, -1);
        assertThatThrownBy(() ->
                        Kernel.run(
                                task,
                                (_, hit) -> hit.at(0, 0, every),
                                new Heard() {
                                    @Override
                                    public void stops(int service, int step, long[] bits, int at) {}

                                    @Override
                                    public void lessens(
                                            int service, int step, long[] bits, int at) {}
                                },
                                _ -> false))
                .isInstanceOf(CancellationException.class);
    }
}
