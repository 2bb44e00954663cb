package kaname.dependency.cascade;

import java.util.List;

/// What is asked: which services stop by themselves and when, for how long to look, over how many
/// scenarios.
///
/// @param hours how far to look, up to [#LONGEST]
/// @param scenarios 0: one where every number is exact, else a thousand
public record Question(List<Failure> failures, double hours, int scenarios, long seed) {

    public static final double LONGEST = 24 * 366;
    public static final int MOST = 100_000;
    private static final int USUAL = 1_000;

    /// A service that stops by itself.
    ///
    /// @param hours from the start
    public record Failure(String service, double hours) {}

    public Question {
        failures = List.copyOf(failures);
        if (!(hours > 0 && hours <= LONGEST)) {
            throw new IllegalArgumentException("hours");
        }
        if (scenarios < 0 || scenarios > MOST) {
            throw new IllegalArgumentException("scenarios");
        }
    }

    int scenarios(boolean certain) {
        return scenarios > 0 ? scenarios : certain ? 1 : USUAL;
    }

    int horizon() {
        return (int) Math.ceil(hours * 60);
    }
}
