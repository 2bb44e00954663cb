package kaname.incident.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Facts;
import kaname.catalogue.Format;
import kaname.duty.AnyFacts;
import kaname.incident.IncidentDocument;
import kaname.incident.formats.DoraReport.Submission;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The EBA's own schema is not ours to ship: where `KANAME_DORA_SCHEMA` names a copy of it, every
/// document is held against it too.
class DoraReportTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final DoraReport DORA = new DoraReport(CATALOGUE);
    private static final Optional<Schema> SCHEMA = schema();

    @Property(tries = 200)
    void whateverIsKnownEitherMakesAValidDocumentOrIsNamedAsMissing(@ForAll long seed) {
        Facts facts = facts(new Random(seed));
        for (Submission submission : Submission.values()) {
            DoraReport.Written written = DORA.write(submission, facts);
            if (written.missing().isEmpty()) {
                assertThat(problems(written.document())).isEmpty();
            }
        }
    }

    @Property(tries = 200)
    void whatWasWrittenIsReadBack(@ForAll long seed) {
        Facts facts = facts(new Random(seed));
        DoraReport.Imported read = DORA.read(DORA.write(Submission.FINAL, facts).document());

        assertThat(read.refused()).isEmpty();
        assertThat(read.left()).isEmpty();
        JsonNode back = read.document().path("facts");
        for (Format.Place place : CATALOGUE.format(DoraReport.FORMAT).places()) {
            boolean said = facts.known(place.fact()) && !place.fact().equals("operator_name");
            assertThat(back.has(place.fact())).as(place.fact()).isEqualTo(said);
        }
        assertThat(read.document().path("operator").path("name").asString())
                .isEqualTo(facts.value("operator_name"));
    }

    @Test
    void anImportedReportIsAnIncidentDocument() {
        Facts facts = facts(new Random(7));
        ObjectNode document = DORA.read(DORA.write(Submission.FINAL, facts).document()).document();

        IncidentDocument read =
                IncidentDocument.read(
                        document, CATALOGUE.vocabulary(), Instant.parse("2027-06-01T00:00:00Z"));

        assertThat(read.facts().value("dora_major")).isEqualTo(true);
        assertThat(read.facts().value("summary")).isEqualTo(facts.value("summary"));
    }

    @Test
    void anInitialNotificationNeedsLittleAndSaysWhatItLacks() {
        Map<String, Object> known = new HashMap<>();
        known.put("operator_name", "Kaname Bank AG");
        known.put("summary", "Payments are down");

        assertThat(DORA.write(Submission.INITIAL, new Facts(known)).missing())
                .containsExactly("lei", "financial_entity_type", "contact_email", "dora_criteria");
    }

    @Test
    void aCriterionBringsItsDetailsFromTheIntermediateReportOn() {
        Map<String, Object> known = new HashMap<>(facts(new Random(3)).values());
        known.put("dora_criteria", List.of("geographical_spread"));
        known.remove("dora_member_states");
        Facts facts = new Facts(known);

        assertThat(DORA.write(Submission.INITIAL, facts).missing()).isEmpty();
        assertThat(DORA.write(Submission.INTERMEDIATE, facts).missing())
                .containsExactly("dora_member_states");
    }

    @Test
    void whatNoFactHoldsIsListedAndNotLostInSilence() {
        JsonNode foreign =
                JsonMapper.builder()
                        .build()
                        .readTree(
                                """
                                {"incidentSubmission": "initial_notification",
                                 "secondaryContact": {"name": "B", "email": "b@example.org"},
                                 "incident": {"detectionDateTime": "yesterday",
                                              "incidentDescription": "Down"}}
                                """);

        DoraReport.Imported read = DORA.read(foreign);

        assertThat(read.left())
                .containsExactly("/secondaryContact/name", "/secondaryContact/email");
        assertThat(read.refused()).containsExactly("/incident/detectionDateTime");
    }

    /// Everything that an operator could say, in the shapes that DORA's patterns ask for.
    private static Facts facts(Random random) {
        Map<String, Object> facts = AnyFacts.complete(CATALOGUE, random);
        facts.put("operator_name", "Kaname Bank AG");
        facts.put("lei", "529900ABCDEFGHIJKL" + (10 + random.nextInt(90)));
        facts.put("contact_email", "desk@example.org");
        facts.put("contact_phone", "+49301234567");
        facts.values().removeIf(value -> value.equals("unknown"));
        return new Facts(facts);
    }

    private static List<Error> problems(ObjectNode document) {
        return SCHEMA.map(schema ->
                        schema.validate(document.toString(), com.networknt.schema.InputFormat.JSON))
                .orElse(List.of());
    }

    /// Its own `$id` is no URI, which the validator insists on.
    private static Optional<Schema> schema() {
        return Optional.ofNullable(System.getenv("KANAME_DORA_SCHEMA"))
                .map(path -> {
                    try {
                        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(
                                        Files.readString(Path.of(path))
                                                .replaceFirst(
                                                        "\"IR-1\\.2\\.1\"",
                                                        "\"https://example.org/IR-1.2.1\""));
                    } catch (IOException e) {
                        throw new IllegalStateException("KANAME_DORA_SCHEMA can't be read", e);
                    }
                });
    }
}
