package kaname.framework;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.catalogue.Catalogue;
import kaname.catalogue.CatalogueFolder;
import kaname.catalogue.Catalogues;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The framework changes in the running house: over HTTP, in a house of its own.
class FrameworkTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final House HOUSE = House.ofItsOwn();
    private static final Desk OPERATOR = HOUSE.desk("port-desk");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");
    private static final Desk COORDINATOR = HOUSE.desk("coordinator");
    private static final CatalogueFolder SHIPPED = CatalogueFolder.shipped();
    private static final String CHANGES = "/api/v1/framework/changes";

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    @Tag("B6")
    @Tag("D15")
    @Tag("O3")
    void aSixteenthSectorJoinsWithARecordOfItsReadinessAndLeavesAgain() {
        String yaml = SHIPPED.files().get("sectors.yaml").replace("essentialAreas:", SPACE);
        String change = draft("宇宙分野の追加", Map.of("sectors.yaml", yaml)).id();

        Answer bare = act(MINISTRY, change, "submitted", record());
        assertThat(bare.status()).isEqualTo(400);
        assertThat(bare.pointers())
                .contains("/record/readiness/shares", "/record/readiness/committee");
        Answer unready = act(MINISTRY, change, "submitted", readiness("standards", false));
        assertThat(unready.pointers()).containsExactly("/record/readiness/standards");
        assertThat(sectors(HOUSE)).doesNotContain("space");

        submitAndAdopt(change, readiness("standards", true));
        assertThat(sectors(HOUSE)).contains("space");
        assertThat(OPERATOR.get("/catalogue?on=2027-04-01").text()).contains("宇宙");

        Instant between = Instant.now();
        act(COORDINATOR, change, "withdrawn", record());
        assertThat(sectors(HOUSE)).doesNotContain("space");
        assertThat(HOUSE.bean(Catalogues.class).knownAt(between).sector("space")).isPresent();
        String then = "/catalogue?on=2027-04-01&known=" + between;
        assertThat(OPERATOR.get(then).text()).contains("宇宙");
        assertThat(OPERATOR.get("/catalogue?known=yesterday").status()).isEqualTo(400);
        assertThat(ledger(change))
                .containsExactly(
                        "framework/1/drafted",
                        "framework/2/submitted",
                        "framework/3/adopted",
                        "framework/4/withdrawn");
    }

    @Test
    @Tag("D15")
    void aFormChangesWhileTheHouseIsOpenAndAnOldLetterKeepsTheFormOfItsDay() {
        String before = letter(OPERATOR.report(report("旧様式で送る")));
        String path = "forms/information-contact.yaml";
        String form = SHIPPED.files().get(path).replaceFirst("title:\\s+ja: \"", "$0【新】");
        assertThat(form).contains("【新】");
        String change = draft("情報連絡様式の改定", Map.of(path, form)).id();
        submitAndAdopt(change, record());

        String after = letter(OPERATOR.report(report("新様式で送る")));

        assertThat(MINISTRY.get(after + ".csv").text()).contains("【新】");
        assertThat(MINISTRY.get(before + ".csv").text()).doesNotContain("【新】");
        act(COORDINATOR, change, "withdrawn", record());
    }

    @Test
    @Tag("K11")
    @Tag("N6")
    void aRuleBindsWithItsBurdenEstimatedOnlyAndEachArmedProvisionConfirmed() {
        String change = draft("列車の遅れを要件に加える", Map.of(RAILWAY, armed())).id();
        assertThat(act(MINISTRY, change, "submitted", burden()).text()).contains("unarmed");
        ObjectNode proven = move("drafted", record());
        proven.putObject("files").put(RAILWAY_EXAMPLES, provenDelay());
        MINISTRY.post(CHANGES + "/" + change + "/acts", proven.toString());

        assertThat(act(MINISTRY, change, "submitted", record()).pointers())
                .contains("/record/burden/operators", "/record/burden/basis");
        assertThat(act(MINISTRY, change, "submitted", burden()).status()).isEqualTo(200);

        Answer unconfirmed = act(COORDINATOR, change, "adopted", record());
        assertThat(unconfirmed.status()).isEqualTo(409);
        assertThat(unconfirmed.text()).contains("jp-railway/triggers/train-delay");

        ObjectNode confirmed = record();
        confirmed.putArray("armed").add("jp-railway/triggers/train-delay");
        Answer adopted = act(COORDINATOR, change, "adopted", confirmed);
        assertThat(adopted.status()).isEqualTo(200);
        assertThat(adopted.json().at("/steps/3/person").asString()).isEqualTo("審査 太郎");
        assertThat(adopted.json().at("/steps/3/record/armed/0").asString())
                .isEqualTo("jp-railway/triggers/train-delay");
        assertThat(OPERATOR.get("/catalogue/regimes/jp-railway").text()).contains("責任者の判断");
        act(COORDINATOR, change, "withdrawn", record());
    }

    @Test
    @Tag("B6")
    void nobodyDecidesOnWhatTheyDraftedAndOthersNeitherDraftNorDecide() {
        ObjectNode opening = opening("自分の変更", Map.of(RAILWAY, noted("甲")));
        String own = COORDINATOR.post(CHANGES, opening.toString()).id();
        act(COORDINATOR, own, "submitted", record());

        assertThat(act(COORDINATOR, own, "adopted", record()).status()).isEqualTo(403);
        assertThat(act(MINISTRY, own, "adopted", record()).status()).isEqualTo(403);
        assertThat(OPERATOR.post(CHANGES, opening.toString()).status()).isEqualTo(403);
        assertThat(OPERATOR.get(CHANGES + "/" + own).status()).isEqualTo(404);
        assertThat(OPERATOR.get(CHANGES).text()).doesNotContain(own);
        assertThat(MINISTRY.get(CHANGES).text()).contains(own);
    }

    @Test
    @Tag("B6")
    void theDatabaseItselfRefusesAStepThatIsNotTheCallersToTake() {
        ObjectNode opening = opening("壁を試す", Map.of(RAILWAY, noted("戊")));
        String own = COORDINATOR.post(CHANGES, opening.toString()).id();
        act(COORDINATOR, own, "submitted", record());

        assertThat(inserting("coordinator", STEP.formatted(own, 3, "adopted"))).isFalse();
        assertThat(inserting("coordinator", STEP.formatted(own, 5, "returned"))).isFalse();
        assertThat(inserting("port-desk", STEP.formatted(own, 3, "returned"))).isFalse();
        assertThat(inserting("coordinator", EDITION.formatted("adoption", "'" + own + "'")))
                .isFalse();
        assertThat(inserting("coordinator", EDITION.formatted("release", "null"))).isFalse();
        assertThat(inserting("coordinator", STEP.formatted(own, 3, "returned"))).isTrue();
    }

    private static final String STEP =
            """
            insert into framework.step (change, number, act, at, account, organisation, person, because)
            values ('%s', %d, '%s', now(), current_setting('kaname.account')::uuid, registry.caller(), 'x', 'y')
            """;
    private static final String EDITION =
            """
            insert into framework.edition (number, known_from, cause, change, release)
            values (9999, now(), '%s', %s, decode(repeat('00', 32), 'hex'))
            """;

    /// As the application would, with a persona's account: whether the row is taken.
    private static boolean inserting(String persona, String sql) {
        Desk desk = HOUSE.desk(persona);
        Caller caller =
                HOUSE.database()
                        .asOwner()
                        .sql("select id, role from registry.account where login = ?")
                        .param(persona)
                        .query((row, _) ->
                                new Caller(
                                        row.getObject("id", UUID.class),
                                        desk.organisation(),
                                        Text.same(persona),
                                        "",
                                        row.getString("role"),
                                        Text.same(persona)))
                        .single();
        try {
            return Callers.as(
                    caller,
                    () ->
                            requireNonNull(
                                    HOUSE.database()
                                            .transaction()
                                            .execute(_ ->
                                                    HOUSE.database()
                                                                    .asApplication()
                                                                    .sql(sql)
                                                                    .update()
                                                            == 1)));
        } catch (DataAccessException refused) {
            return false;
        }
    }

    @Test
    void aDraftOvertakenByAnotherChangeIsDraftedAgainFirst() {
        String slow = draft("遅い方", Map.of(RAILWAY, noted("乙"))).id();
        String fast = draft("速い方", Map.of(RAILWAY, noted("丙"))).id();
        submitAndAdopt(fast, record());

        assertThat(act(MINISTRY, slow, "submitted", record()).status()).isEqualTo(409);
        ObjectNode again = move("drafted", record());
        again.putObject("files").put(RAILWAY, noted("乙・丙"));
        assertThat(MINISTRY.post(CHANGES + "/" + slow + "/acts", again.toString()).status())
                .isEqualTo(200);
        assertThat(act(MINISTRY, slow, "submitted", record()).status()).isEqualTo(200);
        act(COORDINATOR, fast, "withdrawn", record());
    }

    @Test
    @Tag("D8")
    void anArticleThatMovedListsWhatStillCitesIt() {
        String path = "instruments.yaml";
        String moved =
                SHIPPED.files()
                        .get(path)
                        .replaceFirst(
                                "(  - id: acd-act\\n)",
                                "$1    moved:\n      - {article: \"第5条\", to: \"第7条\", on:"
                                        + " 2026-01-01, source: "
                                        + sourceOf(path)
                                        + "}\n");
        Answer drafted = draft("条ずれの反映", Map.of(path, moved));

        JsonNode drift = drafted.json().at("/examination/drift");

        assertThat(drift.toString()).contains("jp-acd-art5").contains("第7条");
    }

    @Test
    void anotherNodeFollowsWithinMoments() throws InterruptedException {
        House other = HOUSE.anotherNode();
        int before = other.bean(Catalogues.class).edition();
        String change = draft("別の節点へ", Map.of(RAILWAY, noted("丁"))).id();
        submitAndAdopt(change, record());

        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        while (other.bean(Catalogues.class).edition() == before && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }

        assertThat(other.bean(Catalogues.class).edition())
                .isEqualTo(HOUSE.bean(Catalogues.class).edition());
        act(COORDINATOR, change, "withdrawn", record());
    }

    @Test
    @Tag("D15")
    void clocksThatAreRunningFollowTheFrameworkAndSayWhichEditionMovedThem()
            throws InterruptedException {
        String incident = OPERATOR.report(report("期限が変わる")).id();
        String path = "regimes/jp-information-contact.yaml";
        String shorter = withinAnHour(SHIPPED.files().get(path));
        String examples = "regimes/jp-information-contact.examples.yaml";
        Answer drafted =
                draft(
                        "情報連絡の期限",
                        Map.of(
                                path,
                                shorter,
                                examples,
                                SHIPPED.files().get(examples).replace(", due: {first: null}", "")));
        assertThat(drafted.json().at("/examination/passes").asBoolean())
                .as(drafted.text())
                .isTrue();
        submitAndAdopt(drafted.id(), burden());

        Instant limit = Instant.now().plus(Duration.ofSeconds(45));
        String clocks = OPERATOR.get("/api/v1/incidents/" + incident + "/clocks").text();
        while (JSON.readTree(clocks).path("changes").isEmpty() && Instant.now().isBefore(limit)) {
            Thread.sleep(250);
            clocks = OPERATOR.get("/api/v1/incidents/" + incident + "/clocks").text();
        }

        JsonNode moved = JSON.readTree(clocks).at("/changes/0");
        assertThat(moved.path("regime").asString()).isEqualTo("jp-information-contact");
        assertThat(moved.path("edition").asInt()).isEqualTo(HOUSE.bean(Catalogues.class).edition());
        act(COORDINATOR, drafted.id(), "withdrawn", record());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b]",
                "id: x\nid: y",
                "- a list",
                "\"unclosed",
                "id: jp-railway",
                "id: !!java.lang.ProcessBuilder [x]"
            })
    void aFileThatIsNoCatalogueIsNamedAndNeverSubmitted(String yaml) {
        Answer drafted = draft("読めない", Map.of("regimes/odd.yaml", yaml));

        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.json().at("/examination/unreadable").asString())
                .startsWith("regimes/odd.yaml");
        Answer submitted = act(MINISTRY, drafted.id(), "submitted", record());
        assertThat(submitted.status()).isEqualTo(409);
        assertThat(submitted.pointers()).containsExactly("/files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../kaname.yaml", "regimes/../x.yaml", "/etc/x.yaml", "regimes/X.yaml", "x"})
    void aFileHasAPlaceInTheCatalogue(String path) {
        int before = count("framework.change");

        Answer refused = MINISTRY.post(CHANGES, opening("置き場所", Map.of(path, "id: x")).toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).allMatch(pointer -> pointer.startsWith("/files/"));
        assertThat(count("framework.change")).isEqualTo(before);
    }

    @Test
    void aRuleWithoutItsArticleOrExamplesIsNotTaken() {
        String regime =
                SHIPPED.files().get(RAILWAY).replace("id: jp-railway\n", "id: jp-tramway\n");

        JsonNode found =
                draft("例のない制度", Map.of("regimes/jp-tramway.yaml", regime))
                        .json()
                        .path("examination");

        assertThat(found.path("passes").asBoolean()).isFalse();
        assertThat(found.path("failures").toString()).contains("jp-tramway");
    }

    // ------------------------------------------------------------------------------------
    // arranging

    private static final String RAILWAY = "regimes/jp-railway.yaml";

    private static final String RAILWAY_EXAMPLES = "regimes/jp-railway.examples.yaml";

    private static final String SPACE =
            """
              - id: space
                name: {ja: "宇宙", en: "Space"}
                from: 2027-04-01
                reason: {ja: "衛星の役務が他の分野を支える。", en: "Satellites carry other sectors."}
                source: policy-history
                services: {ja: "衛星測位", en: "Satellite navigation"}
                plan: special-action-plan
                ministries:
                  - {body: mic, source: recollection}

            essentialAreas:\
            """;

    private static Answer draft(String title, Map<String, String> files) {
        return MINISTRY.post(CHANGES, opening(title, files).toString());
    }

    private static ObjectNode opening(String title, Map<String, String> files) {
        ObjectNode opening = JSON.createObjectNode();
        opening.put("title", title);
        opening.put("person", "起案 花子");
        opening.put("because", "計画の改定による");
        ObjectNode places = opening.putObject("files");
        files.forEach(places::put);
        return opening;
    }

    private static void submitAndAdopt(String change, ObjectNode record) {
        Answer submitted = act(MINISTRY, change, "submitted", record);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        Answer adopted = act(COORDINATOR, change, "adopted", record());
        assertThat(adopted.status()).as(adopted.text()).isEqualTo(200);
    }

    private static Answer act(Desk desk, String change, String act, ObjectNode record) {
        return desk.post(CHANGES + "/" + change + "/acts", move(act, record).toString());
    }

    private static ObjectNode move(String act, ObjectNode record) {
        ObjectNode move = JSON.createObjectNode();
        move.put("act", act);
        move.put("person", "審査 太郎");
        move.put("because", "委員会の決定による");
        move.set("record", record);
        return move;
    }

    private static ObjectNode record() {
        return JSON.createObjectNode();
    }

    private static ObjectNode readiness(String check, boolean holds) {
        ObjectNode record = record();
        ObjectNode readiness = record.putObject("readiness");
        List.of("shares", "standards", "contacts", "ministry")
                .forEach(name -> readiness.put(name, true));
        readiness.put("settledOn", "2026-10-01");
        readiness.put("settledWith", "業界の連絡会");
        readiness.put("committee", "専門調査会");
        readiness.put("decidedOn", "2026-11-01");
        readiness.put("planRevision", "行動計画の改定");
        readiness.put(check, holds);
        return record;
    }

    private static ObjectNode burden() {
        ObjectNode record = record();
        record.putObject("burden")
                .put("operators", 200)
                .put("reportsPerYear", "1.5")
                .put("hoursPerReport", 4)
                .put("yenPerYear", 50000)
                .put("parties", "運輸局の受付")
                .put("basis", "過去3年の件数");
        return record;
    }

    /// The railway's file with a remark in its description: changes no rule.
    private static String noted(String remark) {
        return SHIPPED.files()
                .get(RAILWAY)
                .replace("title: {ja: \"鉄道事故等の報告\"", "title: {ja: \"鉄道事故等の報告" + remark + "\"");
    }

    /// The unread 30 minutes, on a named person's word.
    private static String armed() {
        String decided =
                """
                  decided:
                    title: {ja: "局長の判断", en: "decided by the director"}
                    where: "起案文書"
                    read: 2026-11-24
                    provenance: vouched
                """;
        return SHIPPED.files()
                .get(RAILWAY)
                .replaceFirst("(?m)^  recollection:$", decided + "  recollection:")
                .replaceFirst(
                        "(late or more )\\(unverified\\)(\\.\"}\\s+source: )recollection",
                        "$1$2decided");
    }

    private static String provenDelay() {
        return SHIPPED.files()
                .get(RAILWAY_EXAMPLES)
                .replaceFirst("triggered: \"unarmed\"", "triggered: \"true\"");
    }

    private static String withinAnHour(String regime) {
        return regime.replaceFirst("within: promptly", "within: PT1H");
    }

    private static String sourceOf(String path) {
        return SHIPPED.files().get(path).replaceFirst("(?s).*?sources:\\s+([a-z0-9-]+):.*", "$1");
    }

    private static String report(String title) {
        Instant now = Instant.now();
        ObjectNode document = JSON.createObjectNode();
        document.put("title", title);
        ObjectNode facts = document.putObject("facts");
        facts.put("service", "コンテナの搬出入");
        facts.put("service_state", "stopped");
        facts.put("state_since", now.minusSeconds(3600).toString());
        facts.put("aware_at", now.minusSeconds(1800).toString());
        facts.put("contact", "当直 050-0000-1001");
        return document.toString();
    }

    /// The page of the information contact that a report sent.
    private static String letter(Answer report) {
        JsonNode filings = report.json().path("filings");
        for (JsonNode filing : filings) {
            if (filing.path("form").asString().equals("information-contact")) {
                return "/api/v1/inbox/" + filing.path("id").asString() + "/letter";
            }
        }
        throw new IllegalStateException(report.text());
    }

    private static List<String> sectors(House house) {
        Catalogue catalogue = house.bean(Catalogues.class).now();
        return catalogue.sectorsOn(LocalDate.of(2027, 5, 1)).stream().map(s -> s.id()).toList();
    }

    private static List<String> ledger(String change) {
        return HOUSE.database()
                .asOwner()
                .sql(
                        "select basis from exchange.ledger where subject = ?::uuid order by"
                                + " sequence")
                .param(change)
                .query(String.class)
                .list();
    }

    private static int count(String table) {
        return HOUSE.database()
                .asOwner()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
