package kaname.dependency.inoperability;

/// How much each stands on the others, and the others on it (Setola 2009): the mean share beside
/// itself, directly or with all that follows.
public final class Indices {

    private final double[] dependency; // by row
    private final double[] influence; // by column

    private Indices(double[] dependency, double[] influence) {
        this.dependency = dependency;
        this.influence = influence;
    }

    public static Indices direct(Interdependency shares) {
        int size = shares.size();
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = shares.share(i, j);
            }
        }
        return of(matrix);
    }

    /// On (I - A*)^-1. A square of the size is worked out: for sectors, not for thousands of
    /// services.
    public static Indices overall(Interdependency shares) {
        int size = shares.size();
        double[][] matrix = new double[size][size];
        for (int j = 0; j < size; j++) {
            double[] column = Series.sum(shares, j);
            for (int i = 0; i < size; i++) {
                matrix[i][j] = column[i];
            }
        }
        return of(matrix);
    }

    private static Indices of(double[][] matrix) {
        int size = matrix.length;
        double[] dependency = new double[size];
        double[] influence = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != j) {
                    dependency[i] += matrix[i][j] / (size - 1);
                    influence[j] += matrix[i][j] / (size - 1);
                }
            }
        }
        return new Indices(dependency, influence);
    }

    public double dependency(int of) {
        return dependency[of];
    }

    public double influence(int of) {
        return influence[of];
    }
}
