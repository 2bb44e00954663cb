package kaname.dependency.cascade;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import kaname.dependency.kernel.Circuit;
import kaname.dependency.kernel.Draws;
import kaname.dependency.kernel.Heard;
import kaname.dependency.kernel.Kernel;
import kaname.dependency.kernel.Single;
import kaname.dependency.kernel.Watch;

/// Scenarios of a shard under which nothing comes back before the end, by the kernels: one after
/// the other, which costs what is reached, or 512 at a time, which costs every dependency at each
/// minute in which something happens. Both, and [Run], come to the same tally.
final class Lasting {

    private static final int PROBES = 4;
    private static final int FEWEST = 64;

    /// Lines of 64 bytes that are kept at once.
    private static final int MOST_LINES = 2_000_000;

    private final Circuit circuit;
    private final Draws draws;
    private final Shard shard;
    private final int horizon;
    private final int[] failing;
    private final int[] minutes;

    Lasting(Absorbing absorbing, Chance chance, Shard shard, int[] failing, int[] minutes) {
        this.circuit = absorbing.circuit;
        this.draws = absorbing.draws(chance);
        this.shard = shard;
        this.horizon = shard.question().horizon();
        this.failing = failing;
        this.minutes = minutes;
    }

    /// Whether so much is reached that 512 at a time cost less, by a few scenarios.
    boolean spreads() {
        if (shard.scenarios() < FEWEST || circuit.lines() > MOST_LINES) {
            return false;
        }
        Single single = new Single(circuit, horizon);
        Minutes seen = new Minutes();
        double visits = 0;
        for (int i = 0; i < PROBES; i++) {
            visits += single.run(draws, shard.from() + i, failing, minutes, seen);
        }
        visits /= PROBES;
        double together = seen.steps.cardinality();
        if (circuit.drawsTimes()) {
            together = Math.min(horizon, together * Kernel.SCENARIOS / PROBES);
        }
        int blocks = Math.ceilDiv(shard.scenarios(), Kernel.SCENARIOS);
        return blocks * together * circuit.inputs() < visits * shard.scenarios();
    }

    private static final class Minutes implements Single.Listener {

        final BitSet steps = new BitSet();

        @Override
        public void stops(int service, int minute) {
            steps.set(minute);
        }

        @Override
        public void lessens(int service, int minute) {
            steps.set(minute);
        }
    }

    /// @return what works out a scenario by its number; for one thread
    IntConsumer oneByOne(TallySheet sheet) {
        Single single = new Single(circuit, horizon);
        Single.Listener listener =
                new Single.Listener() {
                    @Override
                    public void stops(int service, int minute) {
                        Lasting.this.stops(sheet, service, minute, 1);
                    }

                    @Override
                    public void lessens(int service, int minute) {
                        Lasting.this.lessens(sheet, service, minute, 1);
                    }
                };
        return scenario -> single.run(draws, scenario, failing, minutes, listener);
    }

    void together(TallySheet sheet, Watch watch) {
        long[] every = new long[Kernel.SCENARIOS / Long.SIZE];
        Arrays.fill(every, -1);
        Kernel.run(
                new Kernel.Task(circuit, draws, shard.from(), shard.scenarios(), horizon, true),
                (_, hit) -> {
                    for (int i = 0; i < failing.length; i++) {
                        hit.at(failing[i], minutes[i], every);
                    }
                },
                new Heard() {
                    @Override
                    public void stops(int service, int minute, long[] scenarios, int at) {
                        synchronized (sheet) {
                            Lasting.this.stops(sheet, service, minute, count(scenarios, at));
                        }
                    }

                    @Override
                    public void lessens(int service, int minute, long[] scenarios, int at) {
                        synchronized (sheet) {
                            Lasting.this.lessens(sheet, service, minute, count(scenarios, at));
                        }
                    }
                },
                watch);
    }

    private static int count(long[] scenarios, int at) {
        int count = 0;
        for (int i = 0; i < Kernel.SCENARIOS / Long.SIZE; i++) {
            count += Long.bitCount(scenarios[at + i]);
        }
        return count;
    }

    private void stops(TallySheet sheet, int service, int minute, int scenarios) {
        long left = (long) (horizon - minute) * scenarios;
        sheet.fails(service, minute, scenarios);
        sheet.down(service, left);
        sheet.degraded(service, -left);
    }

    private void lessens(TallySheet sheet, int service, int minute, int scenarios) {
        sheet.degrades(service, minute, scenarios);
        sheet.degraded(service, (long) (horizon - minute) * scenarios);
    }
}
