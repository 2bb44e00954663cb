package kaname.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.dependency.model.WriteModel;
import tools.jackson.databind.JsonNode;

/// Draws what was stated as a model: every end a service of it, in the order of ids.
final class Drawn {

    private Drawn() {}

    static JsonNode model(List<Stated> own, List<Stated> shown) {
        Map<String, Service> services = new TreeMap<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (Stated one : Stream.concat(own.stream(), shown.stream()).toList()) {
            services.putIfAbsent(
                    one.consumer().id(),
                    Service.of(one.consumer().id(), one.consumer().name(), one.consumerSector()));
            String supplier = one.dependency().supplier();
            String sector = one.supplier().sector() == null ? "" : one.supplier().sector();
            services.putIfAbsent(supplier, Service.of(supplier, one.supplier().name(), sector));
            dependencies.add(one.dependency());
        }
        return WriteModel.json(new Model(List.copyOf(services.values()), dependencies));
    }
}
