package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// In which order to bring back services that are down, one after the other, so that as few hours
/// of service as possible are lost, those of others too. Every number counts as most likely.
///
/// Up to [#TRIED] services every order is tried. Of more, the next is always the one that spares
/// most for each hour of work, and then any one is moved to wherever that spares more.
///
/// @param unserved hours for which services are down within the time looked at, all together
/// @param least hours that no order goes below: those that are brought back, the quickest first,
///   and nobody else down. Nothing closer is sure: what is back early can run out of its own means
///   and stop again
/// @param best whether no order is better
public record Restoration(List<Step> steps, double unserved, double least, boolean best) {

    public static final int MOST = 12;
    static final int TRIED = 5;

    /// Hours that a service takes of which nobody said how long.
    public static final double UNSAID = 24;

    /// Services times orders that are worked out at once.
    private static final long MOST_WORK = 4_000_000;

    private static final double SAME = 1e-9;

    /// @param from hours from now
    public record Step(Service service, double from, double back) {}

    public Restoration {
        steps = List.copyOf(steps);
    }

    /// @throws Problem 400 for a service that the model has not, for too many, or for a model that
    ///   is too large
    public static Restoration of(Model model, Collection<String> failed, double hours) {
        Map<String, Integer> places = model.places();
        List<String> down = List.copyOf(new LinkedHashSet<>(failed));
        if (!places.keySet().containsAll(down) || down.size() > MOST) {
            throw Problem.field(
                    "wrong-failures",
                    "/failed",
                    Text.of("モデルにあるサービスを{0}まで", "up to {0} services of the model").with(MOST));
        }
        if (model.services().size() * 400L > MOST_WORK) {
            throw Problem.field(
                    "too-large",
                    "/services",
                    Text.of("サービスの数は {0} までです", "at most {0} services").with(MOST_WORK / 400));
        }
        Reckoning reckoning = new Reckoning(model, hours);
        List<String> order =
                down.size() <= TRIED
                        ? reckoning.tried(List.of(), down)
                        : reckoning.moved(reckoning.greedy(down));
        return reckoning.restoration(order, down.size() <= TRIED);
    }

    static Restoration greedily(Model model, List<String> failed, double hours) {
        Reckoning reckoning = new Reckoning(model, hours);
        return reckoning.restoration(reckoning.moved(reckoning.greedy(failed)), false);
    }

    private static final class Reckoning {

        private final Model model;
        private final Map<String, Service> services = new HashMap<>();
        private final double hours;

        Reckoning(Model model, double hours) {
            this.model = likely(model);
            this.model.services().forEach(one -> services.put(one.id(), one));
            this.hours = hours;
        }

        private static Model likely(Model model) {
            return new Model(
                    model.services().stream().map(Reckoning::likely).toList(),
                    model.dependencies().stream().map(Reckoning::likely).toList());
        }

        private static Service likely(Service one) {
            Estimate restoration = one.restoration();
            return new Service(
                    one.id(),
                    one.name(),
                    one.sector(),
                    Estimate.exactly(one.autonomy().likely()),
                    Estimate.exactly(one.threshold().likely()),
                    restoration == null ? null : Estimate.exactly(restoration.likely()),
                    one.site());
        }

        private static Dependency likely(Dependency one) {
            return new Dependency(
                    one.supplier(),
                    one.consumer(),
                    one.kind(),
                    Estimate.exactly(one.strength().likely()),
                    Estimate.exactly(one.buffer().likely()),
                    one.substitutes(),
                    one.course(),
                    one.evidence(),
                    one.notice());
        }

        private Service service(String id) {
            return Objects.requireNonNull(services.get(id));
        }

        private double work(String id) {
            Estimate restoration = service(id).restoration();
            return restoration == null ? UNSAID : restoration.likely();
        }

        Restoration restoration(List<String> order, boolean best) {
            List<Step> steps = new ArrayList<>();
            double at = 0;
            for (String one : order) {
                steps.add(new Step(service(one), at, at + work(one)));
                at += work(one);
            }
            double unserved = unserved(order, order);
            double least = 0;
            double done = 0;
            for (double work : order.stream().mapToDouble(this::work).sorted().toArray()) {
                done += work;
                least += Math.min(done, hours);
            }
            return new Restoration(steps, unserved, least, best || unserved <= least + SAME);
        }

        /// The best that begins like that.
        List<String> tried(List<String> begun, List<String> down) {
            if (begun.size() == down.size()) {
                return begun;
            }
            return down.stream()
                    .filter(one -> !begun.contains(one))
                    .map(one -> tried(with(begun, begun.size(), one), down))
                    .min(Comparator.comparingDouble(order -> unserved(order, down)))
                    .orElse(begun);
        }

        List<String> greedy(List<String> down) {
            List<String> order = List.of();
            while (order.size() < down.size()) {
                List<String> begun = order;
                double without = unserved(begun, down);
                String next =
                        down.stream()
                                .filter(one -> !begun.contains(one))
                                .max(
                                        Comparator.comparingDouble(one ->
                                                (without
                                                                - unserved(
                                                                        with(
                                                                                begun,
                                                                                begun.size(),
                                                                                one),
                                                                        down))
                                                        / Math.max(1 / 60.0, work(one))))
                                .orElseThrow();
                order = with(begun, begun.size(), next);
            }
            return order;
        }

        /// As long as moving one spares something.
        List<String> moved(List<String> order) {
            List<String> best = order;
            double least = unserved(best, order);
            boolean better = true;
            while (better) {
                better = false;
                for (String one : order) {
                    for (int to = 0; to < order.size(); to++) {
                        List<String> rest = new ArrayList<>(best);
                        rest.remove(one);
                        List<String> other = with(rest, to, one);
                        double unserved = unserved(other, order);
                        if (unserved < least - SAME) {
                            best = other;
                            least = unserved;
                            better = true;
                        }
                    }
                }
            }
            return best;
        }

        private static List<String> with(List<String> order, int at, String one) {
            List<String> more = new ArrayList<>(order);
            more.add(at, one);
            return more;
        }

        /// @param order those that are brought back; the rest of `down` are not
        private double unserved(List<String> order, List<String> down) {
            Map<String, Double> back = new HashMap<>();
            double at = 0;
            for (String one : order) {
                at += work(one);
                back.put(one, at);
            }
            return unserved(down, back);
        }

        private double unserved(List<String> down, Map<String, Double> back) {
            Model now =
                    new Model(
                            model.services().stream()
                                    .map(one ->
                                            down.contains(one.id())
                                                    ? returning(one, back.get(one.id()))
                                                    : one)
                                    .toList(),
                            model.dependencies());
            return Forecast.of(
                            now,
                            new Question(
                                    down.stream().map(one -> new Question.Failure(one, 0)).toList(),
                                    hours,
                                    1,
                                    1))
                    .services()
                    .stream()
                    .mapToDouble(Forecast.Prospect::unserved)
                    .sum();
        }

        private static Service returning(Service one, @Nullable Double hours) {
            return one.restoredAfter(
                    hours == null ? null : Estimate.exactly(Math.max(1 / 60.0, hours)));
        }
    }
}
