package kaname.dependency;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Text;

/// A service, what it stands on and what stands on it, as far as a model tells.
public record Around(Service service, List<Edge> suppliers, List<Edge> consumers) {

    /// A dependency and whoever is at its other end.
    public record Edge(Service other, Dependency dependency) {

        public Text strength() {
            return Strengths.label(dependency.strength());
        }
    }

    public Around {
        suppliers = List.copyOf(suppliers);
        consumers = List.copyOf(consumers);
    }

    static Optional<Around> of(Model model, String id) {
        Map<String, Service> services =
                model.services().stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        return Optional.ofNullable(services.get(id))
                .map(service ->
                        new Around(
                                service,
                                edges(model, services, id, true),
                                edges(model, services, id, false)));
    }

    private static List<Edge> edges(
            Model model, Map<String, Service> services, String id, boolean suppliers) {
        return model.dependencies().stream()
                .filter(one -> id.equals(suppliers ? one.consumer() : one.supplier()))
                .map(one ->
                        new Edge(
                                Objects.requireNonNull(
                                        services.get(suppliers ? one.supplier() : one.consumer())),
                                one))
                .toList();
    }
}
