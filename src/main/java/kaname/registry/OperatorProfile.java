package kaname.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What the registry knows of an operator, for its own eyes. `ceptoar` is the office of its
/// sector's CEPTOAR.
public record OperatorProfile(
        Organisation organisation,
        String country,
        List<String> sectors,
        List<Status> statuses,
        List<Service> services,
        List<Contact> contacts,
        @Nullable String ceptoar) {

    /// Held from a day until before a day (null: still).
    public record Status(String is, LocalDate from, @Nullable LocalDate until) {}

    public record Service(String id, Text name, String sector, List<String> systems) {}

    /// A desk that can be called; stale after `expires`.
    public record Contact(Text name, String phone, String mail, LocalDate expires) {
        public String line(kaname.platform.Language language) {
            return name.in(language) + " " + phone + " " + mail;
        }

        public boolean staleOn(LocalDate day) {
            return day.isAfter(expires);
        }
    }

    public OperatorProfile {
        sectors = List.copyOf(sectors);
        statuses = List.copyOf(statuses);
        services = List.copyOf(services);
        contacts = List.copyOf(contacts);
    }

    /// The sector of the service that a report names, by its id or by its name in either language.
    public Optional<String> sectorOf(String service) {
        return services.stream()
                .filter(s ->
                        s.id().equals(service)
                                || s.name().ja().equals(service)
                                || s.name().en().equals(service))
                .map(Service::sector)
                .findFirst();
    }
}
