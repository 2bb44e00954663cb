package kaname.situation.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kaname.dependency.cascade.Forecast;
import org.jspecify.annotations.Nullable;

/// How what was foretold compares with what was told afterwards. Pure.
///
/// @param bins ten of equal width, also those without a case
/// @param waiting foretold, and the time is not over
/// @param sooner the service on which it rested was back before it could have happened: no answer
public record Calibration(List<Bin> bins, double squares, int waiting, int sooner) {

    public static final int BINS = 10;

    /// Fewer cases than this say little; the page says so.
    public static final int FEW = 10;

    /// Cases in which the chance foretold lay in a tenth.
    ///
    /// @param foretold the mean of what was foretold; 0 without a case
    public record Bin(int number, int cases, int happened, double foretold) {

        public double from() {
            return (number - 1) / (double) BINS;
        }

        public double to() {
            return number / (double) BINS;
        }

        public boolean few() {
            return cases > 0 && cases < FEW;
        }

        /// The share in which it happened, with Wilson's interval; null without a case.
        public Forecast.@Nullable Share observed() {
            return cases == 0 ? null : Forecast.Share.of(happened, cases);
        }
    }

    /// So many cases of a kind, as they are counted where they are kept. `bin` is from 1 to
    /// [#BINS].
    record Counted(
            String outcome, int bin, int cases, int happened, double foretold, double squares) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    static Calibration of(List<Counted> counted) {
        List<Bin> bins = new ArrayList<>();
        for (int number = 1; number <= BINS; number++) {
            int bin = number;
            bins.add(
                    counted.stream()
                            .filter(one -> one.outcome().equals("judged") && one.bin() == bin)
                            .map(one ->
                                    new Bin(
                                            bin,
                                            one.cases(),
                                            one.happened(),
                                            one.foretold() / one.cases()))
                            .findFirst()
                            .orElse(new Bin(bin, 0, 0, 0)));
        }
        double squares =
                counted.stream()
                        .filter(one -> one.outcome().equals("judged"))
                        .mapToDouble(Counted::squares)
                        .sum();
        return new Calibration(bins, squares, cases(counted, "waiting"), cases(counted, "sooner"));
    }

    private static int cases(List<Counted> counted, String outcome) {
        return counted.stream()
                .filter(one -> one.outcome().equals(outcome))
                .mapToInt(Counted::cases)
                .sum();
    }

    public int cases() {
        return bins.stream().mapToInt(Bin::cases).sum();
    }

    public int happened() {
        return bins.stream().mapToInt(Bin::happened).sum();
    }

    /// The mean of the squared differences: 0 for whoever knew, 1 for whoever was sure of the
    /// contrary (Brier 1950). Only where there are cases.
    public double brier() {
        return squares / cases();
    }

    /// What always saying the share that happened would have scored, known only afterwards.
    public double ofTheShare() {
        double share = happened() / (double) cases();
        return share * (1 - share);
    }

    /// One line a bin; numbers with a point.
    public String csv() {
        StringBuilder csv =
                new StringBuilder("from,to,cases,happened,mean_foretold,observed,low95,high95\n");
        for (Bin bin : bins) {
            Forecast.Share observed = bin.observed();
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f,%d,%d,",
                            bin.from(),
                            bin.to(),
                            bin.cases(),
                            bin.happened()));
            csv.append(
                    observed == null
                            ? ",,,"
                            : String.format(
                                    Locale.ROOT,
                                    "%.4f,%.4f,%.4f,%.4f",
                                    bin.foretold(),
                                    observed.value(),
                                    observed.low(),
                                    observed.high()));
            csv.append('\n');
        }
        return csv.toString();
    }
}
