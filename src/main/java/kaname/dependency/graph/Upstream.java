package kaname.dependency.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;

/// The suppliers of some services, their suppliers, and so on, as far as a model tells.
///
/// @param steps each dependency that leads there, the nearest first
/// @param left steps that are too many to show
public record Upstream(List<Step> steps, int left) {

    public static final int MOST = 500;

    /// A supplier and who stands on it.
    ///
    /// @param tier 1 for a supplier of those that are looked at
    /// @param ends nothing is told of what the supplier itself stands on
    public record Step(
            int tier, Service supplier, Service consumer, Dependency dependency, boolean ends) {}

    public Upstream {
        steps = List.copyOf(steps);
    }

    /// @param farthest how many tiers
    public static Upstream of(Model model, Collection<String> from, int farthest) {
        Map<String, Integer> tiers = new HashMap<>();
        for (String one : from) {
            tiers.put(one, 0);
            Excerpt.tiers(model, one, farthest, true)
                    .forEach((id, tier) -> tiers.merge(id, tier, Math::min));
        }
        Map<String, Service> services =
                model.services().stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        Set<String> told = told(model);
        List<Step> steps = new ArrayList<>();
        for (Dependency one : model.dependencies()) {
            int tier = tiers.getOrDefault(one.consumer(), farthest) + 1;
            if (tier <= farthest) {
                steps.add(
                        new Step(
                                tier,
                                Objects.requireNonNull(services.get(one.supplier())),
                                Objects.requireNonNull(services.get(one.consumer())),
                                one,
                                !told.contains(one.supplier())));
            }
        }
        steps.sort(
                Comparator.comparingInt(Step::tier)
                        .thenComparing(step -> step.consumer().id())
                        .thenComparing(step -> step.supplier().id()));
        int shown = Math.min(MOST, steps.size());
        return new Upstream(steps.subList(0, shown), steps.size() - shown);
    }

    /// Those of which the model says what they stand on.
    private static Set<String> told(Model model) {
        return model.dependencies().stream()
                .map(Dependency::consumer)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// How many suppliers there are, each once.
    public long suppliers() {
        return steps.stream().map(step -> step.supplier().id()).distinct().count();
    }

    /// Suppliers at which what is told ends, each once.
    public List<Service> ends() {
        return steps.stream().filter(Step::ends).map(Step::supplier).distinct().toList();
    }
}
