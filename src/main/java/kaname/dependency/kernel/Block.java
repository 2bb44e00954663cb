package kaname.dependency.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// 512 scenarios of a [Circuit] at once: each line is 512 bits, 64 bytes, one cache line. Steps in
/// which nothing goes on are passed over; in the others either all rows are read or those that
/// stand on what went on, whichever is less. Rows are cut into parts, one for each thread; a line
/// is written by the part that owns it and read by all, which may see a bit early or late within a
/// step: the step is not over before nothing more goes on, and what has gone on then does not
/// depend on the order.
final class Block {

    /// Longs of a line.
    static final int WORDS = 8;

    static final int SCENARIOS = 64 * WORDS;

    /// Longs before the first line: elements of an array begin 16 bytes into it, and a large array
    /// begins where a cache line does, so that with these each line is one.
    static final int LEAD = 6;

    /// Longs from what one part writes to what the next does: further apart than a cache line and
    /// the one that is fetched with it, or the parts would wait for each other.
    private static final int APART = 4 * WORDS;

    /// Where this share of all readers would be marked, all rows are read.
    private static final int FEW = 8;

    final Circuit circuit;
    final int parts;
    final int[] cut;

    /// By line.
    final long[] on;

    /// By row.
    final long[] isShort;

    /// By service: stopped or with a loss; empty where nobody wants to know.
    final long[] less;

    /// Where sums start in rows whose threshold is drawn, plane by plane.
    final long[] start;

    /// By row, into [#start]; -1 where the threshold is the same in all scenarios.
    final int[] startAt;

    /// By part: what the row that was just read brings.
    final long[][] news;

    byte[] marked;
    boolean all;

    private byte[] nextMarked;
    private final long[] marks; // by part, how many readers
    private final boolean[] turned; // by part
    private final long[] fresh; // by part, a line that just went on
    private final int[] owner; // by line
    private final Calendar[] calendars;
    private final int horizon;
    private final Draws draws;
    private final Heard heard;
    private final Sweep sweep;
    private final Draws.Scenario[] drawn = new Draws.Scenario[SCENARIOS];
    private long read;

    Block(
            Circuit circuit,
            int parts,
            int horizon,
            boolean losses,
            Draws draws,
            Heard heard,
            Sweep sweep) {
        this.circuit = circuit;
        this.parts = parts;
        this.horizon = horizon;
        this.draws = draws;
        this.heard = heard;
        this.sweep = sweep;
        cut = circuit.cut(parts);
        on = new long[at(circuit.lines)];
        isShort = new long[at(circuit.rows)];
        less = new long[losses ? at(circuit.services) : 0];
        startAt = new int[circuit.rows];
        int planes = 0;
        for (int row = 0; row < circuit.rows; row++) {
            startAt[row] = circuit.threshold[row] == 0 ? planes * WORDS : -1;
            planes += circuit.threshold[row] == 0 ? circuit.planes(row) : 0;
        }
        start = new long[planes * WORDS];
        news = new long[parts][APART];
        fresh = new long[parts * APART];
        marked = new byte[circuit.rows];
        nextMarked = new byte[circuit.rows];
        marks = new long[parts * APART];
        turned = new boolean[parts * 8 * APART];
        owner = owners();
        calendars = new Calendar[parts];
        Arrays.setAll(calendars, _ -> new Calendar(horizon, circuit.services));
    }

    /// Where a line or row begins.
    static int at(int line) {
        return LEAD + line * WORDS;
    }

    private int[] owners() {
        int[] owners = new int[circuit.lines];
        for (int service = 0; service < circuit.services; service++) {
            owners[service] = (int) ((long) service * parts / circuit.services);
        }
        for (int part = 0; part < parts; part++) {
            for (int row = cut[part]; row < cut[part + 1]; row++) {
                owners[circuit.line[row]] = part;
            }
        }
        for (int line = 0; line < circuit.lines; line++) {
            for (int i = circuit.taps[line]; i < circuit.taps[line + 1]; i++) {
                owners[circuit.tap[i]] = owners[line];
            }
        }
        return owners;
    }

