package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What one organisation reported is nobody else's, at the API and in the database itself.
@Tag("C11")
class TenantIsolationTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static Answer report;

    @BeforeAll
    static void aPortReports() {
        report = PORT.report(Reported.ransomware().toString());
        assertThat(report.status()).isEqualTo(201);
    }

    @Test
    void nobodyElseFindsTheIncidentUnderAnyUrl() {
        List<String> urls = new ArrayList<>();
        String incident = "/api/v1/incidents/" + report.id();
        urls.add(incident);
        urls.add(incident + "/duties");
        urls.add(incident + "/clocks");
        urls.add(incident + "/receipts");
        urls.add(incident + "/receipts/1");
        urls.add(incident + "/evidence");
        urls.add(incident + "/filings");
        report.json()
                .path("filings")
                .forEach(letter -> urls.add(incident + "/filings/" + letter.path("id").asString()));

        for (String url : urls) {
            assertThat(PORT.get(url).status()).as(url).isEqualTo(200);
            for (Desk desk : others()) {
                Answer answer = desk.get(url);
                assertThat(answer.status())
                        .as("%s asks for %s", desk.organisation(), url)
                        .isEqualTo(404);
                assertThat(answer.text()).doesNotContain("ターミナル");
            }
        }
    }

    @Test
    void whatIsSomebodyElsesAndWhatIsNotThereLookTheSame() {
        Desk other = HOUSE.desk("sora-desk");
        Desk.Answer mine = other.get("/api/v1/incidents/" + report.id());
        Desk.Answer none = other.get("/api/v1/incidents/" + UUID.randomUUID());

        assertThat(mine.said()).isEqualTo(none.said());
    }

    @Test
    void nobodyElseAddsAReport() {
        var rows = HOUSE.rows();

        for (Desk desk : others()) {
            assertThat(
                            desk.further(report.id(), Reported.further("summary", "割込み").toString())
                                    .status())
                    .as(desk.organisation())
                    .isIn(403, 404);
        }
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Test
    void noAuthorityReportsInAnOperatorsName() {
        for (String persona : List.of("ministry-desk", "coordinator", "police-desk")) {
            assertThat(HOUSE.desk(persona).report(Reported.five().toString()).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void nobodyElsesListShowsIt() {
        for (Desk desk : others()) {
            assertThat(desk.get("/api/v1/incidents").text())
                    .as(desk.organisation())
                    .doesNotContain(report.id());
        }
    }

    @Test
    @Tag("C9")
    void anInboxHoldsOnlyWhatIsAddressedToItsDesk() {
        for (Desk desk : HOUSE.desks().values()) {
            for (JsonNode letter : desk.get("/api/v1/inbox").json().path("letters")) {
                assertThat(
                                owner(
                                        "select recipient from exchange.letter where id ="
                                                + " ?::uuid",
                                        letter.path("id").asString()))
                        .isEqualTo(desk.organisation());
            }
        }
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        Desk stranger = HOUSE.stranger();

        for (String url :
                List.of(
                        "/api/v1/incidents",
                        "/api/v1/incidents/" + report.id(),
                        "/api/v1/inbox",
                        "/api/v1/nowhere")) {
            assertThat(stranger.get(url).status()).as(url).isEqualTo(401);
        }
        assertThat(stranger.report(Reported.five().toString()).status()).isEqualTo(401);
    }

    @Test
    void theDatabaseItselfHidesEveryTableFromOtherCallers() {
        Map<String, String> mine = new TreeMap<>();
        mine.put("incident.incident", "id = ?::uuid");
        for (String table :
                List.of(
                        "incident.report",
                        "incident.fact",
                        "filing.assessment",
                        "filing.filed",
                        "exchange.receipt")) {
            mine.put(table, "incident = ?::uuid");
        }
        mine.forEach((table, where) -> {
            String sql = "select count(*) from " + table + " where " + where;
            assertThat(seenBy("minato-terminal", sql)).as(table).isPositive();
            for (String other :
                    List.of("sora-control", "land-ministry", "cyber-office", "police", "")) {
                assertThat(seenBy(other, sql)).as("%s sees %s", other, table).isZero();
            }
        });
    }

    @Test
    @Tag("C9")
    void theDatabaseShowsALetterToItsPartiesAlone() {
        String sql = "select count(*) from exchange.letter where incident = ?::uuid";

        assertThat(seenBy("minato-terminal", sql)).isEqualTo(report.json().path("filings").size());
        assertThat(seenBy("police", sql)).isZero();
        assertThat(seenBy("sora-control", sql)).isZero();
        assertThat(seenBy("prime-ministers-office", sql)).isEqualTo(1);
        assertThat(seenBy("finance-ministry", sql)).isZero();
    }

    @Test
    void aCallerCannotWriteInAnothersName() {
        String sql =
                "insert into incident.incident values (gen_random_uuid(), 'minato-terminal', 't',"
                        + " 'incident', false, now(), (select id from registry.account limit 1))";
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        Callers.as(
                                caller("sora-control"),
                                () ->
                                        HOUSE.database()
                                                .transaction()
                                                .execute(status ->
                                                        HOUSE.database()
                                                                .asApplication()
                                                                .sql(sql)
                                                                .update())))
                .rootCause()
                .hasMessageMatching("(?s).*(row-level security|permission denied).*");
    }

    private static long seenBy(String organisation, String sql) {
        JdbcClient application = HOUSE.database().asApplication();
        return Callers.as(
                caller(organisation),
                () ->
                        HOUSE.database()
                                .transaction()
                                .execute(status ->
                                        application
                                                .sql(sql)
                                                .param(report.id())
                                                .query(Long.class)
                                                .single()));
    }

    private static Caller caller(String organisation) {
        UUID account =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "select id from registry.account where organisation = ? order by"
                                        + " persona limit 1")
                        .param(organisation)
                        .query(UUID.class)
                        .optional()
                        .orElseGet(UUID::randomUUID);
        return new Caller(
                account, organisation, Text.same("—"), "operator", "operator-desk", Text.same("—"));
    }

    private static List<Desk> others() {
        return HOUSE.desks().values().stream()
                .filter(desk -> !desk.organisation().equals(PORT.organisation()))
                .toList();
    }

    private static String owner(String sql, String id) {
        return HOUSE.database().asOwner().sql(sql).param(id).query(String.class).single();
    }
}
