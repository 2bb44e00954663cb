package kaname.exchange.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.exchange.KeyRing;
import kaname.exchange.proof.CheckLedger;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Information, advice and guidance to many at once.
@Tag("F19")
class AnnouncementTest {

    private static final House HOUSE = House.open();
    private static final String ALL = "/api/v1/announcements";

    private static final String GUIDANCE =
            """
            {"kind": "guidance", "legalBasis": "none", "title": "%s", "text": "本文Giraffe",
             "tlp": "TLP:AMBER", "audience": {"organisations": ["minato-terminal"]}}
            """;

    private static Desk.Answer release(String persona, String document) {
        return HOUSE.desk(persona).post(ALL, document);
    }

    private static String released(String persona, String document) {
        Desk.Answer answer = release(persona, document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("announcements").forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private static String to(String audience) {
        return """
        {"kind": "information", "title": "点検", "text": "本文", "tlp": "TLP:GREEN", "audience": %s}
        """
                .formatted(audience);
    }

    @Test
    @Tag("B10")
    void thePracticeOfASectorThatLeadsReachesTheOthersAndIsListed() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        assertThat(coordinator.get("/dependencies/ranking").text())
                .contains("/announcements/new?practice=electricity");
        String form = coordinator.get("/announcements/new?practice=electricity").text();
        assertThat(form)
                .contains("電力の取組", "紹介に同意した組織")
                .containsPattern("value=\"practice\" required checked")
                .containsPattern("name=\"sectors\" value=\"finance\"[^>]* checked")
                .doesNotContainPattern("name=\"sectors\" value=\"electricity\"[^>]* checked");

        String id =
                released(
                        "coordinator",
                        """
                        {"kind": "practice", "title": "系統の切り離し訓練", "text": "月に一度", "tlp": "TLP:GREEN",
                         "audience": {"sectors": ["finance", "port"]}}
                        """);
        assertThat(Browser.at(HOUSE, "bank-desk").get("/announcements?list=practices").text())
                .contains("系統の切り離し訓練", "取組の紹介");
        assertThat(Browser.at(HOUSE, "port-desk").get("/announcements/" + id).status())
                .isEqualTo(200);
        assertThat(Browser.at(HOUSE, "sora-desk").get("/announcements/" + id).status())
                .as("of neither sector")
                .isEqualTo(404);
    }

    @Test
    void theKindIsRequiredAndGuidanceSaysWhatItRestsOn() {
        Desk.Answer without = release("ministry-desk", "{\"title\": \"x\", \"text\": \"y\"}");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.pointers()).contains("/kind", "/tlp", "/audience");

        Desk.Answer silent =
                release(
                        "ministry-desk",
                        GUIDANCE.formatted("x").replace("\"legalBasis\": \"none\",", ""));
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.pointers()).containsExactly("/legalBasis");

