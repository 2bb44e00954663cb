package kaname.dependency.cascade;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import org.jspecify.annotations.Nullable;

/// How a service holds out and comes back when one of those on which it stands fails, directly or
/// through others: each fails once by itself.
///
/// @param threats by supplier, the one that costs it most first
public record Resilience(double hours, int scenarios, long seed, List<Threat> threats) {

    /// Suppliers times services times scenarios that are worked out at once.
    private static final long MOST = 4_000_000;

    private static final int SCENARIOS = 200;

    /// What becomes of the service when this supplier fails.
    ///
    /// @param prospect of the service, not of the supplier
    public record Threat(Service supplier, Forecast.Prospect prospect) {

        /// Its failure alone stops the service, in half of the scenarios at least.
        public boolean singlePoint() {
            return prospect.probability().value() >= 0.5;
        }

        double begins() {
            return prospect.degrades() == null
                    ? Double.POSITIVE_INFINITY
                    : prospect.degrades().p50();
        }
    }

    public Resilience {
        threats = List.copyOf(threats);
    }

    /// @param suppliers ids of those that fail in turn
    public static Resilience of(
            Model model, String service, List<String> suppliers, double hours, long seed) {
        long each = Math.max(1, (long) model.services().size() * Math.max(1, suppliers.size()));
        int scenarios =
                Draw.isCertain(model) ? 1 : (int) Math.max(1, Math.min(SCENARIOS, MOST / each));
        int place = Objects.requireNonNull(model.places().get(service));
        List<Threat> threats =
                suppliers.stream()
                        .map(supplier -> {
                            Forecast forecast =
                                    Forecast.of(
                                            model,
                                            new Question(
                                                    List.of(new Question.Failure(supplier, 0)),
                                                    hours,
                                                    scenarios,
                                                    seed));
                            int at = Objects.requireNonNull(model.places().get(supplier));
                            return new Threat(
                                    model.services().get(at), forecast.services().get(place));
                        })
                        .filter(one -> one.prospect().degrades() != null)
                        .sorted(
                                Comparator.comparingDouble(
                                                (Threat one) -> -one.prospect().unserved())
                                        .thenComparingDouble(Threat::begins))
                        .toList();
        return new Resilience(hours, scenarios, seed, threats);
    }

    /// Those whose failure alone stops it.
    public List<Threat> singlePoints() {
        return threats.stream().filter(Threat::singlePoint).toList();
    }

    /// Hours from a failure to its first effect, whichever comes soonest; null where none has any.
    public @Nullable Double degradesAfter() {
        return soonest(threats.stream().map(Threat::begins));
    }

    /// Hours from a failure until it stops, whichever comes soonest; null where none stops it.
    public @Nullable Double stopsAfter() {
        return soonest(
                singlePoints().stream()
                        .map(one -> Objects.requireNonNull(one.prospect().fails()).p50()));
    }

    /// Hours from the failure that costs it most until it is back; null where none stops it, or it
    /// is not back within the time looked at.
    public @Nullable Double restoredAfter() {
        return singlePoints().stream()
                .findFirst()
                .map(one -> one.prospect().restored())
                .map(Forecast.Percentiles::p50)
                .orElse(null);
    }

    /// Mean hours down after the failure that costs it most.
    public double unserved() {
        return threats.stream().mapToDouble(one -> one.prospect().unserved()).max().orElse(0);
    }

    private static @Nullable Double soonest(Stream<Double> hours) {
        return hours.min(Comparator.naturalOrder()).orElse(null);
    }
}
