package kaname.filing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Documents to report with.
final class Reported {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Reported() {}

    /// The five answers of a first report, and nothing else.
    static ObjectNode five() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode document = JSON.createObjectNode();
        document.put("title", "ターミナルシステムの停止");
        ObjectNode facts = document.putObject("facts");
        facts.put("service", "コンテナの搬出入");
        facts.put("service_state", "stopped");
        facts.put("state_since", now.minusSeconds(3600).toString());
        facts.put("aware_at", now.minusSeconds(1800).toString());
        facts.put("contact", "当直 050-0000-1001");
        return document;
    }

    /// The five answers and that it is ransomware: the operator's law applies.
    static ObjectNode ransomware() {
        ObjectNode document = five();
        facts(document).put("attack_type", "ransomware").put("malicious_suspected", true);
        return document;
    }

    static ObjectNode facts(ObjectNode document) {
        return (ObjectNode) document.get("facts");
    }

    static ObjectNode further(String fact, JsonNode value) {
        ObjectNode document = JSON.createObjectNode();
        document.putObject("facts").set(fact, value);
        return document;
    }

    static ObjectNode further(String fact, String value) {
        return further(fact, JSON.getNodeFactory().stringNode(value));
    }

    static ObjectNode wish(ObjectNode document, String what, String id) {
        ObjectNode wishes =
                document.get("wishes") instanceof ObjectNode present
                        ? present
                        : document.putObject("wishes");
        wishes.withArray("/" + what).add(id);
        return document;
    }

    static String example(String name) {
        try {
            return Files.readString(
                    Path.of(System.getProperty("kaname.basedir", "."))
                            .resolve("examples")
                            .resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
