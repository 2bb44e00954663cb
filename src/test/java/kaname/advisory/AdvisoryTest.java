package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// From a draft to what recipients do about it.
@Tag("F13")
@Tag("F19")
class AdvisoryTest {

    private static final House HOUSE = House.open();
    private static final Advised ADVISED = new Advised(HOUSE);
    private static final String ALL = Advised.ALL;

    @Test
    void isReleasedOnceASecondAccountHasApprovedThisVeryRevision() {
        String draft = ADVISED.drafted("coordinator", Advised.document("二人の目"));
        assertThat(ADVISED.release("coordinator", draft).status()).isEqualTo(409);
        assertThat(ADVISED.approve("coordinator", draft, 1).status()).isEqualTo(403);
        assertThat(ADVISED.approve("ministry-deputy", draft, 1).status()).isEqualTo(404);

        assertThat(ADVISED.approve("coordinator-deputy", draft, 1).status()).isEqualTo(200);
        Desk.Answer revised =
                HOUSE.desk("coordinator")
                        .post(
                                ALL + "/drafts/" + draft + "/revisions",
                                HOUSE.desk("coordinator")
                                        .get(ALL + "/drafts/" + draft)
                                        .json()
                                        .path("document")
                                        .toString()
                                        .replace("本文 二人の目", "書き直した本文"));
        assertThat(revised.status()).as(revised.text()).isEqualTo(201);
        assertThat(ADVISED.release("coordinator", draft).status())
                .as("what was approved is no longer what it says")
                .isEqualTo(409);
        assertThat(ADVISED.approve("coordinator-deputy", draft, 1).status()).isEqualTo(409);
        assertThat(ADVISED.approve("coordinator-deputy", draft, 2).status()).isEqualTo(200);

        String id = ADVISED.release("coordinator", draft).id();
        assertThat(ADVISED.release("coordinator-deputy", draft).id()).as("once").isEqualTo(id);
        assertThat(ADVISED.read("port-desk", id).path("text").asString()).isEqualTo("書き直した本文");
    }

