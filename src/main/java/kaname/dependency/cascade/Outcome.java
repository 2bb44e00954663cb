package kaname.dependency.cascade;

import java.util.Arrays;

/// What became of each service in one scenario, by the number of the service. Times are minutes
/// from the start; [#NEVER] where it did not come to that before the end.
final class Outcome {

    static final int NEVER = Integer.MAX_VALUE;

    final int[] degrades;
    final int[] fails;
    final int[] restored;
    final int[] minutesDown;
    final int[] minutesDegraded;

    Outcome(int services) {
        degrades = never(services);
        fails = never(services);
        restored = never(services);
        minutesDown = new int[services];
        minutesDegraded = new int[services];
    }

    static int[] never(int services) {
        int[] never = new int[services];
        Arrays.fill(never, NEVER);
        return never;
    }
}