    /// Everything off, for `count` scenarios from this one on; the others of the block are passed
    /// over.
    void begin(long first, int count) {
        Arrays.setAll(drawn, scenario -> draws.of(first + scenario));
        long[] out = new long[WORDS];
        for (int word = 0; word < WORDS; word++) {
            int left = Math.clamp(count - 64L * word, 0, 64);
            out[word] = left == 64 ? 0 : -1L << left;
        }
        for (int service = 0; service < circuit.services; service++) {
            System.arraycopy(out, 0, on, at(service), WORDS);
        }
        Arrays.fill(on, at(circuit.services), on.length, 0);
        for (int row = 0; row < circuit.rows; row++) {
            System.arraycopy(out, 0, isShort, at(row), WORDS);
        }
        for (int at = LEAD; at < less.length; at += WORDS) {
            System.arraycopy(out, 0, less, at, WORDS);
        }
        for (Calendar calendar : calendars) {
            calendar.clear();
        }
        inParts(part -> drawThresholds(part, count));
    }

    private void drawThresholds(int part, int count) {
        for (int row = cut[part]; row < cut[part + 1]; row++) {
            if (startAt[row] < 0) {
                continue;
            }
            int planes = circuit.planes(row);
            int all = circuit.total[row];
            Arrays.fill(start, startAt[row], startAt[row] + planes * WORDS, 0);
            for (int scenario = 0; scenario < count; scenario++) {
                int reached = drawn[scenario].threshold(circuit.line[row]);
                int needed = (int) Math.min(all + 1L, Math.ceilDiv(reached, circuit.unit[row]));
                int from = (1 << planes) - needed;
                for (int plane = 0; plane < planes; plane++) {
                    start[startAt[row] + plane * WORDS + (scenario >> 6)] |=
                            (from >>> plane & 1L) << scenario;
                }
            }
        }
    }

    /// @param scenarios 512 bits: in which it stops by itself
    void hit(int service, int step, long[] scenarios) {
        if (step < horizon) {
            calendars[owner[service]].add(step, service, scenarios, 0);
        }
    }

    /// From step to step until the end.
    ///
    /// @return how many inputs were read
    long run(Watch watch, double done, double share) {
        read = 0;
        for (int step = 0; step < horizon; step++) {
            if (!anythingAt(step)) {
                continue;
            }
            watch.orStop(done + share * step / horizon);
            int now = step;
            do {
                inParts(part -> arrive(part, now));
                while (settleMarks()) {
                    long[] reads = new long[parts];
                    inParts(part -> reads[part] = sweep.rows(this, part, now));
                    read += Arrays.stream(reads).sum();
                }
            } while (anythingAt(now));
        }
        return read;
    }

    private boolean anythingAt(int step) {
        for (Calendar calendar : calendars) {
            if (calendar.has(step)) {
                return true;
            }
        }
        return false;
    }

    private void inParts(IntConsumer work) {
        if (parts == 1) {
            work.accept(0);
        } else {
            IntStream.range(0, parts).parallel().forEach(work);
        }
    }

    /// What was marked becomes what is read now.
    private boolean settleMarks() {
        boolean any = false;
        long readers = 0;
        for (int part = 0; part < parts; part++) {
            any |= turned[part * 8 * APART];
            turned[part * 8 * APART] = false;
            readers += marks[part * APART];
            marks[part * APART] = 0;
        }
        byte[] next = nextMarked;
        nextMarked = marked;
        marked = next;
        all = readers * FEW > circuit.reader.length;
        return any;
    }

    private void arrive(int part, int step) {
        Calendar calendar = calendars[part];
        Calendar.Sheet sheet = calendar.takeSheets(step);
        while (sheet != null) {
            for (int i = 0; i < sheet.size; i++) {
                turnOn(part, sheet.line[i], sheet.scenarios, i * WORDS, step);
            }
            sheet = calendar.giveBack(sheet);
        }
        Calendar.Singles singles = calendar.takeSingles(step);
        if (singles == null) {
            return;
        }
        Arrays.sort(singles.all, 0, singles.size);
        long[] together = new long[WORDS];
        for (int i = 0; i < singles.size; i++) {
            int line = Calendar.line(singles.all[i]);
            int scenario = Calendar.scenario(singles.all[i]);
            together[scenario >> 6] |= 1L << scenario;
            if (i + 1 == singles.size || Calendar.line(singles.all[i + 1]) != line) {
                turnOn(part, line, together, 0, step);
                Arrays.fill(together, 0);
            }
        }
    }

