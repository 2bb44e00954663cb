package kaname.dependency;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kaname.dependency.cascade.Forecast;
import kaname.dependency.cascade.Question;
import kaname.dependency.cascade.Resilience;
import kaname.dependency.graph.Excerpt;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import org.jspecify.annotations.Nullable;

/// How a service holds out when others fail, and who is affected when it fails, as far as a model
/// tells.
///
/// @param operators how many organisations are affected, as far as it was said whose a service is
public record Standing(Resilience resilience, List<Affected> affected, long operators) {

    public static final int HOURS = 72;
    public static final int TIERS = 5;
    private static final long SEED = 1;
    private static final int SCENARIOS = 200;
    private static final int MOST = 400_000;
    private static final int FEWEST = 5;

    /// A service that stands on the one that fails, directly (`tier` 1) or through others.
    ///
    /// @param prospect what becomes of it
    public record Affected(
            Service service, @Nullable String organisation, int tier, Forecast.Prospect prospect) {}

    public Standing {
        affected = List.copyOf(affected);
    }

    static Standing of(Drawn drawn, String service) {
        Model model = drawn.model();
        Map<String, Integer> below = Excerpt.tiers(model, service, TIERS, false);
        int bearable = Math.min(Excerpt.MOST, Math.max(FEWEST, MOST / model.services().size()));
        List<String> suppliers =
                Excerpt.tiers(model, service, TIERS, true).keySet().stream()
                        .limit(bearable)
                        .toList();
        int scenarios = Math.max(1, Math.min(SCENARIOS, MOST / model.services().size()));
        Forecast forecast =
                Forecast.of(
                        model,
                        new Question(
                                List.of(new Question.Failure(service, 0)), HOURS, scenarios, SEED));
        Map<String, String> whose =
                drawn.known().stream()
                        .collect(Collectors.toMap(Drawn.Known::id, Drawn.Known::organisation));
        List<Affected> affected =
                forecast.services().stream()
                        .filter(one -> below.containsKey(one.service().id()))
                        .map(one ->
                                new Affected(
                                        one.service(),
                                        whose.get(one.service().id()),
                                        below.getOrDefault(one.service().id(), 0),
                                        one))
                        .sorted((a, b) -> Double.compare(begins(a), begins(b)))
                        .toList();
        return new Standing(
                Resilience.of(model, service, suppliers, HOURS, SEED),
                affected,
                affected.stream()
                        .map(Affected::organisation)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count());
    }

    private static double begins(Affected one) {
        Forecast.Percentiles fails = one.prospect().fails();
        return fails == null ? Double.POSITIVE_INFINITY : fails.p50();
    }
}
