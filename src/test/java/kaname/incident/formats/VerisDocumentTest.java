package kaname.incident.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Facts;
import kaname.duty.AnyFacts;
import kaname.incident.IncidentDocument;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The community's own schema is not ours to ship: where `KANAME_VERIS_SCHEMA` names a copy of
/// `verisc-merged.json`, every document is held against it too.
class VerisDocumentTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Optional<Schema> SCHEMA = schema();

    @Property(tries = 300)
    void whateverIsKnownMakesAValidDocument(@ForAll long seed) {
        ObjectNode written = VerisDocument.write("i-1", facts(new Random(seed)));

        assertThat(written.path("timeline").path("incident").has("year")).isTrue();
        assertThat(written.path("action").isEmpty()).isFalse();
        SCHEMA.ifPresent(schema ->
                assertThat(schema.validate(written.toString(), InputFormat.JSON)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ransomware",
                "ddos",
                "phishing",
                "supply_chain",
                "malware",
                "insider",
                "unauthorised_access",
                "defacement"
            })
    void anAttackIsReadBackAsItWas(String attack) {
        Map<String, Object> known = new HashMap<>();
        known.put("kind", "incident");
        known.put("summary", "Terminal down");
        known.put("attack_type", attack);
        known.put("cause", List.of("intentional"));
        known.put("service_state", "stopped");
        known.put("outage_duration", Duration.ofMinutes(90));
        known.put("personal_data", "possible");
        known.put("occurred_at", Instant.parse("2026-11-19T15:00:00Z"));
        known.put("vulnerability_ids", "CVE-2026-0001");

        JsonNode facts =
                VerisDocument.read(VerisDocument.write("i-1", new Facts(known)))
                        .document()
                        .path("facts");

        assertThat(facts.path("attack_type").asString()).isEqualTo(attack);
        assertThat(facts.path("cause").get(0).asString()).isEqualTo("intentional");
        assertThat(facts.path("outage_duration").asString()).isEqualTo("PT1H30M");
        assertThat(facts.path("personal_data").asString()).isEqualTo("possible");
        assertThat(facts.path("occurred_at").asString()).startsWith("2026-11-20T00:00:00");
    }

    @Test
    void aNearMissStaysOne() {
        Facts facts = new Facts(Map.of("kind", "near_miss", "summary", "Almost"));
        ObjectNode document = VerisDocument.read(VerisDocument.write("n-1", facts)).document();

        assertThat(document.path("kind").asString()).isEqualTo("near-miss");
    }

    @Test
    void aStrangersRecordIsAnIncidentDocumentAndSaysWhatWasLeft() {
        JsonNode foreign =
                JsonMapper.builder()
                        .build()
                        .readTree(
                                """
                                {"schema_version": "1.4.0", "incident_id": "A-17", "summary": "Mail server encrypted",
                                 "security_incident": "Confirmed", "timeline": {"incident": {"year": 2026, "month": 2, "day": 30}},
                                 "victim": {"victim_id": "Somebody", "country": ["NL"]},
                                 "action": {"malware": {"variety": ["Ransomware", "Backdoor"], "vector": ["Unknown"]}},
                                 "asset": {"assets": [{"variety": "S - Mail"}]}, "plus": {"analyst": "x"}}
                                """);

        VerisDocument.Imported read = VerisDocument.read(foreign);
        IncidentDocument document =
                IncidentDocument.read(
                        read.document(),
                        CATALOGUE.vocabulary(),
                        Instant.parse("2026-11-24T00:00:00Z"));

        assertThat(document.facts().value("attack_type")).isEqualTo("ransomware");
        assertThat(document.facts().value("occurred_at")).isNull();
        assertThat(read.left()).containsExactly("/victim", "/asset", "/plus");
    }

    private static Facts facts(Random random) {
        Map<String, Object> facts = AnyFacts.complete(CATALOGUE, random);
        facts.put("operator_name", "Kaname Terminal");
        facts.put("operator_country", "JP");
        facts.keySet().removeIf(fact -> random.nextInt(4) == 0);
        return new Facts(facts);
    }

    private static Optional<Schema> schema() {
        return Optional.ofNullable(System.getenv("KANAME_VERIS_SCHEMA"))
                .map(path -> {
                    try {
                        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                                .getSchema(Files.readString(Path.of(path)));
                    } catch (IOException e) {
                        throw new IllegalStateException("KANAME_VERIS_SCHEMA can't be read", e);
                    }
                });
    }
}
