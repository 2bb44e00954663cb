package kaname.dependency.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Makes a [Circuit], gate by gate. A gate reads lines that are there already, or services.
public final class MakeCircuit {

    private static final int MOST = 1 << 30;

    final int services;
    int lines;
    final Ints line = new Ints();
    final Ints first = new Ints();
    final Ints column = new Ints();
    final Ints input = new Ints();
    final Ints threshold = new Ints();
    final Ints start = new Ints();
    final Ints unit = new Ints();
    final Ints total = new Ints();
    final Ints delay = new Ints();
    final Ints edgeFrom = new Ints();
    final Ints edgeRow = new Ints();
    final Ints edgeWeight = new Ints();
    final Ints tapFrom = new Ints();
    final Ints tapLine = new Ints();
    final Ints tapLag = new Ints();
    final Ints tapDependency = new Ints();
    private final Map<Long, Integer> known = new HashMap<>();

    public MakeCircuit(int services) {
        this.services = services;
        this.lines = services;
        first.add(0);
    }

    /// The line of a service, so many steps later; the same for the same.
    public int later(int service, int steps) {
        return steps == 0
                ? service
                : known.computeIfAbsent(
                        ((long) service << 32) | steps, _ -> tap(service, steps, -1));
    }

    /// The line of a service, later by the buffer that is drawn for a dependency and so many steps.
    public int buffered(int service, int dependency, int steps) {
        return tap(service, steps, dependency);
    }

    private int tap(int service, int steps, int dependency) {
        tapFrom.add(service);
        tapLine.add(lines);
        tapLag.add(steps);
        tapDependency.add(dependency);
        return lines++;
    }

    /// On once so many of these lines are.
    public int atLeast(int count, int[] of) {
        int[] ones = new int[of.length];
        Arrays.fill(ones, 1);
        int gate = lines++;
        row(gate, of, ones, count, 0);
        return gate;
    }

    /// What a service reads.
    ///
    /// @param of lines
    /// @param weights of each, above 0; all together below 2^30
    /// @param threshold what they reach when it is short; [Circuit#DRAWN]
    /// @param delay steps until it stops; [Circuit#DRAWN]
    public void service(int service, int[] of, int[] weights, int threshold, int delay) {
        row(service, of, weights, threshold, delay);
    }

    private void row(int drives, int[] of, int[] weights, int reached, int steps) {
        int divisor = 0;
        long sum = 0;
        for (int one : weights) {
            divisor = gcd(one, divisor);
            sum += one;
        }
        if (sum >= MOST) {
            throw new IllegalArgumentException("weights of " + sum);
        }
        if (of.length == 0) {
            return;
        }
        boolean drawn = reached == Circuit.DRAWN;
        int row = line.size();
        int all = (int) (sum / divisor);
        int needed = drawn ? 0 : (int) Math.min(all + 1L, Math.ceilDiv(reached, divisor));
        line.add(drives);
        threshold.add(needed);
        unit.add(divisor);
        total.add(all);
        delay.add(steps);
        columns(of, weights, divisor, drawn ? Integer.MAX_VALUE : needed);
        for (int i = 0; i < of.length; i++) {
            edgeFrom.add(of[i]);
            edgeRow.add(row);
            edgeWeight.add(weights[i] / divisor);
        }
    }

    /// Sums start at 2^planes less the threshold, so that what reaches it runs over into the last
    /// column. What cannot reach it is summed all the same: it is a loss.
    private void columns(int[] of, int[] weights, int divisor, int needed) {
        int rest = 0;
        for (int one : weights) {
            rest += one / divisor < needed ? one / divisor : 0;
        }
        int planes = 32 - Integer.numberOfLeadingZeros(rest);
        start.add((1 << planes) - Math.min(needed, rest + 1));
        for (int plane = 0; plane < planes; plane++) {
            column.add(input.size());
            for (int i = 0; i < of.length; i++) {
                int own = weights[i] / divisor;
                if (own < needed && (own >> plane & 1) != 0) {
                    input.add(of[i]);
                }
            }
        }
        column.add(input.size());
        for (int i = 0; i < of.length; i++) {
            if (weights[i] / divisor >= needed) {
                input.add(of[i]);
            }
        }
        column.add(input.size());
        first.add(column.size());
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    public Circuit circuit() {
        return new Circuit(this);
    }
}