        String none = released("ministry-desk", GUIDANCE.formatted("根拠のない指導"));
        assertThat(Browser.at(HOUSE, "port-desk").get("/announcements/" + none).text())
                .contains("根拠なし");
        String cited =
                released(
                        "ministry-desk",
                        GUIDANCE.formatted("根拠のある指導")
                                .replace(
                                        "\"none\"",
                                        "{\"instrument\": \"架空の法律\", \"article\": \"第9条\"}"));
        assertThat(Browser.at(HOUSE, "port-desk").get("/announcements/" + cited).text())
                .contains("架空の法律 第9条", "未確認")
                .doesNotContain("根拠なし");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /audience",
                "{\"everyone\": false, \"sectors\": []} | /audience",
                "{\"sectors\": [\"no-such\"]} | /audience/sectors/0",
                "{\"kinds\": [\"operator\", \"house\"]} | /audience/kinds/1",
                "{\"organisations\": [\"minato-terminal\", \"nobody\"]} |"
                        + " /audience/organisations/1",
                "{\"organisations\": [null]} | /audience/organisations/0",
                "{\"organisations\": [\"house\"]} | /audience/organisations/0",
                "{\"organisations\": [\"land-ministry\"]} | /audience"
            })
    void anAudienceThatIsNobodyIsRefusedByName(String audience, String pointer) {
        Map<String, Long> before = HOUSE.rows();
        Desk.Answer answer = release("ministry-desk", to(audience));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
        assertThat(HOUSE.rows()).isEqualTo(before);
    }

    @Test
    void redGoesToThoseNamedOnly() {
        for (String audience :
                List.of(
                        "{\"everyone\": true}",
                        "{\"kinds\": [\"operator\"]}",
                        "{\"sectors\": [\"port\"], \"organisations\": [\"minato-terminal\"]}")) {
            Desk.Answer answer =
                    release("ministry-desk", to(audience).replace("TLP:GREEN", "TLP:RED"));
            assertThat(answer.pointers()).as(answer.text()).containsExactly("/audience");
        }
        released(
                "ministry-desk",
                to("{\"organisations\": [\"minato-terminal\"]}").replace("TLP:GREEN", "TLP:RED"));
    }

    @Test
    void nobodyButMinistriesAndTheCoordinatorReleases() {
        for (Map.Entry<String, Desk> entry : HOUSE.desks().entrySet()) {
            String role =
                    HOUSE.database()
                            .asOwner()
                            .sql("select role from registry.account where login = ?")
                            .param(entry.getKey())
                            .query(String.class)
                            .single();
            int status =
                    entry.getValue().post(ALL + "/preview", to("{\"everyone\": true}")).status();
            assertThat(status)
                    .as(entry.getKey())
                    .isEqualTo(Set.of("ministry-desk", "coordinator").contains(role) ? 200 : 403);
        }
    }

    @Test
    void reachesThoseOfTheAudienceAndSaysHowMany() {
        Desk ministry = HOUSE.desk("ministry-desk");
        int preview =
                ministry.post(ALL + "/preview", to("{\"everyone\": true}"))
                        .json()
                        .path("reached")
                        .asInt();
        Desk.Answer answer = ministry.post(ALL, to("{\"everyone\": true}"));
        assertThat(answer.json().path("reached").asInt()).isEqualTo(preview);
        Set<String> everyone =
                new TreeSet<>(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select id from registry.organisation where id not in"
                                                + " ('house', 'land-ministry')")
                                .query(String.class)
                                .list());
        assertThat(recipients(answer.id())).isEqualTo(everyone).hasSize(preview);

        Set<String> ports =
                recipients(
                        released(
                                "ministry-desk",
                                to("{\"sectors\": [\"port\"], \"kinds\": [\"operator\"]}")));
        assertThat(ports)
                .isEqualTo(
                        new TreeSet<>(
                                HOUSE.database()
                                        .asOwner()
                                        .sql(
                                                """
                                                select o.id from registry.organisation o
                                                  join registry.organisation_sector s on s.organisation = o.id
                                                 where o.kind = 'operator' and s.sector = 'port'
                                                """)
                                        .query(String.class)
                                        .list()))
                .contains("minato-terminal");
    }

    private static Set<String> recipients(String id) {
        Set<String> all = new TreeSet<>();
        String after = "";
        do {
            JsonNode page =
                    HOUSE.desk("ministry-desk")
                            .get(ALL + "/" + id + "/recipients?after=" + after)
                            .json();
            page.path("recipients").forEach(r -> all.add(r.path("organisation").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return all;
    }

    @Test
    void isUnreadForEachAccountUntilItOpensItAndNotedForTheOrganisation() {
        String id = released("ministry-desk", GUIDANCE.formatted("未読の確認"));
        Desk port = HOUSE.desk("port-desk");
        Browser browser = Browser.at(HOUSE, "port-desk");
        assertThat(browser.get("/").text()).contains("未読の確認");
        assertThat(port.get(ALL).json().path("announcements").path(0).path("readAt").isNull())
                .isTrue();
        assertThat(rates(id)).isEqualTo("1/0/0");

        assertThat(port.get(ALL + "/" + id).json().path("text").asString()).contains("Giraffe");
        assertThat(rates(id)).isEqualTo("1/1/0");
        assertThat(browser.get("/").text()).doesNotContain("未読の確認");

        String noted = port.post(ALL + "/" + id + "/note", "").json().path("notedAt").asString();
        assertThat(port.post(ALL + "/" + id + "/note", "").json().path("notedAt").asString())
                .isEqualTo(noted);
        assertThat(rates(id)).isEqualTo("1/1/1");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select kind from exchange.ledger where subject = ?::uuid"
                                                + " order by sequence")
                                .param(id)
                                .query(String.class)
                                .list())
                .containsExactly("announcement", "acknowledgement");
    }

    @Test
    void itsAlterationInTheDatabaseIsFound() {
        String id = released("ministry-desk", GUIDANCE.formatted("改ざん"));
        HOUSE.desk("port-desk").post(ALL + "/" + id + "/note", "");
        JdbcClient owner = HOUSE.database().asOwner();
        CheckLedger check = new CheckLedger(HOUSE.database().owner());
        Supplier<List<String>> found =
                () ->
                        check
                                .run(HOUSE.bean(KeyRing.class).publicKeys(), List.of())
                                .findings()
                                .stream()
                                .map(Text::en)
                                .filter(finding -> finding.contains(id))
                                .toList();
        assertThat(found.get()).isEmpty();
        owner.sql("update exchange.announcement set text = '別の本文' where id = ?::uuid")
                .param(id)
                .update();
        assertThat(found.get())
                .anyMatch(finding -> finding.startsWith("The announcement " + id))
                .anyMatch(finding -> finding.startsWith("The acknowledgement " + id));
        owner.sql("update exchange.announcement set text = '本文Giraffe' where id = ?::uuid")
                .param(id)
                .update();
        assertThat(found.get()).isEmpty();
    }

    private static String rates(String id) {
        JsonNode rates =
                HOUSE.desk("ministry-desk")
                        .get(ALL + "/" + id)
                        .json()
                        .path("outline")
                        .path("rates");
        return rates.path("reached").asInt()
                + "/"
                + rates.path("opened").asInt()
                + "/"
                + rates.path("noted").asInt();
    }

    @Test
    void theLedgerHoldsTheHashOfContentAndRecipients() {
        String id = released("ministry-desk", GUIDANCE.formatted("台帳"));
        String statement =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "select statement from exchange.announcement_record where"
                                        + " announcement = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .single();
        assertThat(statement).contains("Giraffe", "\"recipients\":[\"minato-terminal\"]");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        """
                                        select l.content_hash = sha256(convert_to(r.statement, 'UTF8'))
                                          from exchange.ledger l
                                          join exchange.announcement_record r on r.announcement = l.subject
                                         where l.subject = ?::uuid and l.kind = 'announcement'
                                        """)
                                .param(id)
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void aCorrectionReachesWhomTheEarlierOneReachedAndTakesItsPlaceOnce() {
        String first = released("ministry-desk", GUIDANCE.formatted("誤り"));
        String correction =
                """
                {"kind": "guidance", "legalBasis": "none", "title": "訂正です", "text": "正", "tlp": "TLP:AMBER",
                 "supersedes": "%s", "audience": {"organisations": ["cyber-office"]}}
                """
                        .formatted(first);
        assertThat(
                        release(
                                        "coordinator",
                                        correction.replace("cyber-office", "minato-terminal"))
                                .pointers())
                .as("another's")
                .containsExactly("/supersedes");
        assertThat(release("ministry-desk", correction.replace("TLP:AMBER", "TLP:RED")).pointers())
                .containsExactly("/tlp");
        String second = released("ministry-desk", correction);
        assertThat(recipients(second)).containsExactly("cyber-office", "minato-terminal");
        assertThat(release("ministry-desk", correction).status()).isEqualTo(409);
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(port.get("/announcements?list=unread").text())
                .contains(second)
                .doesNotContain("/announcements/" + first);
        assertThat(port.get("/announcements/" + first).text())
                .contains("訂正されました", "/announcements/" + second);
        assertThat(port.get("/announcements/" + second).text()).contains("/announcements/" + first);
        assertThat(Browser.at(HOUSE, "coordinator").get("/announcements/" + second).text())
                .as("to whom the earlier one did not go")
                .contains("訂正です")
                .doesNotContain(first);

        String withdrawn =
                released(
                        "ministry-desk",
                        correction
                                .replace(first, second)
                                .replace("\"text\"", "\"withdraws\": true, \"text\""));
        assertThat(port.get("/announcements/" + second).text()).contains("取り消されました", withdrawn);
    }

    @Test
    void theSameKeyReleasesOnce() {
        Desk ministry = HOUSE.desk("ministry-desk");
        String document = GUIDANCE.formatted("一度だけ");
        Desk.Answer first = ministry.post(ALL, document, "Idempotency-Key", "once-1");
        Desk.Answer again = ministry.post(ALL, document, "Idempotency-Key", "once-1");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(
                        ministry.post(ALL, GUIDANCE.formatted("別のこと"), "Idempotency-Key", "once-1")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void whoIsNoRecipientLearnsNothing() {
        String mark = "Zebra告知";
        String id = released("ministry-desk", GUIDANCE.formatted(mark));
        for (Map.Entry<String, Desk> entry : HOUSE.desks().entrySet()) {
            Desk desk = entry.getValue();
            boolean sender = // not its other roles
                    Set.of("ministry-desk", "ministry-deputy").contains(entry.getKey());
            boolean recipient = desk.organisation().equals("minato-terminal");
            String who = entry.getKey();
            Browser browser = Browser.at(HOUSE, who);
            int expected = sender || recipient ? 200 : 404;
            assertThat(desk.get(ALL + "/" + id).status()).as(who).isEqualTo(expected);
            assertThat(browser.get("/announcements/" + id).status()).as(who).isEqualTo(expected);
            assertThat(desk.get(ALL + "/" + id + "/recipients").status())
                    .as(who)
                    .isEqualTo(sender ? 200 : 404);
            assertThat(desk.post(ALL + "/" + id + "/note", "").status())
                    .as(who)
                    .isEqualTo(recipient ? 200 : 404);
            assertThat(ids(desk.get(ALL).json()).contains(id)).as(who).isEqualTo(recipient);
            assertThat(ids(desk.get(ALL + "/sent").json()).contains(id)).as(who).isEqualTo(sender);
            if (!sender && !recipient) {
                for (String path : List.of("/", "/announcements", "/announcements?list=read")) {
                    assertThat(browser.get(path).text()).as(who + path).doesNotContain(mark, id);
                }
            }
        }
        assertThat(HOUSE.stranger().get(ALL).status()).isEqualTo(401);
        assertThat(Browser.of(HOUSE).get("/announcements/" + id).status()).isEqualTo(303);
    }

    @Test
    void theDatabaseAddsNobodyAfterwardsAndTakesNoOthersWord() {
        String id = released("ministry-desk", GUIDANCE.formatted("後から"));
        for (String sql :
                List.of(
                        "insert into exchange.announcement_recipient values (:id, 'cyber-office',"
                                + " 'land-ministry', now())",
                        "update exchange.announcement set text = 'other' where id = :id",
                        "delete from exchange.announcement_recipient where announcement = :id")) {
            assertThatThrownBy(() -> asMinistry(sql, id)).as(sql).isInstanceOf(Exception.class);
        }
        assertThat(recipients(id)).containsExactly("minato-terminal");
    }

    private static void asMinistry(String sql, String id) {
        var account =
                HOUSE.database()
                        .asOwner()
                        .sql("select id from registry.account where login = 'ministry-desk'")
                        .query(java.util.UUID.class)
                        .single();
        kaname.platform.Caller caller =
                new kaname.platform.Caller(
                        account,
                        "land-ministry",
                        kaname.platform.Text.same("x"),
                        "ministry",
                        "ministry-desk",
                        kaname.platform.Text.same("x"));
        kaname.platform.Callers.as(
                caller,
                () ->
                        HOUSE.database()
                                .transaction()
                                .execute(_ ->
                                        HOUSE.database()
                                                .asApplication()
                                                .sql(sql)
                                                .param("id", java.util.UUID.fromString(id))
                                                .update()));
    }
}
