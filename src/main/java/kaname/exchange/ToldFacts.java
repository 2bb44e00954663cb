package kaname.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import kaname.catalogue.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What letters say, as facts: of each, the newest that any of them carries.
public final class ToldFacts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ToldFacts() {}

    /// @param contents of letters about one incident, the newest first
    public static Facts of(Vocabulary vocabulary, List<String> contents) {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        for (String content : contents) {
            for (JsonNode item : JSON.readTree(content).path("items")) {
                for (JsonNode value : item.path("values")) {
                    newest.putIfAbsent(value.path("fact").asString(""), value.path("value"));
                }
            }
        }
        return FactJson.read(vocabulary, newest);
    }
}
