package kaname.dependency.operability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// How well each service works, from 0 to 100, once somebody said it of some. Unverified (see the
/// package): P_j = min(SODP_j, CODP_j), SODP_j the mean over its suppliers i of a_ij P_i + 100 (1 -
/// a_ij), CODP_j the least P_i + b_ij.
///
/// What the paper asks of experts is taken from the model: the strength a_ij is a dependency's most
/// likely strength; the criticality b_ij is 0 where the loss of that supplier alone reaches the
/// consumer's threshold, and 100, no constraint, elsewhere. Suppliers that stand in for one another
/// count as one that works as well as the worst of the best `needs` of them. What was said of a
/// service stands, whatever its suppliers do. Buffers and time do not enter.
public record Operability(List<Level> levels) {

    private static final double WHOLE = 100;

    /// @param strength SODP, `criticality` CODP; 100 where nothing bounds it
    /// @param by the supplier that bounds it most, where criticality decides
    /// @param said by somebody, not worked out
    public record Level(
            Service service,
            double percent,
            double strength,
            double criticality,
            @Nullable Service by,
            boolean said) {}

    public Operability {
        levels = List.copyOf(levels);
    }

    /// Of those that were said and all that stand on them, the worst first.
    ///
    /// @param said percent by service
    /// @throws Problem 400 for a service that the model has not, a number that is no percentage, or
    ///   services that stand on one another in a circle
    public static Operability of(Model model, Map<String, Double> said) {
        Map<String, Service> services =
                model.services().stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        boolean fit =
                services.keySet().containsAll(said.keySet())
                        && said.values().stream().allMatch(one -> one >= 0 && one <= WHOLE);
        if (!fit) {
            throw Problem.field(
                    "wrong-operability",
                    "/percent",
                    Text.of(
                            "モデルにあるサービスと、0から100までの数です",
                            "services of the model, and numbers from 0 to 100"));
        }
        return new Reckoning(model, services, said).operability();
    }

    /// A supplier, or several that stand in for one another.
    private record Feeder(List<Dependency> members, int needs) {
        double strength() {
            return members.stream().mapToDouble(one -> one.strength().likely()).max().orElse(0);
        }
    }

    private static final class Reckoning {

        private final Map<String, Service> services;
        private final Map<String, Double> said;
        private final Map<String, List<Dependency>> suppliers = new HashMap<>();
        private final Map<String, List<Dependency>> consumers = new HashMap<>();
        private final Map<String, Level> levels = new LinkedHashMap<>();

        Reckoning(Model model, Map<String, Service> services, Map<String, Double> said) {
            this.services = services;
            this.said = said;
            for (Dependency one : model.dependencies()) {
                if (!said.containsKey(one.consumer())) {
                    suppliers.computeIfAbsent(one.consumer(), _ -> new ArrayList<>()).add(one);
                    consumers.computeIfAbsent(one.supplier(), _ -> new ArrayList<>()).add(one);
                }
            }
        }

        Operability operability() {
            said.forEach((id, percent) ->
                    levels.put(id, new Level(service(id), percent, WHOLE, WHOLE, null, true)));
            Set<String> below = below();
            Map<String, Long> waits = new LinkedHashMap<>();
            for (String one : below) {
                waits.put(one, waiting(one, below));
            }
            while (!waits.isEmpty()) {
                String next =
                        below.stream()
                                .filter(one -> waits.getOrDefault(one, -1L) == 0)
                                .findFirst()
                                .orElseThrow(() -> circle(waits.keySet()));
                waits.remove(next);
                levels.put(next, level(next));
                consumers
                        .getOrDefault(next, List.of())
                        .forEach(one -> waits.computeIfPresent(one.consumer(), (_, n) -> n - 1));
            }
            return new Operability(
                    levels.values().stream()
                            .sorted(Comparator.comparingDouble(Level::percent))
                            .toList());
        }

        private Service service(String id) {
            return Objects.requireNonNull(services.get(id));
        }

        /// All that stands on those that were said.
        private Set<String> below() {
            Set<String> below = new LinkedHashSet<>();
            List<String> next = new ArrayList<>(said.keySet());
            while (!next.isEmpty()) {
                List<String> found = new ArrayList<>();
                for (String one : next) {
                    for (Dependency on : consumers.getOrDefault(one, List.of())) {
                        if (below.add(on.consumer())) {
                            found.add(on.consumer());
                        }
                    }
                }
                next = found;
            }
            return below;
        }

        private long waiting(String id, Set<String> below) {
            return suppliers.getOrDefault(id, List.of()).stream()
                    .filter(one -> below.contains(one.supplier()))
                    .count();
        }

        private Problem circle(Collection<String> left) {
            List<String> path = new ArrayList<>();
            String at = left.iterator().next();
            while (!path.contains(at)) {
                path.add(at);
                at =
                        suppliers.getOrDefault(at, List.of()).stream()
                                .map(Dependency::supplier)
                                .filter(left::contains)
                                .findFirst()
                                .orElseThrow();
            }
            List<Text> circle =
                    path.subList(path.indexOf(at), path.size()).reversed().stream()
                            .map(one -> service(one).name())
                            .toList();
            return Problem.field(
                    "circle",
                    "/dependencies",
                    Text.of(
                                    "輪になって立ち合っています：{0}。このうち1つの働きを書けば計算できます",
                                    "these stand on one another in a circle: {0}. Say of one of"
                                            + " them how well it works")
                            .with(Text.list(circle)));
        }

        private Level level(String id) {
            Service service = service(id);
            List<Feeder> feeders = feeders(id);
            double strength = 0;
            double criticality = WHOLE;
            Service by = null;
            for (Feeder feeder : feeders) {
                Dependency deciding = deciding(feeder);
                double works = works(deciding);
                double a = feeder.strength();
                strength += (a * works + WHOLE * (1 - a)) / feeders.size();
                double b = a >= service.threshold().likely() ? 0 : WHOLE;
                if (works + b < criticality) {
                    criticality = works + b;
                    by = service(deciding.supplier());
                }
            }
            return new Level(
                    service,
                    Math.min(strength, criticality),
                    strength,
                    criticality,
                    criticality < strength ? by : null,
                    false);
        }

        private List<Feeder> feeders(String id) {
            Map<String, List<Dependency>> groups = new LinkedHashMap<>();
            List<Dependency> all = suppliers.getOrDefault(id, List.of());
            for (int i = 0; i < all.size(); i++) {
                Dependency.Substitutes substitutes = all.get(i).substitutes();
                groups.computeIfAbsent(
                                substitutes.any() ? "g" + substitutes.group() : "d" + i,
                                _ -> new ArrayList<>())
                        .add(all.get(i));
            }
            return groups.values().stream()
                    .map(members ->
                            new Feeder(
                                    members,
                                    members.stream()
                                            .mapToInt(one -> one.substitutes().needs())
                                            .max()
                                            .orElse(1)))
                    .toList();
        }

        /// The worst of the best that are needed.
        private Dependency deciding(Feeder feeder) {
            List<Dependency> best =
                    feeder.members().stream()
                            .sorted(Comparator.comparingDouble(one -> -works(one)))
                            .toList();
            return best.get(Math.min(feeder.needs(), best.size()) - 1);
        }

        private double works(Dependency one) {
            Level level = levels.get(one.supplier());
            return level == null ? WHOLE : level.percent();
        }
    }
}
