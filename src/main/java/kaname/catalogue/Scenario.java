package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import kaname.platform.Text;

/// A type of threat scenario, such as a wide blackout. The theme has one source, what is linked to
/// it another: most links are a reading of this house.
///
/// @param threats as `attack_type/ddos` or `hazard/flood`: a choice of the vocabulary
/// @param failing sectors whose service fails in it, on which the others stand
/// @param phenomena states of a service (`service_state`) that show it in a failing sector
/// @param sectors that it concerns; empty: all
public record Scenario(
        String id,
        Text label,
        Text about,
        Source source,
        Source links,
        List<String> threats,
        List<String> failing,
        List<String> phenomena,
        List<String> sectors) {

    public Scenario {
        requireNonNull(source, "source");
        requireNonNull(links, "links");
        threats = List.copyOf(threats);
        failing = List.copyOf(failing);
        phenomena = List.copyOf(phenomena);
        sectors = List.copyOf(sectors);
    }

    public boolean concerns(String sector) {
        return sectors.isEmpty() || sectors.contains(sector);
    }
}