    @Test
    void theDatabaseItselfWantsTheSecondAccount() {
        String draft = ADVISED.drafted("coordinator", Advised.document("データベースの目"));
        assertThatThrownBy(() -> approveInTheDatabase("coordinator", draft))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> approveInTheDatabase("ministry-deputy", draft))
                .rootCause()
                .hasMessageContaining("row-level security");
        approveInTheDatabase("coordinator-deputy", draft);
    }

    private static void approveInTheDatabase(String persona, String draft) {
        Caller caller =
                HOUSE.database()
                        .asOwner()
                        .sql("select id, organisation, role from registry.account where login = ?")
                        .param(persona)
                        .query((row, _) ->
                                new Caller(
                                        row.getObject("id", UUID.class),
                                        row.getString("organisation"),
                                        Text.same("x"),
                                        "coordinator",
                                        row.getString("role"),
                                        Text.same("x")))
                        .single();
        Callers.as(
                caller,
                () ->
                        new TransactionTemplate(HOUSE.bean(PlatformTransactionManager.class))
                                .execute(_ ->
                                        HOUSE.bean(JdbcClient.class)
                                                .sql(
                                                        "insert into advisory.approval values"
                                                                + " (?::uuid, 1, 'cyber-office', ?,"
                                                                + " now())")
                                                .params(draft, caller.account())
                                                .update()));
    }

    @Test
    void standsInTheInboxUnreadUntilOpenedAndIsNoted() {
        String id = ADVISED.released("coordinator", Advised.document("受信箱の注意喚起"));
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(port.get("/announcements?list=unread").text()).contains("受信箱の注意喚起");
        assertThat(port.get("/announcements/" + id).text())
                .contains("/advisories/" + id, "SHA-256")
                .doesNotContain("本文 受信箱の注意喚起");
        String other = ADVISED.released("coordinator", Advised.document("開けば既読"));
        assertThat(port.get("/advisories/" + other).text()).contains("本文 開けば既読");
        assertThat(port.get("/announcements?list=unread").text()).doesNotContain("開けば既読");
        assertThat(port.post("/advisories/" + other + "/note", "").location())
                .isEqualTo("/advisories/" + other);
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select kind from exchange.ledger where subject = ?::uuid"
                                                + " order by sequence")
                                .param(other)
                                .query(String.class)
                                .list())
                .containsExactly("announcement", "acknowledgement");
    }

    @Test
    @Tag("F1")
    void everyAdvisoryHasOneToThreeAspectsAndContainmentComesFirst() {
        for (Object aspects : List.of(List.of(), List.of("recovery"))) {
            assertThat(
                            ADVISED.draft(
                                            "coordinator",
                                            Advised.with(
                                                    Advised.document("側面"), "aspects", aspects))
                                    .pointers())
                    .containsExactly("/aspects");
        }
        String now =
                ADVISED.released(
                        "coordinator",
                        Advised.with(Advised.document("いま拡大中"), "aspects", List.of("containment")));
        String later = ADVISED.released("coordinator", Advised.document("あとの予防"));
        List<String> ids = new ArrayList<>();
        JsonNode list = HOUSE.desk("port-desk").get(ALL).json().path("advisories");
        list.forEach(one -> ids.add(one.path("id").asString()));
        assertThat(ids.indexOf(now)).isLessThan(ids.indexOf(later)).isGreaterThanOrEqualTo(0);
        assertThat(Browser.at(HOUSE, "port-desk").get("/advisories?aspect=containment").text())
                .contains("いま拡大中")
                .doesNotContain("あとの予防");
    }

    @Test
    @Tag("F1")
    void messagesOfContainmentGoBeforeAllThatWait() {
        DataSource owner = HOUSE.database().owner();
        new TransactionTemplate(new JdbcTransactionManager(owner))
                .executeWithoutResult(transaction -> {
                    JdbcClient jdbc = JdbcClient.create(owner);
                    assertThat(ahead(jdbc, true)).isTrue();
                    assertThat(ahead(jdbc, false)).isFalse();
                    transaction.setRollbackOnly();
                });
    }

    private static boolean ahead(JdbcClient jdbc, boolean urgent) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into exchange.announcement (id, sender, account, kind, title, text, marking, exercise,
                                                           released_at, reached, withdraws, urgent)
                        select ?, 'cyber-office', id, 'advice', 'x', 'y', 'TLP:GREEN', false, now(), 1, false, ?
                          from registry.account limit 1
                        """)
                .params(id, urgent)
                .update();
        jdbc.sql(
                        "insert into exchange.announcement_recipient values (?, 'minato-terminal',"
                                + " 'cyber-office', now())")
                .param(id)
                .update();
        return jdbc.sql(
                        "select bool_and(next_at < planned_at) from exchange.delivery where subject"
                                + " = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    @Test
    void aCeptoarOfficeWritesToItsMembersAndOtherOfficesOnly() {
        String id =
                ADVISED.released(
                        "ceptoar-port",
                        Advised.with(
                                Advised.document("セプターから"), "audience", Map.of("everyone", true)));
        List<String> outside =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                """
                                select o.id from exchange.announcement_recipient r
                                  join registry.organisation o on o.id = r.organisation
                                 where r.announcement = ?::uuid and o.kind <> 'ceptoar'
                                   and o.ceptoar is distinct from 'ceptoar-port'
                                """)
                        .param(id)
                        .query(String.class)
                        .list();
        assertThat(outside).isEmpty();
        assertThat(ADVISED.read("port-desk", id).path("text").asString()).contains("セプターから");
        assertThat(HOUSE.desk("bank-desk").get(ALL + "/" + id).status()).isEqualTo(404);
        Desk.Answer beyond =
                HOUSE.desk("ceptoar-port")
                        .post(
                                ALL + "/preview",
                                json(
                                        Advised.with(
                                                Advised.document("よそへ"),
                                                "audience",
                                                Advised.to("koyomi-bank"))));
        assertThat(beyond.pointers()).as(beyond.text()).containsExactly("/audience/organisations");
        assertThat(
                        HOUSE.desk("ceptoar-port")
                                .post(
                                        "/api/v1/announcements",
                                        "{\"kind\": \"guidance\", \"title\": \"x\"}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void anExerciseLeavesTheHouseUnderNoMarking() {
        Map<String, Object> document = Advised.document("演習の注意喚起");
        document.put("tlp", "TLP:CLEAR");
        document.put("pap", "PAP:CLEAR");
        document.put("exercise", true);
        String id = ADVISED.released("coordinator", document);
        Browser nobody = Browser.of(HOUSE);
        assertThat(nobody.get("/public/advisories").text()).doesNotContain("演習の注意喚起");
        assertThat(nobody.get("/public/advisories/" + id).status()).isEqualTo(404);
        assertThat(HOUSE.desk("port-desk").get("/feeds/misp/manifest.json").text())
                .doesNotContain("演習の注意喚起");
        assertThat(Browser.at(HOUSE, "bank-desk").get("/advisories/" + id).text())
                .contains("演習の注意喚起", "【演習】");
    }

    @Test
    void whatIsPublicIsThereForThoseWhoAreSignedInToo() {
        Map<String, Object> document = Advised.document("公開の注意喚起です");
        document.put("tlp", "TLP:CLEAR");
        document.put("pap", "PAP:CLEAR");
        String id = ADVISED.released("coordinator", document);
        for (Browser who : List.of(Browser.of(HOUSE), Browser.at(HOUSE, "bank-desk"))) {
            assertThat(who.get("/public/advisories").text()).contains("公開の注意喚起です");
            assertThat(who.get("/public/advisories/" + id).text()).contains("本文 公開");
            assertThat(who.get("/public/advisories/" + id + "/exports/csv").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void operatorsAndOthersWriteNone() {
        for (String persona : List.of("port-desk", "police-desk", "ministry-supervision")) {
            assertThat(ADVISED.draft(persona, Advised.document("x")).status()).isEqualTo(403);
        }
        assertThat(Browser.at(HOUSE, "port-desk").get("/advisories/new").status()).isEqualTo(403);
    }

    static String json(Map<String, Object> document) {
        return tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .writeValueAsString(document);
    }

    @Test
    void aNewVersionTakesThePlaceOfTheLastForAllWhomItReached() {
        String first =
                ADVISED.released(
                        "coordinator",
                        Advised.with(Advised.document("初版"), "measures", List.of("同じ", "変わる")));
        assertThat(ADVISED.answer("port-desk", first, 1, "done").status()).isEqualTo(200);
        assertThat(ADVISED.answer("port-desk", first, 2, "not-done").status()).isEqualTo(200);
        String second =
                ADVISED.next(
                        "coordinator",
                        first,
                        Advised.with(
                                Advised.with(
                                        Advised.document("第二版"), "measures", List.of("新しい", "同じ")),
                                "audience",
                                Advised.to("koyomi-bank")));
        JsonNode old = ADVISED.read("port-desk", first);
        assertThat(old.path("ended").path("how").asString()).isEqualTo("superseded");
        assertThat(old.path("ended").path("follower").asString()).isEqualTo(second);
        JsonNode fresh = ADVISED.read("port-desk", second);
        assertThat(fresh.path("outline").path("version").asInt()).isEqualTo(2);
        assertThat(fresh.path("outline").path("series"))
                .isEqualTo(old.path("outline").path("series"));
        assertThat(Browser.at(HOUSE, "bank-desk").get("/advisories/" + second).text())
                .contains("第二版", "第2版");
        assertThat(HOUSE.desk("bank-desk").get(ALL + "/" + first).status())
                .as("the first never reached it")
                .isEqualTo(404);
        JsonNode answers = HOUSE.desk("port-desk").get(ALL + "/" + second + "/answers").json();
        assertThat(answers.path("answers").size()).as("what is asked again").isEqualTo(1);
        assertThat(answers.path("answers").path(0).path("measure").asInt()).isEqualTo(2);

        assertThat(ADVISED.answer("port-desk", first, 1, "done").status()).isEqualTo(409);
        assertThat(ADVISED.revoke("coordinator", first, "x").status()).isEqualTo(409);
        assertThat(
                        HOUSE.desk("coordinator")
                                .post(
                                        ALL + "?supersedes=" + first,
                                        json(Advised.document("もう一つの第二版")))
                                .status())
                .isEqualTo(409);
        assertThat(
                        HOUSE.desk("ministry-desk")
                                .post(ALL + "?supersedes=" + second, json(Advised.document("x")))
                                .status())
                .as("another's")
                .isEqualTo(404);
    }

    @Test
    @Tag("F13")
    void programsFollowFromVersionToVersion() {
        Map<String, Object> document =
                Advised.with(Advised.document("棚"), "measures", List.of("棚で残る策", "棚で消える策"));
        String first = ADVISED.released("coordinator", document);
        List<JsonNode> before = shelf("port-desk", "");
        JsonNode dropped = one(before, "棚で消える策");
        JsonNode kept = one(before, "棚で残る策");
        assertThat(shelf("bank-desk", "").toString()).doesNotContain("棚で残る策");

        ADVISED.next(
                "coordinator",
                first,
                Advised.with(
                        Advised.with(document, "measures", List.of("棚で残る策")),
                        "audience",
                        Advised.to("minato-terminal", "koyomi-bank")));

        List<JsonNode> after = shelf("port-desk", "");
        assertThat(one(after, "棚で残る策").path("id")).isEqualTo(kept.path("id"));
        assertThat(one(after, "棚で残る策").path("modified")).isNotEqualTo(kept.path("modified"));
        assertThat(after.toString()).doesNotContain("棚で消える策");
        assertThat(after)
                .filteredOn(o -> o.path("id").equals(dropped.path("id")))
                .singleElement()
                .satisfies(o -> assertThat(o.path("revoked").asBoolean()).isTrue());
        assertThat(shelf("bank-desk", "").toString())
                .as("what it never had is not taken back from it")
                .contains("棚で残る策")
                .doesNotContain(dropped.path("id").asString());
        assertThat(Browser.at(HOUSE, "port-desk").get("/collections").text()).contains("注意喚起");
    }

    private static JsonNode one(List<JsonNode> objects, String words) {
        return objects.stream()
                .filter(object -> object.path("description").asString("").equals(words))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /// What a program of theirs finds among the advisories.
    private static List<JsonNode> shelf(String persona, String query) {
        Desk.Answer answer =
                HOUSE.desk(persona)
                        .get(
                                "/taxii2/kaname/collections/advisories/objects/?limit=5000" + query,
                                "Accept",
                                "application/taxii+json;version=2.1");
        List<JsonNode> objects = new ArrayList<>();
        answer.json().path("objects").forEach(objects::add);
        return objects;
    }

    /// The redaction test of what goes to partners abroad and to anybody else.
    @Test
    @Tag("F16")
    @Tag("R3")
    void whatLeavesTheHouseNamesNoOperatorThatReported() {
        Desk port = HOUSE.desk("port-desk");
        String incident =
                port.report(
                                """
                                {"title": "ゲートの停止", "facts": {"service": "搬出入", "service_state": "stopped",
                                 "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
                                 "contact": "当直 050-0000-1001"}}
                                """)
                        .id();
        String letter = ADVISED.letterOf(incident);
        Map<String, Object> document = Advised.document("ゲート端末の停止の教訓");
        document.put("tlp", "TLP:CLEAR");
        document.put("pap", "PAP:CLEAR");
        document.put("sources", List.of(Map.of("kind", "letter", "subject", letter)));
        document.put("indicators", List.of(Map.of("type", "domain", "value", "gnu.example")));
        String id = ADVISED.released("ministry", "ministry-desk", document);

        List<String> leaving = new ArrayList<>();
        for (String format : Export.FORMATS) {
            Desk.Answer file =
                    HOUSE.desk("ministry-desk").get(ALL + "/" + id + "/exports/" + format);
            assertThat(file.status()).as(format).isEqualTo(200);
            leaving.add(file.text());
        }
        leaving.add(
                HOUSE.stranger()
                        .get(
                                "/feeds/misp/"
                                        + ADVISED.read("ministry-desk", id)
                                                .at("/outline/series")
                                                .asString()
                                        + ".json")
                        .text());
        leaving.add(
                HOUSE.stranger()
                        .get(
                                "/taxii2/kaname/collections/advisories/objects/?limit=5000",
                                "Accept",
                                "application/taxii+json;version=2.1")
                        .text());
        assertThat(leaving)
                .allSatisfy(text -> assertThat(text).contains("ゲート端末の停止の教訓"))
                .allSatisfy(text ->
                        assertThat(text)
                                .doesNotContain(
                                        letter,
                                        incident,
                                        "minato-terminal",
                                        "みなと港ターミナル",
                                        "Minato Port",
                                        "050-0000-1001"));
    }

    @Test
    void isCorrectedAndRevokedWhereItWasWrittenAndNotAsAnAnnouncement() {
        String id = ADVISED.released("coordinator", Advised.document("別の道"));
        Desk.Answer answer =
                HOUSE.desk("coordinator")
                        .post(
                                "/api/v1/announcements",
                                """
                                {"kind": "advice", "title": "x", "text": "y", "tlp": "TLP:AMBER",
                                 "supersedes": "%s", "withdraws": true}
                                """
                                        .formatted(id));
        assertThat(answer.pointers()).as(answer.text()).containsExactly("/supersedes");
        assertThat(ADVISED.revoke("coordinator", id, " ").pointers()).containsExactly("/reason");
        assertThat(ADVISED.revoke("port-desk", id, "x").status()).isEqualTo(404);
        assertThat(ADVISED.revoke("coordinator", id, "誤報でした").status()).isEqualTo(200);
        assertThat(ADVISED.revoke("coordinator", id, "x").status()).isEqualTo(409);
        assertThat(Browser.at(HOUSE, "port-desk").get("/announcements/" + id).text())
                .contains("取り消されました");
        assertThat(ADVISED.answer("port-desk", id, 1, "done").status())
                .as("there is nothing to answer any more")
                .isEqualTo(409);
    }

    @Test
    void aFormKeepsWhatWasWrittenAndSaysWhatToCorrect() {
        Browser desk = Browser.at(HOUSE, "coordinator");
        String red =
                "kind=advice&title=formtitle&text=formtext&aspects=prevention&tlp=TLP:RED&pap=PAP:CLEAR"
                    + "&everyone=true&measures=m1%0Am2&indicators=198.51.100.7%20C2";
        Browser.Answer refused = desk.post("/advisories/new", red);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("formtitle", "TLP:RED は名指し", "PAP:CLEAR は TLP:RED");
        assertThat(desk.post("/advisories/new/preview", red).text()).contains("まだ出せません");
        String good = red.replace("TLP:RED", "TLP:GREEN").replace("PAP:CLEAR", "PAP:GREEN");
        assertThat(desk.post("/advisories/new/preview", good).text()).contains("組織に届きます");
        String draft = desk.post("/advisories/new", good).location();
        assertThat(draft).startsWith("/advisories/drafts/");
        assertThat(desk.get(draft).text()).contains("formtitle", "198.51.100.7", "書いた人は承認できません");
        Browser deputy = Browser.at(HOUSE, "coordinator-deputy");
        assertThat(deputy.get("/advisories").text()).contains("あなたの承認を待っています");
        assertThat(deputy.post(draft + "/approval", "revision=1").location()).isEqualTo(draft);
        String released = desk.post(draft + "/release", "").location();
        assertThat(Browser.at(HOUSE, "port-desk").get(released).text())
                .contains("formtext", "m2", "198.51.100.7");
    }
}
