package kaname.exchange.crossing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Purpose;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Using a letter for another purpose: never without a recorded basis, and what was told of the
/// operator's own accord never without its consent.
@Tag("O4")
class CrossingTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk DESK = HOUSE.desk("ministry-desk");
    private static final Desk SUPERVISION = HOUSE.desk("ministry-supervision");

    private String incident = "";
    private String statutory = "";
    private String voluntary = "";

    @BeforeEach
    void aPortReports() {
        Desk.Answer answer =
                PORT.report(
                        """
                        {"title": "移す通知", "facts": {"service": "荷役", "service_state": "stopped",
                         "state_since": "%1$s", "aware_at": "%1$s", "contact": "x", "attack_type": "ransomware",
                         "malicious_suspected": true}}
                        """
                                .formatted(Instant.now()));
        incident = answer.id();
        statutory = letter(answer.json(), "jp-acd-art5");
        voluntary = letter(answer.json(), "jp-information-contact");
    }

    private static String letter(JsonNode accepted, String regime) {
        return accepted.path("filings").values().stream()
                .filter(f -> f.path("regime").asString().equals(regime))
                .filter(f -> f.path("recipientOrganisation").asString("").equals("land-ministry"))
                .map(f -> f.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String basis(String purpose) {
        return """
        {"purpose": "%s", "instrument": "港湾法", "article": "第56条の5", "source": "e-Gov", "reason": "立入検査の要否の判断"}
        """
                .formatted(purpose);
    }

    private static Desk.Answer carry(Desk desk, String letter, String body) {
        return desk.post("/api/v1/letters/" + letter + "/crossings", body);
    }

    private static Desk.Answer answer(Desk desk, String crossing, boolean agreed) {
        return desk.post(
                "/api/v1/crossings/" + crossing + "/consent", "{\"agreed\": " + agreed + "}");
    }

    @Test
    @Tag("F11")
    void whatWasToldVoluntarilyIsOpenedOnceTheOperatorAgrees() {
        Desk.Answer asked = carry(DESK, voluntary, basis("statutory"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json().path("consent").asString()).isEqualTo("asked");
        assertThat(SUPERVISION.get("/api/v1/inbox/" + voluntary).status()).isEqualTo(404);
        assertThat(SUPERVISION.get("/api/v1/letters/" + voluntary + "/crossings").status())
                .isEqualTo(404);
        assertThat(carry(DESK, voluntary, basis("statutory")).status()).isEqualTo(409);

        assertThat(answer(DESK, asked.id(), true).status()).isEqualTo(404);
        assertThat(answer(SUPERVISION, asked.id(), true).status()).isEqualTo(404);
        assertThat(answer(PORT, asked.id(), true).json().path("consent").asString())
                .isEqualTo("given");
        assertThat(answer(PORT, asked.id(), false).status()).isEqualTo(409);

        assertThat(SUPERVISION.get("/api/v1/inbox/" + voluntary).status()).isEqualTo(200);
        assertThat(HOUSE.desk("competent-minister").get("/api/v1/inbox/" + voluntary).status())
                .isEqualTo(404);
        assertThat(carry(SUPERVISION, voluntary, basis("review")).status())
                .as("what was carried is not carried on")
                .isEqualTo(403);
        assertThat(PORT.get("/api/v1/incidents/" + incident + "/accesses").text())
                .contains("\"role\":\"ministry-supervision\",\"purpose\":\"statutory\"");
    }

    @Test
    @Tag("F11")
    void aRefusalKeepsItShut() {
        Desk.Answer asked = carry(DESK, voluntary, basis("statutory"));
        assertThat(answer(PORT, asked.id(), false).json().path("consent").asString())
                .isEqualTo("refused");
        assertThat(SUPERVISION.get("/api/v1/inbox/" + voluntary).status()).isEqualTo(404);
    }

    @Test
    void theOperatorSeesAtOnceWhatWasCarriedAndItStandsInTheLedger() {
        Desk.Answer carried = carry(DESK, statutory, basis("national-security"));
        assertThat(carried.json().path("consent").asString()).isEqualTo("not-needed");
        Browser browser = Browser.at(HOUSE, "port-desk");
        for (String path :
                List.of(
                        "/letters/" + statutory + "/crossings",
                        "/incidents/" + incident + "/accesses")) {
            assertThat(browser.get(path).text()).as(path).contains("第56条の5", "立入検査の要否の判断");
        }
        assertThat(browser.get("/letters/" + statutory).text()).contains("/crossings");
        assertThat(
                        number(
                                "select count(*) from exchange.ledger where kind = 'crossing' and"
                                        + " subject = '"
                                        + statutory
                                        + "'"))
                .isEqualTo(1);
        assertThat(
                        number(
                                "select count(*) from exchange.delivery where occasion = 'question'"
                                        + " and organisation = 'minato-terminal' and subject = '"
                                        + carried.id()
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void theOperatorAnswersOnItsPage() {
        Desk.Answer asked = carry(DESK, voluntary, basis("statutory"));
        Browser browser = Browser.at(HOUSE, "port-desk");
        assertThat(browser.get("/letters/" + voluntary).text()).contains("返事を待っています");
        assertThat(browser.get("/incidents/" + incident).text()).contains("/crossings");
        Browser.Answer answer =
                browser.post(
                        "/letters/" + voluntary + "/crossings/" + asked.id() + "/consent",
                        "agreed=false");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.get("/letters/" + voluntary + "/crossings").text()).contains("断った");
    }

    @Test
    void aDeskRecordsItOnItsPage() {
        Browser browser = Browser.at(HOUSE, "ministry-desk");
        Browser.Answer empty =
                browser.post("/letters/" + voluntary + "/crossings", "purpose=statutory");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.text()).contains("根拠がそろっていません");
        Browser.Answer done =
                browser.post(
                        "/letters/" + voluntary + "/crossings",
                        "purpose=statutory&power=&instrument=A&article=1&source=B&reason=C");
        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.get(done.location()).text()).contains("返事を待っている");
    }

    @ParameterizedTest
    @CsvSource({
        "instrument, /instrument",
        "article, /article",
        "source, /source",
        "reason, /reason",
        "purpose, /purpose"
    })
    void withoutABasisItIsRefusedByName(String missing, String pointer) {
        Desk.Answer answer =
                carry(
                        DESK,
                        statutory,
                        basis("sharing")
                                .replaceAll(
                                        "\"" + missing + "\": \"[^\"]*\"",
                                        "\"" + missing + "\": \" \""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
        assertThat(
                        number(
                                "select count(*) from exchange.crossing where letter = '"
                                        + statutory
                                        + "'"))
                .isZero();
    }

    @Test
    void aPowerThatNobodyReadAtItsSourceCannotBeUsed() {
        String body =
                "{\"purpose\": \"statutory\", \"power\": \"electricity-report-collection\","
                        + " \"reason\": \"x\"}";
        Desk.Answer answer = carry(DESK, voluntary, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/power");
        assertThat(
                        carry(
                                        DESK,
                                        voluntary,
                                        body.replace("electricity-report-collection", "mine"))
                                .pointers())
                .containsExactly("/power");
        assertThat(Catalogue.shipped().powers())
                .as("none is usable before it was read")
                .noneMatch(power -> power.source().provenance().arms())
                .allMatch(power -> power.to().contains(Purpose.STATUTORY));
    }

    @Test
    void whoIsNoPartyCannotCarryAndTheOperatorDoesNotCarryItsOwn() {
        for (String persona : List.of("police-desk", "sora-desk", "port-desk", "finance-desk")) {
            assertThat(carry(HOUSE.desk(persona), voluntary, basis("statutory")).status())
                    .as(persona)
                    .isEqualTo(404);
        }
        assertThat(carry(SUPERVISION, voluntary, basis("statutory")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'statutory', null, '1', 's', null, 'r', 'x', 'asked'", // no instrument
                "'statutory', '', '1', 's', null, 'r', 'x', 'asked'",
                "'statutory', 'i', null, 's', null, 'r', 'x', 'asked'", // no article
                "'statutory', 'i', '1', null, null, 'r', 'x', 'asked'", // nowhere to read it
                "'statutory', 'i', '1', 's', null, null, 'x', 'asked'", // no reason
                "'statutory', 'i', '1', 's', null, 'r', 'x', 'not-needed'", // consent left out
                "'statutory', 'i', '1', 's', null, 'r', 'x', 'given'", // consent made up
                "'sharing', 'i', '1', 's', null, 'r', 'x', 'asked'" // no other purpose
            })
    void theDatabaseRefusesWhatTheApplicationMightLetThrough(String values) {
        String sql =
                "insert into exchange.crossing (id, letter, operator, organisation, account, at,"
                    + " purpose, instrument, article, source, power, reason, statement, consent)"
                    + " select gen_random_uuid(), '"
                        + voluntary
                        + "', 'minato-terminal', 'land-ministry',"
                        + " current_setting('kaname.account')::uuid, now(), "
                        + values;
        assertThatThrownBy(() -> as("ministry-desk", sql))
                .rootCause()
                .satisfies(cause ->
                        assertThat(((SQLException) cause).getSQLState())
                                .isIn("42501", "23502", "23514"));
    }

    @Test
    void nobodyAnswersForTheOperator() {
        Desk.Answer asked = carry(DESK, voluntary, basis("statutory"));
        String sql =
                "update exchange.crossing set consent = 'given', decided_at = now(), decided_by ="
                    + " current_setting('kaname.account')::uuid, decision_statement = 'x' where id"
                    + " = '"
                        + asked.id()
                        + "'";
        assertThat(as("ministry-desk", sql)).isZero();
        assertThat(as("ministry-supervision", sql)).isZero();
        assertThat(as("sora-desk", sql)).isZero();
        assertThat(as("port-desk", sql)).isEqualTo(1);
    }

    @Test
    void theEvidencePackHoldsTheWordsOfIt() throws java.io.IOException {
        Desk.Answer asked = carry(DESK, voluntary, basis("statutory"));
        answer(PORT, asked.id(), false);
        byte[] pack = PORT.get("/api/v1/incidents/" + incident + "/evidence").raw().body();
        List<String> names = new java.util.ArrayList<>();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(pack))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .anyMatch(name -> name.endsWith("acts/crossing-" + asked.id() + ".txt"))
                .anyMatch(name -> name.endsWith("acts/consent-" + asked.id() + ".txt"));
    }

    private static long number(String sql) {
        return HOUSE.database().asOwner().sql(sql).query(Long.class).single();
    }

    private static int as(String persona, String sql) {
        return Callers.as(
                caller(persona),
                () ->
                        HOUSE.database()
                                .transaction()
                                .execute(_ -> HOUSE.database().asApplication().sql(sql).update()));
    }

    private static Caller caller(String persona) {
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
