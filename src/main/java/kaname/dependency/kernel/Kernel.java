package kaname.dependency.kernel;

/// Many scenarios of a cascade **in which nothing is restored**, 512 at a time. The work of a step
/// is split over the threads of the machine by equal numbers of inputs. Where something may come
/// back within the horizon, this is not the kernel to ask.
public final class Kernel {

    /// Scenarios of a block: one cache line of 64 bytes.
    public static final int SCENARIOS = Block.SCENARIOS;

    /// Inputs below which a second thread costs more than it gives.
    private static final int SMALL = 20_000;

    /// What is asked.
    ///
    /// @param first number of the first scenario
    /// @param horizon steps; nothing is heard of what comes at it or after
    /// @param losses whether [Heard#lessens] is asked for
    public record Task(
            Circuit circuit, Draws draws, long first, int scenarios, int horizon, boolean losses) {}

    /// Which services stop by themselves in the block that begins with this scenario of the task,
    /// counted from 0. Asked before anything is heard of the block.
    @FunctionalInterface
    public interface Hits {
        void of(int firstOfBlock, Hit hit);
    }

    /// One service that stops by itself, in these scenarios of the block: 512 bits.
    @FunctionalInterface
    public interface Hit {
        void at(int service, int step, long[] scenarios);
    }

    private Kernel() {}

    /// @return how many lines of 64 bytes were read as inputs
    public static long run(Task task, Hits hits, Heard heard, Watch watch) {
        return run(task, hits, heard, watch, Instructions.BEST);
    }

    /// The same with these instructions, for those who compare them.
    public static long run(
            Task task, Hits hits, Heard heard, Watch watch, Instructions instructions) {
        int threads = Runtime.getRuntime().availableProcessors();
        return run(
                task,
                hits,
                heard,
                watch,
                instructions,
                task.circuit().inputs() < SMALL ? 1 : threads);
    }

    static long run(
            Task task, Hits hits, Heard heard, Watch watch, Instructions instructions, int parts) {
        Block block =
                new Block(
                        task.circuit(),
                        parts,
                        task.horizon(),
                        task.losses(),
                        task.draws(),
                        heard,
                        instructions.sweep());
        int blocks = Math.ceilDiv(task.scenarios(), SCENARIOS);
        long read = 0;
        for (int i = 0; i < blocks; i++) {
            int first = i * SCENARIOS;
            block.begin(task.first() + first, Math.min(SCENARIOS, task.scenarios() - first));
            hits.of(first, block::hit);
            read += block.run(watch, (double) i / blocks, 1.0 / blocks);
        }
        return read;
    }
}
