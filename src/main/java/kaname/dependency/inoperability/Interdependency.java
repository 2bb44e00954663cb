package kaname.dependency.inoperability;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import kaname.dependency.kernel.Shares;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.platform.Problem;
import kaname.platform.Text;

/// The matrix A*: row i says which share of i is lost with each j. Kept as the entries that are not
/// zero. Stable, or it is not made: its spectral radius is below 1 (Setola 2009).
public final class Interdependency {

    private static final int MOST_ROUNDS = 20_000;
    private static final double CLOSE = 1e-9;

    private final int size;

    /// Entries of row i are `from[i]` up to `from[i + 1] - 1`.
    private final int[] from;

    private final int[] column;
    private final double[] share;
    private final double radius;

    /// @throws Problem 400 where a share is negative or the matrix is not stable
    private Interdependency(int size, int[] from, int[] column, double[] share) {
        this.size = size;
        this.from = from;
        this.column = column;
        this.share = share;
        if (Arrays.stream(share).anyMatch(one -> !(one >= 0 && Double.isFinite(one)))) {
            throw refused(Text.of("割合は0以上の数です", "shares are numbers of 0 or more"));
        }
        this.radius = stableRadius();
    }

    /// From A* itself.
    public static Interdependency of(double[][] shares) {
        int size = shares.length;
        int[] from = new int[size + 1];
        int count = 0;
        int[] column = new int[size * size];
        double[] share = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (shares[i][j] != 0) {
                    column[count] = j;
                    share[count++] = shares[i][j];
                }
            }
            from[i + 1] = count;
        }
        return new Interdependency(
                size, from, Arrays.copyOf(column, count), Arrays.copyOf(share, count));
    }

    /// From an input-output table, driven by demand: a*_ij = z_ij / x_i (Santos and Haimes 2004).
    ///
    /// @param table what each row sells to each column
    /// @param output total output of each
    public static Interdependency demand(double[][] table, double[] output) {
        return of(divided(table, output, false));
    }

    /// From an input-output table, driven by supply: the technical coefficients z_ij / x_j, turned
    /// (Leung, Haimes, Santos 2007).
    public static Interdependency supply(double[][] table, double[] output) {
        return of(divided(table, output, true));
    }

    private static double[][] divided(double[][] table, double[] output, boolean supply) {
        int size = output.length;
        double[][] shares = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sold = supply ? table[j][i] : table[i][j];
                shares[i][j] = output[i] == 0 ? 0 : sold / output[i];
            }
        }
        return shares;
    }

    /// From a model: the most likely strength of every dependency, in the order of its services.
    /// Buffers, thresholds and substitutes have no place in it.
    public static Interdependency of(Model model) {
        return of(model, i -> model.dependencies().get(i).strength().likely());
    }

    /// The same with another strength of each dependency, by its place in the model.
    static Interdependency of(Model model, IntToDoubleFunction strength) {
        Map<String, Integer> places = model.places();
        int size = model.services().size();
        int[] from = new int[size + 1];
        for (Dependency one : model.dependencies()) {
            from[places.getOrDefault(one.consumer(), 0) + 1]++;
        }
        for (int i = 0; i < size; i++) {
            from[i + 1] += from[i];
        }
        int[] next = from.clone();
        int[] column = new int[model.dependencies().size()];
        double[] share = new double[column.length];
        for (int i = 0; i < column.length; i++) {
            Dependency one = model.dependencies().get(i);
            int place = next[places.getOrDefault(one.consumer(), 0)]++;
            column[place] = places.getOrDefault(one.supplier(), 0);
            share[place] = strength.applyAsDouble(i);
        }
        return new Interdependency(size, from, column, share);
    }

    /// From the ratios of a positive vector and its image, which enclose the radius of a matrix
    /// without negative entries (Collatz, Wielandt). Half of the identity is mixed in, so that
    /// cycles do not swing.
    private double stableRadius() {
        double[] vector = new double[size];
        Arrays.fill(vector, 1);
        double high = Double.MAX_VALUE;
        double low = 0;
        for (int round = 0; round < MOST_ROUNDS && high - low > CLOSE; round++) {
            double[] image = times(vector);
            double most = 0;
            double least = Double.MAX_VALUE;
            double norm = 0;
            for (int i = 0; i < size; i++) {
                most = Math.max(most, image[i] / vector[i]);
                least = Math.min(least, image[i] / vector[i]);
                image[i] = (image[i] + vector[i]) / 2;
                norm = Math.max(norm, image[i]);
            }
            high = Math.min(high, most);
            low = Math.max(low, least);
            if (low >= 1) {
                break;
            }
            for (int i = 0; i < size; i++) {
                vector[i] = Math.max(image[i] / norm, Double.MIN_NORMAL);
            }
        }
        if (size > 0 && high >= 1) {
            throw refused(
                    Text.of(
                            "安定していません。失われた割合が回るうちに増えていきます（スペクトル半径が1以上）",
                            "not stable: what is lost grows as it goes round (spectral radius of 1"
                                    + " or more)"));
        }
        return size == 0 ? 0 : high;
    }

    private static Problem refused(Text why) {
        return Problem.field("not-stable", "/dependencies", why);
    }

    /// For many losses at once, in single precision.
    ///
    /// @param pace k of each, from 0 up to but not 1, in 1/step
    Shares stepped(double[] pace) {
        return new Shares(from, column, floats(share), floats(pace));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    public int size() {
        return size;
    }

    /// At most this; within 1e-9 where the matrix cannot be taken apart.
    public double radius() {
        return radius;
    }

    public double share(int row, int of) {
        double sum = 0;
        for (int i = from[row]; i < from[row + 1]; i++) {
            sum += column[i] == of ? share[i] : 0;
        }
        return sum;
    }

    double[] times(double[] vector) {
        double[] image = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int k = from[i]; k < from[i + 1]; k++) {
                sum += share[k] * vector[column[k]];
            }
            image[i] = sum;
        }
        return image;
    }
}
