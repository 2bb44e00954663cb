package kaname.dependency.inoperability;

/// Columns of powers of A*.
final class Series {

    private static final double CLOSE = 1e-14;

    private Series() {}

    /// A column of (I - A*)^-1 = I + A* + A*² + …, which ends because A* is stable.
    static double[] sum(Interdependency shares, int column) {
        double[] term = unit(shares.size(), column);
        double[] sum = term.clone();
        double size = 1;
        while (size > CLOSE) {
            term = shares.times(term);
            size = 0;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += term[i];
                size = Math.max(size, term[i]);
            }
        }
        return sum;
    }

    /// A column of A* to that power: what reaches each row over exactly so many dependencies.
    static double[] power(Interdependency shares, int column, int order) {
        double[] term = unit(shares.size(), column);
        for (int i = 0; i < order; i++) {
            term = shares.times(term);
        }
        return term;
    }

    private static double[] unit(int size, int place) {
        double[] unit = new double[size];
        unit[place] = 1;
        return unit;
    }
}
