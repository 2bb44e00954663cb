package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kaname.Desk;
import kaname.House;
import kaname.catalogue.Catalogues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// An authority proposes, the operator decides: nobody else edits what an operator said.
@Tag("C2")
@Tag("G8")
class ProposalTest {

    private static final House HOUSE = House.open();
    private static final Desk OPERATOR = HOUSE.desk("port-desk");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");

    private static JsonNode report() {
        Desk.Answer answer = OPERATOR.report(Reported.ransomware().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String letter(JsonNode accepted) {
        for (JsonNode filing : accepted.path("filings")) {
            if (filing.path("recipientOrganisation").asString("").equals("land-ministry")
                    && filing.path("regime").asString().equals("jp-acd-art5")) {
                return filing.path("id").asString();
            }
        }
        throw new AssertionError(accepted.path("filings").toString());
    }

    private static List<String> recipients(JsonNode incident) {
        List<String> recipients = new ArrayList<>();
        incident.path("duties")
                .forEach(duty ->
                        duty.path("recipient").forEach(one -> recipients.add(one.asString())));
        return recipients;
    }

    private static Desk.Answer propose(Desk desk, String letter, String document) {
        return desk.post("/api/v1/inbox/" + letter + "/proposals", document);
    }

    private static final String SECTOR =
            "{\"fact\": \"sector_concerned\", \"value\": \"finance\", \"reason\": \"決済の事業です\"}";

    @Test
    void anAcceptedSectorIsAFurtherReportUnderTheSameReferenceAndMovesTheDuties() {
        JsonNode accepted = report();
        String incident = accepted.path("id").asString();
        Desk.Answer made = propose(MINISTRY, letter(accepted), SECTOR);
        assertThat(made.status()).as(made.text()).isEqualTo(201);

        assertThat(OPERATOR.get("/api/v1/incidents/" + incident + "/proposals").text())
                .contains("決済の事業です");
        Desk.Answer decided = OPERATOR.post("/api/v1/proposals/" + made.id() + "/acceptance", "{}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.json().path("decision").path("report").asInt()).isEqualTo(2);
        JsonNode after = OPERATOR.get("/api/v1/incidents/" + incident).json();
        assertThat(after.path("id").asString()).isEqualTo(incident);
        assertThat(after.path("facts").path("sector_concerned").asString()).isEqualTo("finance");
        assertThat(recipients(accepted)).contains("mlit").doesNotContain("fsa");
        assertThat(recipients(after)).contains("fsa");
        assertThat(after.path("reports").asInt()).isEqualTo(2);
        assertThat(OPERATOR.post("/api/v1/proposals/" + made.id() + "/acceptance", "{}").status())
                .as("decided once")
                .isEqualTo(409);
        assertThat(MINISTRY.get("/api/v1/inbox/" + letter(accepted) + "/proposals").text())
                .contains("\"accepted\":true");
    }

    @Test
    void aDeclinedOneChangesNothingAndGivesItsReason() {
        JsonNode accepted = report();
        Desk.Answer made = propose(MINISTRY, letter(accepted), SECTOR);
        assertThat(
                        OPERATOR.post(
                                        "/api/v1/proposals/" + made.id() + "/refusal",
                                        "{\"reason\": \" \"}")
                                .pointers())
                .contains("/reason");
        assertThat(
                        OPERATOR.post(
                                        "/api/v1/proposals/" + made.id() + "/refusal",
                                        "{\"reason\": \"港湾の施設です\"}")
                                .status())
                .isEqualTo(200);
        JsonNode after = OPERATOR.get("/api/v1/incidents/" + accepted.path("id").asString()).json();
        assertThat(after.path("reports").asInt()).isEqualTo(1);
        assertThat(MINISTRY.get("/api/v1/inbox/" + letter(accepted) + "/proposals").text())
                .contains("港湾の施設です");
    }

    @Test
    void onlyTheRecipientProposesAndOnlyTheOperatorDecides() {
        JsonNode accepted = report();
        String letter = letter(accepted);
        for (String persona :
                new String[] {"coordinator", "health-desk", "sora-desk", "port-desk"}) {
            assertThat(propose(HOUSE.desk(persona), letter, SECTOR).status())
                    .as(persona)
                    .isEqualTo(404);
        }
        String id = propose(MINISTRY, letter, SECTOR).id();
        for (String persona : new String[] {"coordinator", "ministry-desk", "sora-desk"}) {
            assertThat(
                            HOUSE.desk(persona)
                                    .post("/api/v1/proposals/" + id + "/acceptance", "{}")
                                    .status())
                    .as(persona)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fact\": \"sector_concerned\", \"value\": \"moon\", \"reason\": \"x\"} | /value",
                "{\"fact\": \"nonsense\", \"value\": 1, \"reason\": \"x\"} | /fact",
                "{\"fact\": \"operator_name\", \"value\": \"x\", \"reason\": \"x\"} | /fact",
                "{\"fact\": \"sector_concerned\", \"reason\": \"x\"} | /value",
                "{\"value\": \"port\", \"reason\": \"x\"} | /fact",
                "{\"fact\": \"sector_concerned\", \"value\": \"logistics\"} | /reason"
            })
    void namesWhatIsWrong(String document, String pointer) {
        Desk.Answer answer = propose(MINISTRY, letter(report()), document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).contains(pointer);
    }

    @Test
    void theSectorsThatCanBeChosenAreThoseThatWereRead() {
        var catalogue = HOUSE.bean(Catalogues.class).now();
        var choices =
                catalogue.vocabulary().fact("sector_concerned").choices().stream()
                        .map(choice -> choice.id())
                        .toList();
        var sectors =
                catalogue.sectors().stream()
                        .map(sector -> sector.id())
                        .filter(id -> !id.equals("sixteenth"))
                        .toList();
        assertThat(choices).containsExactlyInAnyOrderElementsOf(sectors);
    }
}
