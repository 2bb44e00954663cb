package kaname.filing.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How bad it is: the same for all who know of it, reconciled where they differ, and what follows
/// from it.
class SeverityTest {

    private static final House HOUSE = House.ofItsOwn();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static String reported(String declining) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "ターミナルシステムの停止", "facts": {"service": "コンテナの搬出入",
                                 "service_state": "stopped", "state_since": "%s", "aware_at": "%s",
                                 "contact": "当直 050-0000-1001"}%s}
                                """
                                        .formatted(
                                                now.minusSeconds(3600),
                                                now.minusSeconds(1800),
                                                declining));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static Desk.Answer rate(String persona, String incident, int level, String... settles) {
        return HOUSE.desk(persona)
                .post(
                        "/api/v1/severity/" + incident,
                        """
                        {"axes": [{"axis": "continuity", "level": %d, "because": "%sの見立て"},
                                  {"axis": "safety", "level": 0}, {"axis": "trust", "level": 0}],
                         "settles": %s}
                        """
                                .formatted(
                                        level,
                                        persona,
                                        settles.length == 0
                                                ? "[]"
                                                : "[\"" + String.join("\",\"", settles) + "\"]"));
    }

    private static JsonNode seen(String persona, String incident) {
        Desk.Answer answer = HOUSE.desk(persona).get("/api/v1/severity/" + incident);
        assertThat(answer.status()).as(persona + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> lettersTo(String incident, String organisation) {
        return HOUSE.database()
                .asOwner()
                .sql(
                        "select regime from exchange.letter where incident = ?::uuid and recipient"
                                + " = ?")
                .params(incident, organisation)
                .query(String.class)
                .list();
    }

    @Test
    @Tag("G7")
    void raisingTheLevelTellsThoseWhoAreToldFromThereAndSpeaksOfUnopenedLettersSooner() {
        String incident = reported("");
        assertThat(rate("coordinator", incident, 2).status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(urgency(incident)).isEqualTo("0.5"));
        assertThat(lettersTo(incident, "crisis-office")).isEmpty();

        assertThat(rate("coordinator", incident, 3).status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(lettersTo(incident, "crisis-office"))
                                .containsExactly("jp-severity"));
        assertThat(urgency(incident)).isEqualTo("0.25");
        Desk.Answer inbox = HOUSE.desk("crisis-desk").get("/api/v1/inbox");
        assertThat(inbox.text()).contains(incident);
        assertThat(HOUSE.desk("port-desk").get("/api/v1/incidents/" + incident).text())
                .as("the operator sees whom it went to")
                .contains("crisis-management");

        assertThat(rate("coordinator", incident, 4).status()).isEqualTo(201);
        await().pollDelay(Duration.ofSeconds(5)).until(() -> nothingToFollow());
        assertThat(lettersTo(incident, "crisis-office")).as("told once").hasSize(1);
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select basis from exchange.ledger where kind = 'severity'"
                                                + " and subject = ?::uuid order by sequence")
                                .param(incident)
                                .query(String.class)
                                .list())
                .containsExactly("predictive 2", "predictive 3", "predictive 4");
    }

    @Test
    @Tag("G7")
    void whatTheOperatorDeclinedStaysDeclined() {
        String incident = reported(", \"wishes\": {\"decline\": [\"jp-severity\"]}");
        assertThat(rate("coordinator", incident, 4).status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> nothingToFollow());
        assertThat(lettersTo(incident, "crisis-office")).isEmpty();
    }

    @Test
    @Tag("G8")
    void allSeeTheSameRatingsWithReasonsAndADifferenceIsReconciled() {
        String incident = reported("");
        assertThat(rate("port-desk", incident, 1).status()).isEqualTo(201);
        assertThat(seen("coordinator", incident).path("predictive").path("level").isNull())
                .as("an operator's own rating moves nothing")
                .isTrue();
        String ministry = rate("ministry-desk", incident, 3).id();
        String coordinator = rate("coordinator", incident, 2).id();
        String own = "";
        for (String persona : List.of("port-desk", "ministry-desk", "coordinator")) {
            JsonNode predictive = seen(persona, incident).path("predictive");
            assertThat(predictive.path("disputed").asBoolean()).as(persona).isTrue();
            assertThat(predictive.path("level").asInt()).as(persona).isEqualTo(3);
            List<String> reasons = new ArrayList<>();
            for (JsonNode one : predictive.path("ratings")) {
                reasons.add(one.path("axes").path(0).path("because").asString());
                if (one.path("organisation").asString().equals("minato-terminal")) {
                    own = one.path("id").asString();
                }
            }
            assertThat(reasons)
                    .as(persona)
                    .containsExactly("port-deskの見立て", "ministry-deskの見立て", "coordinatorの見立て");
        }
        assertThat(rate("ministry-desk", incident, 2, coordinator).status())
                .as("a ministry does not reconcile")
                .isEqualTo(403);
        assertThat(rate("coordinator", incident, 2, own, ministry, coordinator).status())
                .isEqualTo(201);
        JsonNode settled = seen("port-desk", incident).path("predictive");
        assertThat(settled.path("disputed").asBoolean()).isFalse();
        assertThat(settled.path("level").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("G8")
    void whoWasNotToldNeitherSeesNorRates() {
        String incident = reported("");
        rate("coordinator", incident, 2);
        for (String persona : List.of("bank-desk", "industry-desk", "crisis-desk", "police-desk")) {
            assertThat(HOUSE.desk(persona).get("/api/v1/severity/" + incident).status())
                    .as(persona)
                    .isEqualTo(404);
            assertThat(rate(persona, incident, 4).status()).as(persona).isEqualTo(404);
        }
        assertThat(seen("coordinator", incident).path("predictive").path("ratings")).hasSize(1);
        String other = reported("");
        String theirs = rate("coordinator", other, 1).id();
        assertThat(rate("coordinator", incident, 1, theirs).status())
                .as("a rating of another incident is not reconciled here")
                .isEqualTo(403);
    }

    @Test
    @Tag("G6")
    void theOfficialRatingWaitsForTheEndAndIsKeptApart() {
        String incident = reported("");
        String exPost =
                """
                {"mode": "ex-post", "axes": [{"axis": "continuity", "level": 1, "because": "短時間だった"},
                  {"axis": "safety", "level": 0}, {"axis": "trust", "level": 0}]}
                """;
        String path = "/api/v1/severity/" + incident;
        assertThat(HOUSE.desk("coordinator").post(path, exPost).status()).isEqualTo(409);
        rate("coordinator", incident, 3);
        Desk.Answer back =
                HOUSE.desk("port-desk")
                        .further(incident, "{\"facts\": {\"service_state\": \"normal\"}}");
        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(lettersTo(incident, "cyber-office"))
                .as("who was told of the outage is told of its end")
                .containsExactly("jp-information-contact", "jp-information-contact");
        assertThat(HOUSE.desk("coordinator").post(path, exPost).status()).isEqualTo(201);
        JsonNode severity = seen("port-desk", incident);
        assertThat(severity.path("predictive").path("level").asInt()).isEqualTo(3);
        assertThat(severity.path("exPost").path("level").asInt()).isEqualTo(1);
    }

    @Test
    void badInputNamesTheAxisAndNothingIsStored() {
        String incident = reported("");
        String path = "/api/v1/severity/" + incident;
        Desk coordinator = HOUSE.desk("coordinator");
        assertThat(coordinator.post(path, "{}").pointers())
                .contains("/axes/continuity/level", "/axes/safety/level", "/axes/trust/level");
        assertThat(
                        coordinator
                                .post(
                                        path,
                                        """
                                        {"axes": [{"axis": "continuity", "level": 9}, {"axis": "safety", "level": 2},
                                                  {"axis": "trust", "level": 0, "because": "\\u0007"}]}
                                        """)
                                .pointers())
                .containsExactly(
                        "/axes/continuity/level", "/axes/safety/because", "/axes/trust/because");
        assertThat(coordinator.post(path, "{\"mode\": \"x\"}").pointers()).contains("/mode");
        assertThat(coordinator.post("/api/v1/severity/" + UUID.randomUUID(), "{}").status())
                .isEqualTo(404);
        assertThat(seen("coordinator", incident).path("predictive").path("ratings")).isEmpty();
    }

    private static String urgency(String incident) {
        return HOUSE.database()
                .asOwner()
                .sql("select factor::text from exchange.urgency where incident = ?::uuid")
                .param(incident)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static boolean nothingToFollow() {
        return HOUSE.database()
                .asOwner()
                .sql("select not exists (select from severity.moved)")
                .query(Boolean.class)
                .single();
    }
}
