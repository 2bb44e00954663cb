package kaname.advisory.stix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kaname.exchange.Marking;
import kaname.taxii.look.Tlp;

/// The marking objects of TLP 2.0 that OASIS publishes, word for word: an object of the same id has
/// to be the same everywhere.
final class TlpMarking {

    private static final String EXTENSION =
            "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private TlpMarking() {}

    static String id(Marking marking) {
        return Tlp.id(marking.label());
    }

    static Map<String, Object> of(Marking marking) {
        SequencedMap<String, Object> object = new LinkedHashMap<>();
        object.put("type", "marking-definition");
        object.put("spec_version", "2.1");
        object.put("id", id(marking));
        object.put("created", "2022-10-01T00:00:00.000Z");
        object.put("name", marking.label());
        SequencedMap<String, Object> extension = new LinkedHashMap<>();
        extension.put("extension_type", "property-extension");
        extension.put("tlp_2_0", marking.label().substring(4).toLowerCase(java.util.Locale.ROOT));
        object.put("extensions", Map.of(EXTENSION, extension));
        return object;
    }

    static List<String> refs(Marking marking) {
        return List.of(id(marking));
    }
}
