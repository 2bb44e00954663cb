package kaname.dependency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Text;

/// What was stated and described, drawn as a model: every end a service of it, in the order of ids.
///
/// @param known whose each service is, as far as that was said
public record Drawn(Model model, List<Known> known) {

    /// A service of the model and the organisation whose it is; `service` is the organisation's
    /// name where only that is known.
    public record Known(String id, String organisation, Text service) {}

    public Drawn {
        known = List.copyOf(known);
    }

    static Drawn of(Collection<Stated> stated, Collection<Described> described) {
        Map<String, Service> services = new TreeMap<>();
        Map<String, Known> known = new TreeMap<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (Stated one : stated) {
            Stated.Named consumer = one.consumer();
            Text name =
                    Text.of("{0} {1}", "{0}, {1}").with(one.organisation().name(), consumer.name());
            services.put(consumer.id(), Service.of(consumer.id(), name, one.consumerSector()));
            known.put(
                    consumer.id(),
                    new Known(consumer.id(), one.organisation().id(), consumer.name()));
            Stated.Supplier supplier = one.supplier();
            String sector = supplier.sector() == null ? "" : supplier.sector();
            services.putIfAbsent(
                    supplier.node(), Service.of(supplier.node(), supplier.name(), sector));
            if (supplier.organisation() != null) {
                known.putIfAbsent(
                        supplier.node(),
                        new Known(
                                supplier.node(), supplier.organisation(), supplier.serviceName()));
            }
            dependencies.add(one.dependency());
        }
        for (Described one : described) {
            Service service = one.service();
            services.put(service.id(), service.called(one.name(), service.sector()));
            known.put(
                    service.id(), new Known(service.id(), one.organisation().id(), service.name()));
        }
        return new Drawn(
                new Model(List.copyOf(services.values()), dependencies),
                List.copyOf(known.values()));
    }

    boolean has(String service) {
        return model.services().stream().anyMatch(one -> one.id().equals(service));
    }

    /// The service that an organisation calls by a name; its only one, where it has no other.
    public Optional<String> called(String organisation, String name) {
        List<Known> its =
                known.stream().filter(one -> one.organisation().equals(organisation)).toList();
        return its.stream()
                .filter(one ->
                        one.service().ja().equals(name.strip())
                                || one.service().en().equals(name.strip()))
                .findFirst()
                .or(() -> its.size() == 1 ? Optional.of(its.getFirst()) : Optional.empty())
                .map(Known::id);
    }
}