    /// A line goes on in these scenarios, where it is not on already.
    private void turnOn(int part, int line, long[] scenarios, int at, int step) {
        int own = at(line);
        int mine = part * APART;
        long any = 0;
        for (int word = 0; word < WORDS; word++) {
            long now = scenarios[at + word] & ~on[own + word];
            fresh[mine + word] = now;
            any |= now;
        }
        if (any == 0) {
            return;
        }
        for (int word = 0; word < WORDS; word++) {
            on[own + word] |= fresh[mine + word];
        }
        mark(part, line);
        if (line < circuit.services) {
            heard.stops(line, step, fresh, mine);
            if (less.length > 0) {
                lessen(line, fresh, mine, step);
            }
        }
        for (int i = circuit.taps[line]; i < circuit.taps[line + 1]; i++) {
            turnOnLater(part, i, step);
        }
    }

    private void mark(int part, int line) {
        int from = circuit.reads[line];
        int to = circuit.reads[line + 1];
        turned[part * 8 * APART] |= from < to;
        marks[part * APART] += to - from;
        if (marks[part * APART] * FEW <= circuit.reader.length) {
            for (int i = from; i < to; i++) {
                nextMarked[circuit.reader[i]] = 1;
            }
        }
    }

    private void turnOnLater(int part, int tap, int step) {
        int line = circuit.tap[tap];
        int lag = circuit.lag[tap];
        int dependency = circuit.buffered[tap];
        int mine = part * APART;
        if (dependency < 0) {
            if (lag < horizon - step) {
                calendars[part].add(step + lag, line, fresh, mine);
            }
            return;
        }
        long[] news = Arrays.copyOfRange(fresh, mine, mine + WORDS);
        each(
                news,
                0,
                scenario ->
                        later(
                                part,
                                line,
                                scenario,
                                step,
                                lag + drawn[scenario].buffer(dependency)));
    }

    private void later(int part, int line, int scenario, int step, int steps) {
        if (steps < horizon - step) {
            calendars[part].add(step + steps, line, scenario);
        }
    }

    private static void each(long[] scenarios, int at, IntConsumer what) {
        for (int word = 0; word < WORDS; word++) {
            for (long left = scenarios[at + word]; left != 0; left &= left - 1) {
                what.accept(word * 64 + Long.numberOfTrailingZeros(left));
            }
        }
    }

    /// Called by a sweep before it reads a row: nothing that it stands on went on.
    boolean passes(int row) {
        boolean passes = !all && marked[row] == 0;
        marked[row] = 0;
        return passes;
    }

    /// Called by a sweep, which noted in [#isShort] what it found: in which scenarios a row is
    /// short now and was not ([#news]), and in which it has a loss.
    void took(int part, int row, boolean became, long[] losses, int step) {
        if (less.length > 0 && circuit.line[row] < circuit.services) {
            lessen(circuit.line[row], losses, 0, step);
        }
        if (became) {
            becameShort(part, row, news[part], step);
        }
    }

    private void becameShort(int part, int row, long[] scenarios, int step) {
        int line = circuit.line[row];
        int steps = circuit.delay[row];
        if (steps == 0) {
            turnOn(part, line, scenarios, 0, step);
        } else if (steps > 0) {
            if (steps < horizon - step) {
                calendars[part].add(step + steps, line, scenarios, 0);
            }
        } else {
            each(
                    scenarios,
                    0,
                    scenario -> later(part, line, scenario, step, drawn[scenario].autonomy(line)));
        }
    }

    private void lessen(int service, long[] scenarios, int at, int step) {
        int own = at(service);
        long[] first = new long[WORDS];
        long any = 0;
        for (int word = 0; word < WORDS; word++) {
            first[word] = scenarios[at + word] & ~less[own + word];
            any |= first[word];
            less[own + word] |= first[word];
        }
        if (any != 0) {
            heard.lessens(service, step, first, 0);
        }
    }
}
