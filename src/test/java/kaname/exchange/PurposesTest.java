package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A letter is seen for the purpose that it was sent for, by the roles that read for it. All of it
/// is about one ministry: an organisation is not one pair of eyes.
class PurposesTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final String MARK = "Quagga" + UUID.randomUUID().toString().substring(0, 8);
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk DESK = HOUSE.desk("ministry-desk");
    private static final Desk SUPERVISION = HOUSE.desk("ministry-supervision");

    private static String incident;
    private static String statutory;
    private static String voluntary;

    @BeforeAll
    static void aPortReportsByLawAndOfItsOwnAccord() {
        JsonNode accepted = report(MARK);
        incident = accepted.path("id").asString();
        statutory = letter(accepted, "jp-acd-art5", "land-ministry");
        voluntary = letter(accepted, "jp-information-contact", "land-ministry");
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    @Tag("F11")
    void supervisionSeesWhatTheLawObligesAndNothingElse() {
        assertThat(DESK.get("/api/v1/inbox/" + voluntary).status()).isEqualTo(200);
        assertThat(SUPERVISION.get("/api/v1/inbox/" + statutory).status()).isEqualTo(200);
        for (String path :
                List.of("", "/letter.pdf", "/letter.xlsx", "/letter.csv", "/questions")) {
            assertThat(SUPERVISION.get("/api/v1/inbox/" + voluntary + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        Desk.Answer answer = SUPERVISION.get("/api/v1/inbox/" + voluntary);
        Desk.Answer nowhere = SUPERVISION.get("/api/v1/inbox/" + UUID.randomUUID());
        assertThat(answer.said()).isEqualTo(nowhere.said());
    }

    @Test
    @Tag("F11")
    void supervisionFindsItInNoListCountOrSearch() {
        Browser browser = Browser.at(HOUSE, "ministry-supervision");
        assertThat(inbox(SUPERVISION)).contains(statutory).doesNotContain(voluntary);
        for (String path : List.of("/inbox", "/inbox?words=" + MARK, "/inbox?class=voluntary")) {
            assertThat(browser.get(path).text()).as(path).doesNotContain(voluntary);
        }
        assertThat(browser.get("/letters/" + statutory).text()).doesNotContain(voluntary);
        assertThat(browser.get("/letters/" + voluntary).status()).isEqualTo(404);
        assertThat(
                        seen(
                                "ministry-supervision",
                                "select count(*) from exchange.letter where class <> 'mandatory'"))
                .isZero();
        assertThat(
                        seen(
                                "ministry-supervision",
                                "select count(*) from exchange.waiting where class <> 'mandatory'"))
                .isZero();
        assertThat(seen("ministry-supervision", "select count(*) from exchange.waiting"))
                .isPositive();
    }

    @Test
    @Tag("F11")
    void supervisionCanDoNothingWithWhatItCannotSee() {
        var rows = HOUSE.rows();
        assertThat(post(SUPERVISION, "/api/v1/inbox/" + voluntary + "/acknowledgement", "{}"))
                .isEqualTo(404);
        assertThat(
                        post(
                                SUPERVISION,
                                "/api/v1/inbox/" + voluntary + "/questions",
                                "{\"text\": \"?\"}"))
                .isEqualTo(404);
        assertThat(
                        post(
                                SUPERVISION,
                                "/api/v1/inbox/" + voluntary + "/proposals",
                                "{\"fact\": \"summary\", \"value\": \"x\", \"reason\": \"x\"}"))
                .isEqualTo(404);
        assertThat(
                        SUPERVISION
                                .post(
                                        "/api/v1/inbox/acknowledgements",
                                        "{\"letters\": [\"" + voluntary + "\"]}")
                                .text())
                .doesNotContain(voluntary);
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Test
    @Tag("F11")
    void whatHangsOnALockedLetterIsHiddenWithIt() {
        DESK.post("/api/v1/inbox/" + voluntary + "/questions", "{\"text\": \"いつ止まりましたか\"}");
        DESK.get("/api/v1/inbox/" + voluntary);
        for (String table :
                List.of(
                        "exchange.question",
                        "exchange.reading",
                        "exchange.delivery",
                        "exchange.acknowledgement",
                        "exchange.escalation",
                        "filing.proposal")) {
            String sql = "select count(*) from " + table + " where letter = '" + voluntary + "'";
            assertThat(seen("ministry-supervision", sql)).as(table).isZero();
        }
        assertThat(
                        seen(
                                "ministry-desk",
                                "select count(*) from exchange.question where letter = '"
                                        + voluntary
                                        + "'"))
                .isPositive();
    }

    @ParameterizedTest
    @Tag("C7")
    @Tag("C12")
    @Tag("C14")
    @Tag("C18")
    @ValueSource(strings = {"competent-minister", "decision-body", "expert", "industry-body"})
    void aRoleThatReadsForNoneOfTheseSeesNoLetterAndNoIncident(String persona) {
        Desk desk = HOUSE.desk(persona);
        for (String letter : List.of(statutory, voluntary)) {
            assertThat(desk.get("/api/v1/inbox/" + letter).status()).isEqualTo(404);
        }
        assertThat(desk.get("/api/v1/incidents/" + incident).status()).isEqualTo(404);
        assertThat(inbox(desk)).doesNotContain(statutory, voluntary);
        assertThat(seen(persona, "select count(*) from exchange.letter where purpose <> 'review'"))
                .isZero();
        assertThat(seen(persona, "select count(*) from incident.report")).isZero();
        Browser browser = Browser.at(HOUSE, persona);
        for (String path : List.of("/", "/inbox", "/inbox?words=Quagga", "/situation")) {
            assertThat(browser.get(path).text()).as(path).doesNotContain(MARK, incident, statutory);
        }
        assertThat(browser.get("/catalogue").status()).isEqualTo(200);
    }

    @Test
    @Tag("C17")
    void theSecurityCouncilHasNoRoleHere() {
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql("select id from registry.role where id like '%council%'")
                                .query(String.class)
                                .list())
                .isEmpty();
        assertThat(HOUSE.desk("port-desk").get("/catalogue").text()).isNotEmpty();
    }

    @Test
    @Tag("C10")
    void theCrisisDeskReadsOnlyWhatWasSentForLargeScaleFailure() {
        assertThat(HOUSE.desk("crisis-desk").get("/api/v1/inbox/" + statutory).status())
                .isEqualTo(404);
        assertThat(
                        seen(
                                "crisis-desk",
                                "select count(*) from exchange.letter where purpose <>"
                                        + " 'large-scale'"))
                .isZero();
    }

    @Test
    @Tag("C18")
    void theCompetentMinisterReadsPriorReviewAndTheMinistrysDeskDoesNot() {
        UUID letter = UUID.randomUUID();
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into exchange.letter (id, incident, number, operator, operator_sector, sender, recipient,
                            recipient_body, regime, stage, class, form, content, content_hash, exercise, sent_at, purpose)
                        select ?, incident, 99, operator, operator_sector, sender, recipient, recipient_body, 'jp-espa',
                            'notification', class, 'introduction-plan', replace(content, ?, 'x'), content_hash, exercise, sent_at, 'review'
                          from exchange.letter where id = ?::uuid
                        """)
                .params(letter, MARK, statutory)
                .update();
        assertThat(HOUSE.desk("competent-minister").get("/api/v1/inbox/" + letter).status())
                .isEqualTo(200);
        assertThat(DESK.get("/api/v1/inbox/" + letter).status()).isEqualTo(404);
        assertThat(SUPERVISION.get("/api/v1/inbox/" + letter).status()).isEqualTo(404);
    }

    @Test
    void theRoleIsAskedOfTheAccountAndNotOfTheTransactionsWord() {
        Caller supervisor = caller("ministry-supervision");
        Caller pretender =
                new Caller(
                        supervisor.account(),
                        supervisor.organisation(),
                        Text.same("—"),
                        "ministry",
                        "ministry-desk",
                        Text.same("—"));
        assertThat(
                        count(
                                pretender,
                                "select count(*) from exchange.letter where purpose = 'sharing'"))
                .isZero();
        Caller elsewhere =
                new Caller(
                        supervisor.account(),
                        "cyber-office",
                        Text.same("—"),
                        "coordinator",
                        "coordinator",
                        Text.same("—"));
        assertThat(count(elsewhere, "select count(*) from exchange.letter")).isZero();
    }

    @Test
    @Tag("C2")
    void whoeverIsNotTheOperatorAndTriesToEditIsRefusedAndWrittenDown() {
        String body = "{\"facts\": {\"summary\": \"別の話\"}}";
        Desk coordinator = HOUSE.desk("coordinator");
        assertThat(coordinator.further(incident, body).status()).isEqualTo(403);
        String nowhere = UUID.randomUUID().toString();
        assertThat(coordinator.further(nowhere, body).said())
                .isEqualTo(coordinator.further(incident, body).said());
        Browser browser = Browser.at(HOUSE, "coordinator");
        assertThat(browser.post("/incidents/" + incident + "/more", "summary=x").status())
                .isEqualTo(403);
        JsonNode log = PORT.get("/api/v1/incidents/" + incident + "/accesses").json();
        assertThat(log.path("refusedEdits").toString()).contains("cyber-office", "coordinator");
        assertThat(
                        Browser.at(HOUSE, "port-desk")
                                .get("/incidents/" + incident + "/accesses")
                                .text())
                .contains("サイバー調整室");
        assertThat(seen("coordinator", "select count(*) from filing.refused_edit")).isZero();
    }

    @Test
    @Tag("F11")
    void everyLookIsShownToTheOneWhoReported() {
        JsonNode accepted = report(MARK + "-looks");
        String id = accepted.path("id").asString();
        String letter = letter(accepted, "jp-information-contact", "land-ministry");
        DESK.get("/api/v1/inbox/" + letter);
        DESK.get("/api/v1/inbox/" + letter + "/letter.pdf");
        Browser browser = Browser.at(HOUSE, "ministry-desk");
        for (String path : List.of("", "/letter.json", "/letter.xlsx", "/letter.csv", "")) {
            assertThat(browser.get("/letters/" + letter + path).status()).isEqualTo(200);
        }
        JsonNode log = PORT.get("/api/v1/incidents/" + id + "/accesses").json().path("accesses");
        List<String> ways = log.values().stream().map(a -> a.path("way").asString()).toList();
        assertThat(ways).containsExactlyInAnyOrder("api", "pdf", "page", "json", "xlsx", "csv");
        assertThat(log.values())
                .allSatisfy(a -> {
                    assertThat(a.path("organisation").asString()).isEqualTo("land-ministry");
                    assertThat(a.path("role").asString()).isEqualTo("ministry-desk");
                    assertThat(a.path("purpose").asString()).isEqualTo("sharing");
                });
        assertThat(DESK.get("/api/v1/incidents/" + id + "/accesses").status()).isEqualTo(404);
    }

    @Test
    @Tag("F11")
    void aChannelHearsOfWhatTheDeskThatMadeItMayRead() {
        Desk.Answer made =
                SUPERVISION.post(
                        "/api/v1/channels",
                        "{\"kind\": \"mail\", \"name\": \"監督\", \"address\":"
                                + " \"watch@land.example\", \"tells\": [\"letter\", \"question\","
                                + " \"unread\"], \"shows\": \"TLP:RED\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        HOUSE.database()
                .asOwner()
                .sql("update exchange.channel set confirmed_at = now() where id = ?::uuid")
                .param(made.json().path("id").asString())
                .update();
        JsonNode accepted = report(MARK + "-told");
        DESK.post(
                "/api/v1/inbox/"
                        + letter(accepted, "jp-information-contact", "land-ministry")
                        + "/questions",
                "{\"text\": \"?\"}");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select distinct l.purpose from exchange.delivery d join"
                                                + " exchange.letter l on l.id = d.letter where"
                                                + " d.channel = ?::uuid")
                                .param(made.json().path("id").asString())
                                .query(String.class)
                                .list())
                .containsExactly("statutory");
    }

    @Test
    @Tag("F11")
    void aFileIsReleasedForThePurposesThatItsRecipientHadBeenWrittenToFor() {
        Desk.Answer threat =
                PORT.report(
                        "{\"title\": \"%s\", \"facts\": {\"service\": \"x\", \"service_state\": \"degraded\", \"state_since\": \"%s\", \"aware_at\": \"%s\", \"contact\": \"x\"}}"
                                .formatted(MARK, Instant.now(), Instant.now()));
        assertThat(threat.status()).as(threat.text()).isEqualTo(201);
        assertThat(threat.json().path("filings").toString()).doesNotContain("jp-acd-art5");
        String files = "/api/v1/incidents/" + threat.id() + "/attachments";
        String file =
                PORT.send(
                                PORT.request(files + "?name=a.txt")
                                        .header("Content-Type", "application/octet-stream")
                                        .POST(
                                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                                        MARK)))
                        .json()
                        .path("id")
                        .asString();
        PORT.post(files + "/" + file + "/release", "{\"recipients\": [\"land-ministry\"]}");
        assertThat(DESK.get(files + "/" + file + "/content").status()).isEqualTo(200);
        assertThat(SUPERVISION.get(files + "/" + file + "/content").status()).isEqualTo(404);
        assertThat(SUPERVISION.get(files).status()).isEqualTo(404);
        assertThat(PORT.get("/api/v1/incidents/" + threat.id() + "/accesses").text())
                .contains(file, "\"way\":\"file\"");
    }

    static JsonNode report(String mark) {
        Instant now = Instant.now();
        Desk.Answer answer =
                PORT.report(
                        """
                        {"title": "%1$s", "facts": {"service": "コンテナの搬出入", "service_state": "stopped",
                         "state_since": "%2$s", "aware_at": "%2$s", "contact": "%1$s", "summary": "%1$s",
                         "attack_type": "ransomware", "malicious_suspected": true}}
                        """
                                .formatted(mark, now));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    static String letter(JsonNode accepted, String regime, String organisation) {
        return accepted.path("filings").values().stream()
                .filter(f -> f.path("regime").asString().equals(regime))
                .filter(f -> f.path("recipientOrganisation").asString("").equals(organisation))
                .map(f -> f.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> inbox(Desk desk) {
        return desk.get("/api/v1/inbox").json().path("letters").values().stream()
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    private static int post(Desk desk, String path, String body) {
        return desk.post(path, body).status();
    }

    private static long seen(String persona, String sql) {
        return count(caller(persona), sql);
    }

    private static long count(Caller caller, String sql) {
        return Callers.as(
                caller,
                () ->
                        HOUSE.database()
                                .transaction()
                                .execute(_ ->
                                        HOUSE.database()
                                                .asApplication()
                                                .sql(sql)
                                                .query(Long.class)
                                                .single()));
    }

    static Caller caller(String persona) {
        return HOUSE.database()
                .asOwner()
                .sql(
                        """
                        select a.id, a.organisation, a.role, o.kind from registry.account a
                          join registry.organisation o on o.id = a.organisation where a.login = ?
                        """)
                .param(persona)
                .query((row, _) ->
                        new Caller(
                                row.getObject("id", UUID.class),
                                row.getString("organisation"),
                                Text.same("—"),
                                row.getString("kind"),
                                row.getString("role"),
                                Text.same("—")))
                .single();
    }
}
