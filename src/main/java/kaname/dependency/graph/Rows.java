package kaname.dependency.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import org.jspecify.annotations.Nullable;

/// Puts services in rows: each sector one row or several, suppliers above consumers as far as that
/// goes, neighbours under each other.
///
/// The order of the sectors is that of Eades, Lin and Smyth (1993), then bettered by swapping
/// neighbours; the order in a row is by barycentres (Sugiyama, Tagawa, Toda 1981).
final class Rows {

    private static final int SWEEPS = 8;

    /// Services of one sector beside each other.
    record Row(String sector, List<String> services) {}

    private Rows() {}

    static List<Row> of(Model model, int widest) {
        Map<String, String> sectors = new HashMap<>();
        model.services().forEach(one -> sectors.put(one.id(), one.sector()));
        List<Row> rows = new ArrayList<>();
        for (String sector : order(model, sectors)) {
            for (List<String> level : levels(model, sector)) {
                for (int from = 0; from < level.size(); from += widest) {
                    rows.add(
                            new Row(
                                    sector,
                                    new ArrayList<>(
                                            level.subList(
                                                    from, Math.min(level.size(), from + widest)))));
                }
            }
        }
        arrange(model, rows);
        return rows;
    }

    /// Where most edges lead down.
    private static List<String> order(Model model, Map<String, String> sectors) {
        Map<String, Map<String, Integer>> edges = new TreeMap<>();
        for (Dependency one : model.dependencies()) {
            String from = sectors.get(one.supplier());
            String to = sectors.get(one.consumer());
            if (from != null && to != null && !from.equals(to)) {
                edges.computeIfAbsent(from, _ -> new TreeMap<>()).merge(to, 1, Integer::sum);
            }
        }
        Set<String> left = new TreeSet<>(sectors.values());
        List<String> head = new ArrayList<>();
        List<String> tail = new ArrayList<>();
        while (!left.isEmpty()) {
            String sink = first(left, one -> weight(edges, one, left, true) == 0);
            String source = first(left, one -> weight(edges, one, left, false) == 0);
            if (sink != null) {
                tail.addFirst(sink);
                left.remove(sink);
            } else if (source != null) {
                head.add(source);
                left.remove(source);
            } else {
                String most =
                        Collections.max(
                                left,
                                Comparator.comparingInt((String one) ->
                                        weight(edges, one, left, true)
                                                - weight(edges, one, left, false)));
                head.add(most);
                left.remove(most);
            }
        }
        head.addAll(tail);
        return bettered(head, edges);
    }

    private static List<String> bettered(
            List<String> order, Map<String, Map<String, Integer>> edges) {
        boolean better = true;
        while (better) {
            better = false;
            for (int i = 0; i + 1 < order.size(); i++) {
                String upper = order.get(i);
                String lower = order.get(i + 1);
                if (between(edges, lower, upper) > between(edges, upper, lower)) {
                    Collections.swap(order, i, i + 1);
                    better = true;
                }
            }
        }
        return order;
    }

    private static int between(Map<String, Map<String, Integer>> edges, String from, String to) {
        return edges.getOrDefault(from, Map.of()).getOrDefault(to, 0);
    }

    private static int weight(
            Map<String, Map<String, Integer>> edges, String of, Set<String> with, boolean out) {
        return with.stream()
                .mapToInt(one -> out ? between(edges, of, one) : between(edges, one, of))
                .sum();
    }

    private static @Nullable String first(Set<String> of, Predicate<String> which) {
        return of.stream().filter(which).findFirst().orElse(null);
    }

    /// The services of one sector, each below those of the sector that it stands on; those that
    /// stand on one another are together.
    private static List<List<String>> levels(Model model, String sector) {
        Map<String, Integer> waits = new LinkedHashMap<>();
        for (Service one : model.services()) {
            if (one.sector().equals(sector)) {
                waits.put(one.id(), 0);
            }
        }
        List<Dependency> inside =
                model.dependencies().stream()
                        .filter(one ->
                                waits.containsKey(one.supplier())
                                        && waits.containsKey(one.consumer())
                                        && !one.supplier().equals(one.consumer()))
                        .toList();
        inside.forEach(one -> waits.merge(one.consumer(), 1, Integer::sum));
        List<List<String>> levels = new ArrayList<>();
        while (!waits.isEmpty()) {
            List<String> free =
                    waits.keySet().stream().filter(one -> waits.getOrDefault(one, 0) == 0).toList();
            List<String> level = free.isEmpty() ? List.copyOf(waits.keySet()) : free;
            levels.add(level);
            level.forEach(waits::remove);
            inside.stream()
                    .filter(one -> level.contains(one.supplier()))
                    .forEach(one -> waits.computeIfPresent(one.consumer(), (_, n) -> n - 1));
        }
        return levels;
    }

    private static void arrange(Model model, List<Row> rows) {
        Map<String, List<String>> beside = new HashMap<>();
        for (Dependency one : model.dependencies()) {
            beside.computeIfAbsent(one.supplier(), _ -> new ArrayList<>()).add(one.consumer());
            beside.computeIfAbsent(one.consumer(), _ -> new ArrayList<>()).add(one.supplier());
        }
        Map<String, Double> across = new HashMap<>();
        rows.forEach(row -> place(row, across));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (Row row : sweep % 2 == 0 ? rows : rows.reversed()) {
                Map<String, Double> centres = new HashMap<>();
                for (String one : row.services()) {
                    centres.put(
                            one,
                            beside.getOrDefault(one, List.of()).stream()
                                    .mapToDouble(other -> across.getOrDefault(other, 0.5))
                                    .average()
                                    .orElse(across.getOrDefault(one, 0.5)));
                }
                row.services()
                        .sort(
                                Comparator.comparingDouble(
                                        (String one) -> centres.getOrDefault(one, 0.5)));
                place(row, across);
            }
        }
    }

    /// From 0 to 1.
    private static void place(Row row, Map<String, Double> across) {
        for (int i = 0; i < row.services().size(); i++) {
            across.put(row.services().get(i), (i + 0.5) / row.services().size());
        }
    }
}
