package kaname.dependency.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A number that somebody knows exactly, or as a triangle: at least `low`, at most `high`, most
/// likely `likely`.
public record Estimate(double low, double likely, double high) {

    public static final Estimate ZERO = exactly(0);

    public Estimate {
        if (!(low <= likely && likely <= high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(low + " ≤ " + likely + " ≤ " + high);
        }
    }

    public static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    /// `36`, or `24/36/48` for low, likely, high.
    public static Optional<Estimate> read(String text) {
        try {
            List<Double> numbers =
                    Arrays.stream(text.strip().split("\\s*/\\s*", -1))
                            .map(Double::valueOf)
                            .toList();
            return switch (numbers.size()) {
                case 1 -> Optional.of(exactly(numbers.getFirst()));
                case 3 -> Optional.of(new Estimate(numbers.get(0), numbers.get(1), numbers.get(2)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException noNumberOrNoOrder) {
            return Optional.empty();
        }
    }

    public boolean exact() {
        return low == high;
    }

    public boolean within(double least, double most) {
        return low >= least && high <= most;
    }

    /// The value below which a share `u` of the triangle lies, `u` from 0 to 1.
    public double at(double u) {
        return exact() ? likely : at(u, low, likely, high, before());
    }

    /// The share of the triangle that lies below the likely value; not a number where it is exact.
    public double before() {
        return (likely - low) / (high - low);
    }

    /// As [#at(double)] of what is not exact, for parts that are kept elsewhere.
    public static double at(double u, double low, double likely, double high, double before) {
        double width = high - low;
        return u < before
                ? low + Math.sqrt(u * width * (likely - low))
                : high - Math.sqrt((1 - u) * width * (high - likely));
    }

    /// As [#read] takes it.
    @Override
    public String toString() {
        return exact() ? plain(likely) : plain(low) + "/" + plain(likely) + "/" + plain(high);
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
