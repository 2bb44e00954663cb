package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;

/// Suppliers that are to stand in for one another and stand so near that one hazard reaches too
/// many of them, and services whose own backup is as near. What has a backup is reached when all of
/// its sites are.
public final class CommonSites {

    /// Kilometres, the mean radius of the Earth (IUGG).
    private static final double EARTH = 6371.0088;

    /// @param hit those that one hazard of that extent can reach together, leaving too few
    /// @param apart kilometres between the two of them that are farthest apart
    public record Shared(Service consumer, String group, List<Service> hit, double apart) {
        public Shared {
            hit = List.copyOf(hit);
        }
    }

    /// A service and how many kilometres its backup is away from it.
    public record Backup(Service service, double apart) {}

    private CommonSites() {}

    /// Those that have a backup, the nearest first.
    public static List<Backup> backups(Model model) {
        return model.services().stream()
                .filter(one -> one.site() != null && one.backup() != null)
                .map(one -> new Backup(one, apart(one, one)))
                .sorted(Comparator.comparingDouble(Backup::apart))
                .toList();
    }

    /// @param extent of the hazard, kilometres: what lies no farther apart can be hit together
    public static List<Shared> of(Model model, double extent) {
        Network network = new Network(model);
        List<Shared> found = new ArrayList<>();
        for (int group = 0; group < network.needs.length; group++) {
            int[] members = network.members[group];
            List<Service> sited = new ArrayList<>();
            for (int dependency : members) {
                Service supplier = model.services().get(network.supplier[dependency]);
                if (supplier.site() != null) {
                    sited.add(supplier);
                }
            }
            int tooMany = members.length - network.needs[group] + 1;
            Dependency one = model.dependencies().get(members[0]);
            Service consumer = model.services().get(network.consumer[members[0]]);
            together(sited, 0, List.of(), tooMany, extent)
                    .ifPresent(hit ->
                            found.add(
                                    new Shared(
                                            consumer,
                                            one.substitutes().group(),
                                            hit,
                                            widest(hit))));
        }
        return found;
    }

    /// So many that no two of them lie farther apart.
    private static Optional<List<Service>> together(
            List<Service> sited, int from, List<Service> chosen, int wanted, double extent) {
        if (chosen.size() == wanted) {
            return wanted < 2 ? Optional.empty() : Optional.of(chosen);
        }
        for (int i = from; i <= sited.size() - (wanted - chosen.size()); i++) {
            Service next = sited.get(i);
            if (apart(next, next) <= extent
                    && chosen.stream().allMatch(one -> apart(one, next) <= extent)) {
                List<Service> more = new ArrayList<>(chosen);
                more.add(next);
                Optional<List<Service>> found = together(sited, i + 1, more, wanted, extent);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static double widest(List<Service> services) {
        double widest = 0;
        for (Service one : services) {
            for (Service other : services) {
                widest = Math.max(widest, apart(one, other));
            }
        }
        return widest;
    }

    /// Between those of their sites that are farthest apart.
    private static double apart(Service one, Service other) {
        double apart = 0;
        for (Service.Site a : one.sites()) {
            for (Service.Site b : other.sites()) {
                apart = Math.max(apart, apart(a, b));
            }
        }
        return apart;
    }

    /// Along the great circle, kilometres.
    private static double apart(Service.Site a, Service.Site b) {
        double north = Math.toRadians(b.latitude() - a.latitude());
        double east = Math.toRadians(b.longitude() - a.longitude());
        double half =
                square(Math.sin(north / 2))
                        + Math.cos(Math.toRadians(a.latitude()))
                                * Math.cos(Math.toRadians(b.latitude()))
                                * square(Math.sin(east / 2));
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    private static double square(double value) {
        return value * value;
    }
}
