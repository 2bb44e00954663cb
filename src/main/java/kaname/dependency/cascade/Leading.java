package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;

/// Sectors that lead (先導的取組): others depend on them much, and already a short outage has a large
/// effect. What is much, short and large is ours to say: two other sectors at least, [#SHORT]
/// hours, and an hour at least for which services of other sectors are down within them.
public final class Leading {

    /// Hours.
    public static final double SHORT = 24;

    /// Other sectors that stand on one that leads.
    public static final int MUCH = 2;

    private static final int SCENARIOS = 50;

    /// @param sector its id
    /// @param dependents other sectors that stand on it directly
    /// @param harm mean hours for which services of other sectors are down within the short outage
    ///   of the whole sector
    public record Sector(String sector, int dependents, double harm) {

        public boolean leads() {
            return dependents >= MUCH && harm >= 1;
        }

        public double weight() {
            return dependents * harm;
        }
    }

    private Leading() {}

    /// All sectors of the model on which another stands, the weightiest first.
    ///
    /// @throws java.util.concurrent.CancellationException where the watch stops it
    public static List<Sector> of(Model model, long seed, Watch watch) {
        Map<String, Service> services =
                model.services().stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        Map<String, Set<String>> dependents =
                model.dependencies().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> sector(services, one.supplier()),
                                        Collectors.mapping(
                                                one -> sector(services, one.consumer()),
                                                Collectors.toCollection(TreeSet::new))));
        List<Sector> found = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        dependents.forEach((sector, others) -> {
            watch.orStop((double) done.getAndIncrement() / dependents.size());
            others.remove(sector);
            others.remove("");
            if (!sector.isEmpty() && !others.isEmpty()) {
                found.add(new Sector(sector, others.size(), harm(model, sector, seed)));
            }
        });
        found.sort(
                Comparator.comparingDouble((Sector one) -> -one.weight())
                        .thenComparing(Sector::sector));
        return List.copyOf(found);
    }

    private static String sector(Map<String, Service> services, String id) {
        Service service = services.get(id);
        return service == null ? "" : service.sector();
    }

    private static double harm(Model model, String sector, long seed) {
        List<Question.Failure> failures =
                model.services().stream()
                        .filter(one -> one.sector().equals(sector))
                        .map(one -> new Question.Failure(one.id(), 0))
                        .toList();
        Model down =
                new Model(
                        model.services().stream()
                                .map(one ->
                                        one.sector().equals(sector) ? one.restoredAfter(null) : one)
                                .toList(),
                        model.dependencies());
        int scenarios = Draw.isCertain(down) ? 1 : SCENARIOS;
        return Forecast.of(down, new Question(failures, SHORT, scenarios, seed)).services().stream()
                .filter(one -> !one.service().sector().equals(sector))
                .mapToDouble(Forecast.Prospect::unserved)
                .sum();
    }
}
