package kaname.registry;

import java.util.List;
import kaname.platform.Text;

/// A system as the registry lists it, for the eyes of its own organisation.
///
/// @param kind `it`, `ot` or `iot`, as the choices of the fact `system_kind`
/// @param services ids of the services that it carries
public record ListedSystem(String id, Text name, String kind, List<String> services) {
    public ListedSystem {
        services = List.copyOf(services);
    }
}
