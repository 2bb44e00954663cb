package kaname.dependency.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Services and what they stand on. Every dependency joins two services of the model.
public record Model(List<Service> services, List<Dependency> dependencies) {

    public Model {
        services = List.copyOf(services);
        dependencies = List.copyOf(dependencies);
    }

    /// Where each service stands in [#services].
    public Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (Service service : services) {
            places.put(service.id(), places.size());
        }
        return places;
    }
}
