package kaname.dependency.inoperability;

import java.util.Arrays;
import java.util.function.IntFunction;

/// How much of each sector or service is lost: where it settles, how it gets there and how it comes
/// back. Shares from 0 to 1.
public record Inoperability(Interdependency shares) {

    private static final int MOST_ROUNDS = 1_000_000;
    private static final double CLOSE = 1e-13;

    /// What is left of a loss when it counts as recovered.
    public static final double RECOVERED = 0.01;

    /// q = A* q + c*, nowhere above 1 (Santos and Haimes 2004; Haimes 2005).
    ///
    /// @param lost c*, what each loses by itself
    public double[] settled(double[] lost) {
        double[] now = clipped(lost.clone());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = shares.times(now);
            double moved = 0;
            for (int i = 0; i < next.length; i++) {
                next[i] = Math.min(1, next[i] + lost[i]);
                moved = Math.max(moved, Math.abs(next[i] - now[i]));
            }
            now = next;
            if (moved < CLOSE) {
                break;
            }
        }
        return now;
    }

    /// q(t+1) = q(t) + K [A* q(t) + c*(t) - q(t)] (Haimes 2005; Lian and Haimes 2006).
    ///
    /// @param pace k of each, from 0 up to but not 1, in 1/step
    /// @param start q(0)
    /// @param lost c* in the step that leads to t = 1, 2, …
    /// @return q(0) to q(steps)
    public double[][] course(double[] pace, double[] start, int steps, IntFunction<double[]> lost) {
        double[][] course = new double[steps + 1][];
        course[0] = start.clone();
        for (int t = 1; t <= steps; t++) {
            double[] was = course[t - 1];
            double[] next = shares.times(was);
            double[] perturbed = lost.apply(t);
            for (int i = 0; i < next.length; i++) {
                next[i] = was[i] + pace[i] * (next[i] + perturbed[i] - was[i]);
            }
            course[t] = clipped(next);
        }
        return course;
    }

    /// q(t) = exp(-K (I - A*) t) q(0) (Lian and Haimes 2006): a Taylor series over short stretches.
    public double[] recovering(double[] pace, double[] start, double time) {
        double fastest = Arrays.stream(pace).max().orElse(0);
        int stretches = Math.max(1, (int) Math.ceil(2 * fastest * time));
        double stretch = time / stretches;
        double[] now = start.clone();
        for (int i = 0; i < stretches; i++) {
            now = recovering(pace, now, stretch, 30);
        }
        return clipped(now);
    }

    private double[] recovering(double[] pace, double[] start, double time, int terms) {
        double[] sum = start.clone();
        double[] term = start;
        for (int n = 1; n <= terms; n++) {
            double[] next = shares.times(term);
            for (int i = 0; i < next.length; i++) {
                next[i] = pace[i] * (next[i] - term[i]) * time / n;
                sum[i] += next[i];
            }
            term = next;
        }
        return sum;
    }

    /// k of each from the steps in which all but [#RECOVERED] of a loss is made good: k = -ln(0.01)
    /// / τ / (1 - a*_ii).
    public double[] pace(double[] recovery) {
        double[] pace = new double[recovery.length];
        for (int i = 0; i < pace.length; i++) {
            pace[i] = -Math.log(RECOVERED) / recovery[i] / (1 - shares.share(i, i));
        }
        return pace;
    }

    /// The area under each over time, by trapezes: steps without function.
    public static double[] impact(double[][] course) {
        double[] impact = new double[course[0].length];
        for (int t = 1; t < course.length; t++) {
            for (int i = 0; i < impact.length; i++) {
                impact[i] += (course[t - 1][i] + course[t][i]) / 2;
            }
        }
        return impact;
    }

    private static double[] clipped(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(values[i], 0, 1);
        }
        return values;
    }
}
