package kaname.taxii;

import static kaname.taxii.TaxiiClient.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What is a STIX 2.1 object here.
class TaxiiStixTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static String why(String object) {
        return StixRules.judge(JSON.readTree(object), object).why();
    }

    private static String core(String type, String more) {
        return """
        {"type": "%s", "spec_version": "2.1", "id": "%s", "created": "2026-01-01T00:00:00.000Z",
         "modified": "2026-01-01T00:00:00.000Z"%s}
        """
                .formatted(type, id(type), more);
    }

    @Test
    void typesOfOthersAreTakenAsFarAsTheyKeepToTheCore() {
        assertThat(why(core("x-mitre-tactic", ", \"x_mitre_shortname\": \"impact\""))).isEmpty();
        assertThat(why(core("x-mitre-tactic", ", \"revoked\": \"yes\""))).contains("/revoked");
        assertThat(why("{\"type\": \"x-note\", \"id\": \"" + id("x-note") + "\"}"))
                .contains("/created");
        assertThat(
                        why(
                                """
                                {"type": "x-meter", "id": "%s", "value": 1, "extensions": {
                                 "extension-definition--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f": {"extension_type": "new-sco"}}}
                                """
                                        .formatted(id("x-meter"))))
                .isEmpty();
    }

    @Test
    void eachTypeKeepsToItsOwnSchema() {
        assertThat(why(core("identity", ", \"name\": \"x\", \"identity_class\": \"organization\"")))
                .isEmpty();
        assertThat(why(core("malware", ", \"name\": \"x\""))).contains("is_family");
        assertThat(why(core("relationship", ", \"relationship_type\": \"uses\"")))
                .contains("source_ref");
        assertThat(why(core("indicator", ", \"pattern\": 7, \"pattern_type\": \"stix\"")))
                .isNotEmpty();
    }

    @Test
    void aHostileNameKeepsNoThreadBusy() {
        String name = "a".repeat(240) + "!";
        String object =
                core("tool", ", \"name\": \"x\", \"extensions\": {\"" + name + "\": {\"a\": 1}}");
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(why(object)).isNotEmpty());
    }
}
