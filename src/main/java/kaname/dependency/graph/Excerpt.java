package kaname.dependency.graph;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;

/// As much of a model as a picture bears: all of it, or a service with what it stands on and what
/// stands on it, so many tiers up and down.
///
/// @param tiers by service: 0 for the one that is looked at, negative for what it stands on,
///   positive for what stands on it; empty where none is looked at
/// @param left services that would belong here and are too many to draw
public record Excerpt(Model model, Map<String, Integer> tiers, int left) {

    /// Services that are drawn at once.
    public static final int MOST = 60;

    public Excerpt {
        tiers = Map.copyOf(tiers);
    }

    /// Of the whole: the services that most stand on or hold up.
    public static Excerpt of(Model model) {
        Map<String, Integer> degree = degrees(model);
        List<String> joined =
                model.services().stream()
                        .map(Service::id)
                        .filter(degree::containsKey)
                        .sorted(Comparator.comparingInt((String id) -> -degree.getOrDefault(id, 0)))
                        .toList();
        Set<String> drawn = joined.stream().limit(MOST).collect(Collectors.toSet());
        return new Excerpt(within(model, drawn), Map.of(), joined.size() - drawn.size());
    }

    /// Around one service.
    ///
    /// @param tiers how far up and how far down
    public static Excerpt around(Model model, String service, int tiers) {
        Map<String, Integer> found = new LinkedHashMap<>();
        found.put(service, 0);
        walk(model, service, tiers, true, found);
        walk(model, service, tiers, false, found);
        Set<String> drawn = found.keySet().stream().limit(MOST).collect(Collectors.toSet());
        int left = found.size() - drawn.size();
        found.keySet().retainAll(drawn);
        return new Excerpt(within(model, drawn), found, left);
    }

    /// What a service stands on, or what stands on it, and how many tiers away; in a circle the
    /// same is both.
    public static Map<String, Integer> tiers(Model model, String service, int tiers, boolean up) {
        Map<String, Integer> found = new LinkedHashMap<>();
        walk(model, service, tiers, up, found);
        found.replaceAll((_, tier) -> Math.abs(tier));
        return found;
    }

    /// The nearest first.
    private static void walk(
            Model model, String from, int tiers, boolean up, Map<String, Integer> found) {
        Map<String, List<String>> next =
                model.dependencies().stream()
                        .collect(
                                Collectors.groupingBy(
                                        up ? Dependency::consumer : Dependency::supplier,
                                        Collectors.mapping(
                                                up ? Dependency::supplier : Dependency::consumer,
                                                Collectors.toList())));
        Map<String, Integer> seen = new HashMap<>(Map.of(from, 0));
        Deque<String> waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            String one = waiting.poll();
            int tier = seen.getOrDefault(one, 0) + 1;
            for (String other :
                    tier > tiers ? List.<String>of() : next.getOrDefault(one, List.of())) {
                if (seen.putIfAbsent(other, tier) == null) {
                    found.putIfAbsent(other, up ? -tier : tier);
                    waiting.add(other);
                }
            }
        }
    }

    private static Model within(Model model, Set<String> drawn) {
        return new Model(
                model.services().stream().filter(one -> drawn.contains(one.id())).toList(),
                model.dependencies().stream()
                        .filter(one ->
                                drawn.contains(one.supplier()) && drawn.contains(one.consumer()))
                        .toList());
    }

    private static Map<String, Integer> degrees(Model model) {
        Map<String, Integer> degree = new HashMap<>();
        for (Dependency one : model.dependencies()) {
            degree.merge(one.supplier(), 1, Integer::sum);
            degree.merge(one.consumer(), 1, Integer::sum);
        }
        return degree;
    }

    /// Those to look at, the ones that most stand on or hold up first.
    public static List<Service> worthALook(Model model, int most) {
        Map<String, Integer> degree = degrees(model);
        return model.services().stream()
                .sorted(Comparator.comparingInt((Service one) -> -degree.getOrDefault(one.id(), 0)))
                .limit(most)
                .toList();
    }
}
