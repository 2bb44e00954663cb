package kaname.registry;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A registry written as one file: what a nation's organisations are, and who sits at which desk.
record Nation(List<Entry> organisations, List<Persona> personas) {

    record Entry(
            String id,
            Text name,
            String kind,
            String country,
            List<String> sectors,
            List<Status> statuses,
            List<String> actsFor,
            @Nullable String ceptoar,
            boolean municipality,
            List<Service> services,
            List<OwnSystem> systems,
            List<Contact> contacts) {
        Entry {
            sectors = sectors == null ? List.of() : sectors;
            statuses = statuses == null ? List.of() : statuses;
            actsFor = actsFor == null ? List.of() : actsFor;
            services = services == null ? List.of() : services;
            systems = systems == null ? List.of() : systems;
            contacts = contacts == null ? List.of() : contacts;
        }
    }

    record Status(String is, LocalDate from, @Nullable LocalDate to) {}

    record Service(String id, Text name, String sector, List<String> systems) {
        Service {
            systems = systems == null ? List.of() : systems;
        }
    }

    record OwnSystem(String id, Text name, String kind) {}

    record Contact(Text name, String phone, String mail, LocalDate expires) {}

    record Persona(String id, String organisation, String role, Text title, boolean main) {}
}
