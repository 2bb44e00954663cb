package kaname.exchange.announcement;

import java.util.List;

/// Whom an announcement is for: everyone; or those of one of these kinds in one of these sectors
/// (an empty list narrows nothing, as long as the other names something); and whoever is named.
/// Those whom an earlier announcement reached are reached by what takes its place.
public record Audience(
        boolean everyone, List<String> sectors, List<String> kinds, List<String> organisations) {

    public static final Audience NOBODY = new Audience(false, List.of(), List.of(), List.of());

    public Audience {
        sectors = sectors == null ? List.of() : List.copyOf(sectors);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        organisations = organisations == null ? List.of() : List.copyOf(organisations);
    }

    boolean isEmpty() {
        return namedOnly() && organisations.isEmpty();
    }

    /// Reaches nobody who is not named.
    boolean namedOnly() {
        return !everyone && sectors.isEmpty() && kinds.isEmpty();
    }

    Audience naming(List<String> ids) {
        return new Audience(everyone, sectors, kinds, ids);
    }
}
