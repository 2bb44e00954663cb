package kaname.dependency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kaname.dependency.model.Dependency;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What an organisation said that one of its services stands on.
///
/// @param number how often it was written
/// @param consumerSector a sector of the catalogue
/// @param shownTo the organisations that it lets see it, by id
/// @param dependency its ends are ids of a model: a service, `organisation:` or `sector:` with the
///   id of what is known of the supplier
public record Stated(
        UUID id,
        int number,
        Named organisation,
        Named consumer,
        String consumerSector,
        Supplier supplier,
        Dependency dependency,
        List<String> shownTo,
        Instant at) {

    public record Named(String id, Text name) {

        static List<String> ids(List<Named> named) {
            return named.stream().map(Named::id).toList();
        }
    }

    /// As far as it is known. `name` says all that is, `serviceName` that of the service alone.
    public record Supplier(
            @Nullable String organisation,
            @Nullable String service,
            @Nullable String sector,
            Text name,
            Text serviceName) {

        Supplier(
                @Nullable String organisation,
                @Nullable String service,
                @Nullable String sector,
                Text name) {
            this(organisation, service, sector, name, name);
        }

        /// As a model calls it.
        String node() {
            return service != null
                    ? service
                    : organisation != null ? "organisation:" + organisation : "sector:" + sector;
        }
    }

    public Stated {
        shownTo = List.copyOf(shownTo);
    }

    public boolean isShownTo(String organisation) {
        return shownTo.contains(organisation);
    }

    /// With the label of a sector in the place of its id, where that is all that is known.
    Stated naming(Map<String, Text> sectors) {
        String sector = supplier.sector();
        if (supplier.organisation() != null || sector == null || !sectors.containsKey(sector)) {
            return this;
        }
        return new Stated(
                id,
                number,
                organisation,
                consumer,
                consumerSector,
                new Supplier(null, null, sector, sectors.get(sector)),
                dependency,
                shownTo,
                at);
    }

    public Text strength() {
        return Strengths.label(dependency.strength());
    }

    /// Whether it is what was stated already.
    boolean says(Checked checked) {
        return dependency.equals(checked.dependency())
                && Set.copyOf(shownTo).equals(Set.copyOf(checked.shownTo()));
    }

    /// As the form takes it.
    Written written() {
        String known = supplier.service() != null ? supplier.service() : supplier.organisation();
        boolean sector = supplier.service() == null && supplier.sector() != null;
        return Written.of(
                dependency,
                Objects.requireNonNullElse(known, ""),
                Objects.requireNonNullElse(sector ? supplier.sector() : null, ""),
                shownTo);
    }
}
