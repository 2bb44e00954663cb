package kaname.dependency.cascade;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kaname.dependency.model.Model;

/// What is asked: which services stop by themselves and when, for how long to look, over how many
/// scenarios.
///
/// @param hours how far to look, up to [#LONGEST]
/// @param scenarios 0: one where every number is exact, else a thousand
public record Question(List<Failure> failures, double hours, int scenarios, long seed)
        implements Serializable {

    public static final double LONGEST = 24 * 366;
    public static final int MOST = 100_000_000;
    private static final int USUAL = 1_000;

    /// A service that stops by itself.
    ///
    /// @param hours from the start
    public record Failure(String service, double hours) implements Serializable {}

    public Question {
        failures = List.copyOf(failures);
        if (!(hours > 0 && hours <= LONGEST)) {
            throw new IllegalArgumentException("hours");
        }
        if (scenarios < 0 || scenarios > MOST) {
            throw new IllegalArgumentException("scenarios");
        }
    }

    /// The same as everyone says it who asks the same of this model: the number of scenarios said,
    /// the failures in one order and each of them once.
    Question settled(Model model) {
        int all = scenarios > 0 ? scenarios : Draw.isCertain(model) ? 1 : USUAL;
        return new Question(
                failures.stream()
                        .distinct()
                        .sorted(
                                Comparator.comparingDouble(Failure::hours)
                                        .thenComparing(Failure::service))
                        .toList(),
                hours,
                all,
                seed);
    }

    List<String> services() {
        return failures.stream().map(Failure::service).toList();
    }

    /// As the command line takes it.
    public String asOptions() {
        return failures.stream()
                        .map(one -> "--fail " + one.service() + "@" + plain(one.hours()) + " ")
                        .collect(Collectors.joining())
                + "--hours %s --scenarios %d --seed %d".formatted(plain(hours), scenarios, seed);
    }

    private static String plain(double hours) {
        return BigDecimal.valueOf(hours).stripTrailingZeros().toPlainString();
    }

    int horizon() {
        return (int) Math.ceil(hours * 60);
    }
}
