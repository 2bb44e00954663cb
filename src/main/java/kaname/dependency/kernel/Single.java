package kaname.dependency.kernel;

import java.util.Arrays;

/// One scenario of a cascade in which nothing is restored, from event to event: for one live
/// question, or where few services are reached, since it costs what is reached and nothing else.
/// Made once and used again; for one thread.
public final class Single {

    private static final int NONE = -1;

    /// More than all weights of a row, which are below 2^30 together: it is short already.
    private static final int SHORT = Integer.MAX_VALUE;

    private final Circuit circuit;
    private final int horizon;
    private final boolean[] on; // by line
    private final boolean[] lessened; // by service, before it stopped
    private final int[] left; // by row: what it may lose yet; 0 while it has lost nothing
    private final int[] first; // by step, into what happens
    private final Ints touched = new Ints(); // rows
    private final Ints lit = new Ints(); // lines
    private int[] what = new int[64];
    private int[] next = new int[64];
    private int size;
    private int latest;
    private long visits;

    /// Hears what becomes of one service.
    public interface Listener {
        void stops(int service, int step);

        /// It first loses something, or stops; before it is heard that it stops.
        void lessens(int service, int step);
    }

    public Single(Circuit circuit, int horizon) {
        this.circuit = circuit;
        this.horizon = horizon;
        on = new boolean[circuit.lines];
        lessened = new boolean[circuit.services];
        left = new int[circuit.rows];
        first = new int[horizon];
        Arrays.fill(first, NONE);
    }

    /// @param services that stop by themselves, each at its step
    /// @return how many inputs went on
    public long run(Draws draws, long scenario, int[] services, int[] steps, Listener listener) {
        clear();
        Draws.Scenario drawn = draws.of(scenario);
        for (int i = 0; i < services.length; i++) {
            add(steps[i], services[i], 0);
        }
        for (int step = 0; step < horizon && step <= latest; step++) {
            while (first[step] != NONE) {
                int event = first[step];
                first[step] = next[event];
                turnOn(what[event], step, drawn, listener);
            }
        }
        return visits;
    }

    private void clear() {
        for (int i = 0; i < touched.size(); i++) {
            int row = touched.get(i);
            left[row] = 0;
            if (circuit.line[row] < circuit.services) {
                lessened[circuit.line[row]] = false;
            }
        }
        for (int i = 0; i < lit.size(); i++) {
            on[lit.get(i)] = false;
        }
        touched.clear();
        lit.clear();
        for (int step = 0; step < horizon && step <= latest; step++) {
            first[step] = NONE;
        }
        size = 0;
        latest = 0;
        visits = 0;
    }

    private void add(int step, int line, int later) {
        if (later >= horizon - step) {
            return;
        }
        if (size == what.length) {
            what = Arrays.copyOf(what, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        what[size] = line;
        next[size] = first[step + later];
        first[step + later] = size++;
        latest = Math.max(latest, step + later);
    }

    private void turnOn(int line, int step, Draws.Scenario drawn, Listener listener) {
        if (on[line]) {
            return;
        }
        on[line] = true;
        lit.add(line);
        if (line < circuit.services) {
            if (!lessened[line]) {
                listener.lessens(line, step);
            }
            listener.stops(line, step);
        }
        for (int i = circuit.taps[line]; i < circuit.taps[line + 1]; i++) {
            int dependency = circuit.buffered[i];
            int buffer = dependency < 0 ? 0 : drawn.buffer(dependency);
            add(step, circuit.tap[i], circuit.lag[i] + buffer);
        }
        for (int i = circuit.reads[line]; i < circuit.reads[line + 1]; i++) {
            lose(circuit.reader[i], circuit.weight[i], step, drawn, listener);
        }
        visits += circuit.reads[line + 1] - circuit.reads[line];
    }

    private void lose(int row, int weight, int step, Draws.Scenario drawn, Listener listener) {
        int mayLose = left[row];
        if (mayLose == 0) {
            mayLose = beginLosing(row, step, drawn, listener);
        }
        mayLose -= weight;
        if (mayLose <= 0) {
            mayLose = SHORT;
            becomeShort(row, step, drawn);
        }
        left[row] = mayLose;
    }

    private int beginLosing(int row, int step, Draws.Scenario drawn, Listener listener) {
        touched.add(row);
        int driven = circuit.line[row];
        if (driven < circuit.services && !on[driven]) {
            lessened[driven] = true;
            listener.lessens(driven, step);
        }
        return circuit.threshold[row] > 0
                ? circuit.threshold[row]
                : Math.ceilDiv(drawn.threshold(driven), circuit.unit[row]);
    }

    private void becomeShort(int row, int step, Draws.Scenario drawn) {
        int driven = circuit.line[row];
        if (!on[driven]) {
            int delay = circuit.delay[row];
            add(step, driven, delay == Circuit.DRAWN ? drawn.autonomy(driven) : delay);
        }
    }
}
