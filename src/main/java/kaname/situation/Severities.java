package kaname.situation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How bad the open incidents of a picture are, where an authority rated them: by incident, and the
/// worst of each sector. Levels of the scale that people rate on.
record Severities(Map<UUID, Integer> incidents, Map<String, Integer> sectors) {

    static final Severities NONE = new Severities(Map.of(), Map.of());

    Severities {
        incidents = Map.copyOf(incidents);
        sectors = Map.copyOf(sectors);
    }

    /// @param levels what stands, of whatever incident
    /// @param open the sector of each that is open in the picture
    static Severities of(Map<UUID, Integer> levels, Map<UUID, String> open) {
        Map<String, Integer> worst = new HashMap<>();
        open.forEach((incident, sector) ->
                worst.merge(sector, levels.getOrDefault(incident, 0), Math::max));
        return new Severities(levels, worst);
    }

    @Nullable Integer of(UUID incident) {
        return incidents.get(incident);
    }

    @Nullable Integer worstIn(String sector) {
        return sectors.get(sector);
    }
}
