package kaname.dependency.kernel;

import java.util.stream.IntStream;

/// The dynamic inoperability model over many sectors or services, 16 scenarios at a time: q(t+1) =
/// q(t) + K [A* q(t) + c* - q(t)], nowhere below 0 or above 1 (Haimes 2005; Lian and Haimes 2006).
/// In single precision; the shares of a row are added in their order, products and sums rounded one
/// by one, so the answer is the same bit for bit on every machine.
public final class Shares {

    /// Scenarios of a block: one cache line of 64 bytes.
    public static final int SCENARIOS = 16;

    /// Entries below which a second thread costs more than it gives.
    private static final int SMALL = 20_000;

    /// Reads rows of a step. Every implementation comes to the same bits.
    interface Step {
        void rows(Shares shares, float[] lost, float[] was, float[] next, int first, int end);
    }

    final int[] from;
    final int[] column;
    final float[] share;
    final float[] pace;

    /// Keeps the arrays, not copies.
    ///
    /// @param from entries of row i are `from[i]` up to `from[i + 1] - 1`
    /// @param column by entry
    /// @param share a* by entry
    /// @param pace k by row, 0 to 1 a step
    public Shares(int[] from, int[] column, float[] share, float[] pace) {
        this.from = from;
        this.column = column;
        this.share = share;
        this.pace = pace;
    }

    public int size() {
        return pace.length;
    }

    /// @param start q(0): row i in scenario s at `16 i + s`
    /// @param lost c*, likewise, the same in all steps
    /// @return q(steps), likewise
    public float[] after(int steps, float[] start, float[] lost, Watch watch) {
        return after(steps, start, lost, watch, Instructions.BEST);
    }

    /// The same with these instructions, for those who compare them.
    public float[] after(
            int steps, float[] start, float[] lost, Watch watch, Instructions instructions) {
        int parts = column.length < SMALL ? 1 : Runtime.getRuntime().availableProcessors();
        return after(steps, start, lost, watch, instructions, parts);
    }

    float[] after(
            int steps,
            float[] start,
            float[] lost,
            Watch watch,
            Instructions instructions,
            int parts) {
        if (start.length != size() * SCENARIOS || lost.length != start.length) {
            throw new IllegalArgumentException("16 scenarios of " + size() + " rows");
        }
        Step step = instructions.step();
        int[] cut = cut(parts);
        float[] was = start.clone();
        float[] next = new float[was.length];
        for (int t = 0; t < steps; t++) {
            watch.orStop((double) t / steps);
            float[] last = was;
            float[] now = next;
            if (parts == 1) {
                step.rows(this, lost, last, now, 0, size());
            } else {
                IntStream.range(0, parts)
                        .parallel()
                        .forEach(i -> step.rows(this, lost, last, now, cut[i], cut[i + 1]));
            }
            was = now;
            next = last;
        }
        return was;
    }

    /// Rows cut into so many parts of equal entries.
    private int[] cut(int parts) {
        int[] cut = new int[parts + 1];
        int row = 0;
        for (int part = 1; part < parts; part++) {
            while (row < size() && (long) from[row] * parts < (long) column.length * part) {
                row++;
            }
            cut[part] = row;
        }
        cut[parts] = size();
        return cut;
    }
}
