package kaname.taxii.look;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The marking objects of TLP that OASIS publishes, of version 2.0 and of the one before.
public final class Tlp {

    private static final String PREFIX = "marking-definition--";

    /// Some other marking, whose words the house does not know: it is taken for a narrow one.
    private static final String UNKNOWN = "unknown";

    private static final List<String> WIDEST_FIRST =
            List.of("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", UNKNOWN, "TLP:RED");
    private static final Map<String, String> IDS =
            Map.of(
                    "TLP:CLEAR", "94868c89-83c2-464b-929b-a1a8aa3c8487",
                    "TLP:GREEN", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
                    "TLP:AMBER", "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
                    "TLP:AMBER+STRICT", "939a9414-2ddd-4d32-a0cd-375ea402b003",
                    "TLP:RED", "e828b379-4e03-4974-9ac4-e53a884c97c1");
    private static final Map<String, String> BEFORE =
            Map.of(
                    "613f2e26-407d-48c7-9eca-b8e91df99dc9", "TLP:CLEAR",
                    "34098fce-860f-48ae-8e50-ebd3cc5e41da", "TLP:GREEN",
                    "f88d31f6-486f-44da-b317-01333bde0b82", "TLP:AMBER",
                    "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "TLP:RED");

    private Tlp() {}

    /// The id of a label's marking object.
    ///
    /// @throws IllegalArgumentException for what is no label of TLP 2.0
    public static String id(String label) {
        String id = IDS.get(label);
        if (id == null) {
            throw new IllegalArgumentException("no label of TLP 2.0: " + label);
        }
        return PREFIX + id;
    }

    /// Of all that an object carries, for the whole of it or for parts.
    static Optional<String> narrowest(JsonNode object) {
        Stream<JsonNode> parts =
                object.path("granular_markings")
                        .valueStream()
                        .map(part -> part.path("marking_ref"));
        return Stream.concat(
                        object.path("object_marking_refs").valueStream(),
                        parts.filter(JsonNode::isString))
                .map(reference -> label(reference.asString("")))
                .max(Comparator.comparingInt(WIDEST_FIRST::indexOf));
    }

    private static String label(String reference) {
        String id = reference.startsWith(PREFIX) ? reference.substring(PREFIX.length()) : "";
        return IDS.entrySet().stream()
                .filter(known -> known.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> BEFORE.getOrDefault(id, UNKNOWN));
    }
}
