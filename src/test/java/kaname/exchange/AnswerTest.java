package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The authority's own clock under NIS2 article 23(5): it starts with the early warning, only a
/// response meets it, and both sides see how it stands.
@Tag("M1")
@Tag("N2")
class AnswerTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final Desk OPERATOR = HOUSE.desk("port-desk");
    private static final Desk AUTHORITY = HOUSE.desk("ministry-desk");

    static {
        JdbcClient owner = HOUSE.database().asOwner();
        owner.sql(
                        """
                        insert into registry.organisation_status
                        values ('minato-terminal', 'nis2-important', '[2024-10-17,)')
                        """)
                .update();
        owner.sql(
                        "update registry.acts_for set organisation = 'land-ministry' where body ="
                                + " 'eu-csirt'")
                .update();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static String earlyWarning(boolean exercise) {
        Instant now = Instant.now();
        Desk.Answer answer =
                OPERATOR.report(
                        """
                        {"title": "荷役の停止", "exercise": %2$s, "facts": {"service": "荷役", "service_state": "stopped",
                         "state_since": "%1$s", "aware_at": "%1$s", "contact": "x", "severe_disruption": true}}
                        """
                                .formatted(now, exercise));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        for (JsonNode filing : answer.json().path("filings")) {
            if (filing.path("regime").asString().equals("eu-nis2")) {
                return filing.path("id").asString();
            }
        }
        throw new AssertionError(answer.text());
    }

    private static JsonNode owed(String letter) {
        for (JsonNode one : AUTHORITY.get("/api/v1/inbox/answers").json().path("answers")) {
            if (one.path("letter").asString().equals(letter)) {
                return one;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    @Test
    void startsWithTheEarlyWarningAndIsMetByAResponseAlone() {
        String letter = earlyWarning(false);
        Instant sent =
                Instant.parse(
                        AUTHORITY.get("/api/v1/inbox/" + letter).json().path("sentAt").asString());
        assertThat(Instant.parse(owed(letter).path("dueAt").asString()))
                .isEqualTo(sent.plus(Duration.ofHours(24)));
        Browser authority = Browser.at(HOUSE, "ministry-desk");
        assertThat(authority.get("/inbox").text()).contains("/letters/" + letter + "/answer");
        assertThat(authority.get("/letters/" + letter).text()).contains("第23条5項");
        assertThat(Browser.at(HOUSE, "port-desk").get("/letters/" + letter).text())
                .contains("相手の応答の期限");

        AUTHORITY.post("/api/v1/inbox/" + letter + "/acknowledgement", "");
        AUTHORITY.post("/api/v1/inbox/" + letter + "/questions", "{\"text\": \"原因は？\"}");
        assertThat(owed(letter).isMissingNode()).isFalse();

        Desk.Answer said =
                AUTHORITY.post("/api/v1/inbox/" + letter + "/answers", "{\"text\": \"最初の所見です\"}");
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        assertThat(owed(letter).isMissingNode()).isTrue();
        String seen = Browser.at(HOUSE, "port-desk").get("/letters/" + letter).text();
        assertThat(seen).contains("期限までに応答しました", "最初の所見です");
    }

    @Test
    void onlyTheRecipientAnswersAndNamesWhatItSays() {
        String letter = earlyWarning(false);
        for (String persona : new String[] {"port-desk", "coordinator", "health-desk"}) {
            assertThat(
                            HOUSE.desk(persona)
                                    .post(
                                            "/api/v1/inbox/" + letter + "/answers",
                                            "{\"text\": \"x\"}")
                                    .status())
                    .as(persona)
                    .isEqualTo(404);
            assertThat(Browser.at(HOUSE, persona).get("/letters/" + letter + "/answer").status())
                    .as(persona)
                    .isEqualTo(404);
        }
        assertThat(
                        AUTHORITY
                                .post("/api/v1/inbox/" + letter + "/answers", "{\"text\": \" \"}")
                                .pointers())
                .contains("/text");
    }

    @Test
    void isRemindedOfOnceWhileThereIsTimeAndOnceWhenItIsOver() {
        String letter = earlyWarning(true);
        Instant due = Instant.parse(owed(letter).path("dueAt").asString());
        assertThat(owed(letter).path("exercise").asBoolean()).isTrue();
        JdbcClient database = HOUSE.database().asOwner();
        assertThat(levels(database, letter, due.minus(Duration.ofHours(5)))).isZero();
        assertThat(levels(database, letter, due.minus(Duration.ofHours(3)))).isEqualTo(1);
        assertThat(levels(database, letter, due.minus(Duration.ofHours(2)))).isEqualTo(1);
        assertThat(levels(database, letter, due.plusSeconds(1))).isEqualTo(2);
        assertThat(levels(database, letter, due.plusSeconds(60))).isEqualTo(2);
    }

    private static int levels(JdbcClient database, String letter, Instant at) {
        database.sql("select exchange.remind_of_answers(?)")
                .param(Timestamp.from(at))
                .query(Integer.class)
                .single();
        return database.sql("select count(*) from exchange.answer_reminder where letter = ?")
                .param(UUID.fromString(letter))
                .query(Integer.class)
                .single();
    }

    @Test
    void theApplicationCannotSayThatAClockWasMet() {
        String letter = earlyWarning(false);
        assertThatThrownBy(() ->
                        HOUSE.database()
                                .asApplication()
                                .sql(
                                        "update exchange.answer_clock set answered_at = now() where"
                                                + " letter = '"
                                                + letter
                                                + "'")
                                .update())
                .hasRootCauseMessage("ERROR: permission denied for table answer_clock");
    }
}
