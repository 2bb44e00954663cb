package kaname.dependency.kernel;

import java.util.Arrays;

/// A cascade as a circuit of gates. Each gate has one line, which is off until it goes on and then
/// stays on: **nothing is ever restored**. A gate with inputs (a row) is short once the weights of
/// the inputs that are on reach its threshold, and its line goes on its delay later. Services are
/// the first lines; groups of substitutes are gates without delay; what is on some steps after its
/// source is a tap.
///
/// Weights and thresholds are whole numbers and are added up exactly. A row costs one line read for
/// each bit that is set in a weight, after the common divisor of its weights is taken out: ordinal
/// weights, each twice the last, cost one.
public final class Circuit {

    /// A threshold or delay that [Draws] knows.
    public static final int DRAWN = -1;

    final int services;
    final int lines;
    final int rows;

    /// By row: the line that it drives. Rows stand in the order in which a sweep reads them, so a
    /// group stands before its service.
    final int[] line;

    /// By row: bit p of its weights is set for `input[column[first[row] + p]]` up to
    /// `input[column[first[row] + p + 1] - 1]`. The last of its columns holds what makes it short
    /// alone.
    final int[] first;

    final int[] column;
    final int[] input;

    /// By row, in its own unit (the common divisor of its weights); 0 where it is drawn.
    final int[] threshold;

    /// By row: where its sum starts, so that it runs over at the threshold.
    final int[] start;

    final int[] unit;

    /// By row: the sum of its weights in its own unit.
    final int[] total;

    /// By row, in steps; [#DRAWN] where it is.
    final int[] delay;

    /// The most inputs of a row.
    final int widest;

    /// By line: the rows that read it, and with which weight.
    final int[] reads;

    final int[] reader;
    final int[] weight;

    /// By line: its taps. The delay of a tap is `lag`, and with it the buffer of its dependency
    /// where that is not -1.
    final int[] taps;

    final int[] tap;
    final int[] lag;
    final int[] buffered;

    Circuit(MakeCircuit made) {
        services = made.services;
        lines = made.lines;
        rows = made.line.size();
        line = made.line.toArray();
        first = made.first.toArray();
        column = made.column.toArray();
        input = made.input.toArray();
        threshold = made.threshold.toArray();
        start = made.start.toArray();
        unit = made.unit.toArray();
        total = made.total.toArray();
        delay = made.delay.toArray();
        int most = 0;
        for (int row = 0; row < rows; row++) {
            most = Math.max(most, inputs(row));
        }
        widest = most;

        int[] from = made.edgeFrom.toArray();
        int[] order = new int[from.length];
        reads = grouped(from, lines, order);
        reader = picked(made.edgeRow.toArray(), order);
        weight = picked(made.edgeWeight.toArray(), order);

        int[] source = made.tapFrom.toArray();
        order = new int[source.length];
        taps = grouped(source, lines, order);
        tap = picked(made.tapLine.toArray(), order);
        lag = picked(made.tapLag.toArray(), order);
        buffered = picked(made.tapDependency.toArray(), order);
    }

    private static int[] grouped(int[] of, int groups, int[] order) {
        int[] from = new int[groups + 1];
        for (int one : of) {
            from[one + 1]++;
        }
        for (int i = 0; i < groups; i++) {
            from[i + 1] += from[i];
        }
        int[] next = Arrays.copyOf(from, groups);
        for (int i = 0; i < of.length; i++) {
            order[next[of[i]]++] = i;
        }
        return from;
    }

    private static int[] picked(int[] from, int[] order) {
        int[] picked = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = from[order[i]];
        }
        return picked;
    }

    /// Columns of a row below the last.
    int planes(int row) {
        return first[row + 1] - first[row] - 2;
    }

    int inputs(int row) {
        return column[first[row + 1] - 1] - column[first[row]];
    }

    public int services() {
        return services;
    }

    /// Lines that a full sweep reads.
    public long inputs() {
        return input.length;
    }

    /// Whether a delay varies from scenario to scenario.
    public boolean drawsTimes() {
        return Arrays.stream(delay).anyMatch(one -> one == DRAWN)
                || Arrays.stream(buffered).anyMatch(one -> one >= 0);
    }

    public int lines() {
        return lines;
    }

    /// Rows cut into so many parts of equal inputs: part i is `cut[i]` up to `cut[i + 1] - 1`.
    int[] cut(int parts) {
        int[] cut = new int[parts + 1];
        long all = input.length + 4L * rows;
        long done = 0;
        int part = 1;
        for (int row = 0; row < rows && part < parts; row++) {
            done += inputs(row) + 4;
            if (done * parts >= all * part) {
                cut[part++] = row + 1;
            }
        }
        Arrays.fill(cut, part, parts + 1, rows);
        return cut;
    }
}
