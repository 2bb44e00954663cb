package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Growth;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import org.jspecify.annotations.Nullable;

/// A model as arrays: services and dependencies by number, in the order of the model.
final class Network {

    private static final int[] AT_ONCE = {0};

    final Model model;
    final int services;
    final int dependencies;

    /// By dependency.
    final int[] supplier;

    final int[] consumer;

    /// The group of substitutes that a dependency is in; -1 where nothing stands in.
    final int[] group;

    final boolean[] coupled;
    final Estimates strength;
    final Estimates buffer;

    /// By service.
    final Estimates threshold;

    final Estimates autonomy;
    final Estimates restoration;

    /// Minutes from the end of the buffer to each step in which the effect of a dependency grows.
    final int[][] steps;

    /// The dependencies on a service are `outgoing[from[service]]` up to `outgoing[from[service +
    /// 1]
    /// - 1]`.
    final int[] from;

    final int[] outgoing;

    /// By group: its dependencies, and how many suppliers it needs.
    final int[][] members;

    final int[] needs;

    Network(Model model) {
        this.model = model;
        List<Dependency> all = model.dependencies();
        Map<String, Integer> places = model.places();
        services = model.services().size();
        dependencies = all.size();
        supplier = new int[dependencies];
        consumer = new int[dependencies];
        coupled = new boolean[dependencies];
        strength = estimates(all, Dependency::strength);
        buffer = estimates(all, Dependency::buffer);
        threshold = estimates(model.services(), Service::threshold);
        autonomy = estimates(model.services(), Service::autonomy);
        restoration = estimates(model.services(), Service::restoration);
        steps = new int[dependencies][];
        from = new int[services + 1];
        for (int i = 0; i < dependencies; i++) {
            Dependency one = all.get(i);
            supplier[i] = places.getOrDefault(one.supplier(), -1);
            consumer[i] = places.getOrDefault(one.consumer(), -1);
            if (supplier[i] < 0 || consumer[i] < 0) {
                throw new IllegalArgumentException("a dependency joins what the model has not");
            }
            coupled[i] = one.course().coupled();
            steps[i] = steps(one.course());
            from[supplier[i] + 1]++;
        }
        for (int i = 0; i < services; i++) {
            from[i + 1] += from[i];
        }
        outgoing = new int[dependencies];
        int[] next = from.clone();
        for (int i = 0; i < dependencies; i++) {
            outgoing[next[supplier[i]]++] = i;
        }
        group = new int[dependencies];
        Map<String, Integer> groups = new HashMap<>();
        for (int i = 0; i < dependencies; i++) {
            Dependency.Substitutes substitutes = all.get(i).substitutes();
            group[i] =
                    substitutes.any()
                            ? groups.computeIfAbsent(
                                    consumer[i] + " " + substitutes.group(), _ -> groups.size())
                            : -1;
        }
        needs = new int[groups.size()];
        members = members(groups.size());
        for (int i = 0; i < dependencies; i++) {
            if (group[i] >= 0) {
                needs[group[i]] = Math.max(needs[group[i]], all.get(i).substitutes().needs());
            }
        }
    }

    private static <T> Estimates estimates(List<T> of, Function<T, @Nullable Estimate> which) {
        List<@Nullable Estimate> estimates = new ArrayList<>();
        of.forEach(one -> estimates.add(which.apply(one)));
        return new Estimates(estimates);
    }

    private static int[] steps(Dependency.Course course) {
        if (course.growth() == Growth.AT_ONCE || course.hours() == 0) {
            return AT_ONCE;
        }
        int[] steps = new int[Growth.STEPS];
        for (int i = 0; i < Growth.STEPS; i++) {
            steps[i] = Draw.minutes(course.hours() * course.growth().reached(i + 1));
        }
        return steps;
    }

    private int[][] members(int groups) {
        int[] size = new int[groups];
        for (int one : group) {
            if (one >= 0) {
                size[one]++;
            }
        }
        int[][] members = new int[groups][];
        for (int i = 0; i < groups; i++) {
            members[i] = new int[size[i]];
        }
        for (int i = dependencies - 1; i >= 0; i--) {
            if (group[i] >= 0) {
                members[group[i]][--size[group[i]]] = i;
            }
        }
        return members;
    }
}
