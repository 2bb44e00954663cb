package kaname.taxii;

import static kaname.taxii.TaxiiClient.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.taxii.Audience.Readers;
import kaname.taxii.Audience.Writers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What partners post is compared with what operators registered; each hears of its own, as far as
/// the collection and the object's marking let it be told.
class ConcernTest {

    static final String CONCERNS = "/api/v1/advisories/concerns";
    private static final House HOUSE = House.ofItsOwn();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk SORA = HOUSE.desk("sora-desk");
    private static final Desk BANK = HOUSE.desk("bank-desk");
    private static final TaxiiClient KEEPER = new TaxiiClient(HOUSE.desk("coordinator"));

    @BeforeAll
    static void register() {
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        with products as (
                            insert into registry.system_product (system, organisation, vendor, product, version)
                            select s.id, s.organisation, 'Example  Controls', 'Gate_7', '3.1' from registry.system s
                             where s.id = 'minato-terminal-tos'),
                        networks as (
                            insert into registry.network (organisation, range, note)
                            values ('minato-terminal', '192.0.2.0/25', 'gate'), ('sora-control', '192.0.2.128/25', ''),
                                   ('minato-terminal', '2001:db8:7::/48', ''))
                        insert into registry.known_name (organisation, kind, writing)
                        values ('minato-terminal', 'domain', 'Minato.example'), ('minato-terminal', 'domain', '港.example')
                        """)
                .update();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    static String object(String type, String rest) {
        return object(type, id(type), "2026-01-01T00:00:00.000Z", rest);
    }

    static String object(String type, String id, String modified, String rest) {
        boolean versioned = Set.of("indicator", "vulnerability", "relationship").contains(type);
        return """
        {"type": "%s", "spec_version": "2.1", "id": "%s"%s, %s}
        """
                .formatted(
                        type,
                        id,
                        versioned
                                ? ", \"created\": \"2026-01-01T00:00:00.000Z\", \"modified\": \""
                                        + modified
                                        + "\""
                                : "",
                        rest)
                .strip();
    }

    static String pattern(String pattern) {
        return "\"name\": \"n\", \"pattern_type\": \"stix\", \"valid_from\":"
                + " \"2026-01-01T00:00:00Z\", \"pattern\": \""
                + pattern.replace("\\", "\\\\")
                + "\"";
    }

    private static String indicator(String pattern) {
        return object("indicator", pattern(pattern));
    }

    private static List<JsonNode> concerns(Desk desk) {
        Desk.Answer answer = desk.get(CONCERNS);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("concerns").spliterator(), false).toList();
    }

    private static List<String> ids(Desk desk, String shelf) {
        return concerns(desk).stream()
                .filter(one -> one.path("collection").asString().equals(shelf))
                .map(one -> one.path("object").asString())
                .toList();
    }

    private static String idOf(String object) {
        return object.replaceFirst("(?s).*\"id\": \"([^\"]+)\".*", "$1");
    }

    @Test
    void whatIsPostedConcernsWhoseNetworkSoftwareOrNameItNamesAndNobodyElse() {
        String shelf = Shelves.shared(HOUSE);
        List<String> ports =
                List.of(
                        indicator("[ipv4-addr:value = '192.0.2.7']"),
                        indicator("[ipv4-addr:value ISSUBSET '192.0.2.64/26']"),
                        indicator("[ipv6-addr:value = '2001:db8:7::1']"),
                        indicator("[url:value = 'https://login.minato.example/x']"),
                        indicator("[domain-name:value = 'xn--j6w.example']"),
                        indicator(
                                "[software:name = 'gate 7' AND software:vendor = 'EXAMPLE CONTROLS'"
                                        + " AND software:version < '3.2']"),
                        indicator(
                                "[software:cpe ="
                                    + " 'cpe:2.3:a:example_controls:gate_7:3.1:*:*:*:*:*:*:*']"),
                        object("ipv4-addr", "\"value\": \"192.0.2.9\""),
                        object("email-addr", "\"value\": \"a@minato.example\""),
                        object(
                                "software",
                                "\"name\": \"Gate 7\", \"vendor\": \"Example Controls\""));
        List<String> both = List.of(indicator("[ipv4-addr:value ISSUBSET '192.0.0.0/16']"));
        List<String> nobodys =
                List.of(
                        indicator("[ipv4-addr:value = '198.51.100.200']"),
                        indicator("[domain-name:value = 'notminato.example']"),
                        indicator("[domain-name:value = 'minato.example.invalid']"),
                        indicator(
                                "[software:name = 'Gate 7' AND software:vendor = 'Example Controls'"
                                        + " AND software:version > '3.1']"),
                        indicator("[software:name = 'Gate 7' AND software:vendor = 'Others']"),
                        indicator("[file:hashes.MD5 = '00']"));
        List<String> all = new ArrayList<>(ports);
        all.addAll(both);
        all.addAll(nobodys);
        KEEPER.added(shelf, all);

        List<String> seen = new ArrayList<>(ports);
        seen.addAll(both);
        assertThat(ids(PORT, shelf))
                .containsExactlyInAnyOrderElementsOf(seen.stream().map(ConcernTest::idOf).toList());
        assertThat(ids(SORA, shelf)).containsExactly(idOf(both.getFirst()));
        assertThat(ids(BANK, shelf)).isEmpty();
        JsonNode first =
                concerns(PORT).stream()
                        .filter(one -> one.path("object").asString().equals(idOf(ports.get(5))))
                        .findFirst()
                        .orElseThrow();
        assertThat(first.path("fits").get(0).path("registered").asString())
                .isEqualTo("Example  Controls Gate_7");
        assertThat(first.path("fits").get(0).path("detail").asString()).isEqualTo("3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "anyone,,true",
        "anyone,TLP:CLEAR,true",
        "anyone,TLP:GREEN,true",
        "anyone,TLP:AMBER,false",
        "anyone,TLP:AMBER+STRICT,false",
        "anyone,TLP:RED,false",
        "signed-in,TLP:GREEN,true",
        "signed-in,TLP:AMBER,true",
        "signed-in,TLP:AMBER+STRICT,false",
        "signed-in,TLP:RED,false",
        "signed-in,unknown,false",
        "named,TLP:AMBER+STRICT,true",
        "named,TLP:RED,true",
        "named,unknown,true",
        "named,,true"
    })
    void aMarkingIsNeverPassedBeyondWhomItIsFor(String readers, String marking, boolean told) {
        Audience audience =
                new Audience(
                        Readers.valueOf(readers.toUpperCase().replace('-', '_')),
                        Writers.NAMED,
                        readers.equals("named") ? Set.of("minato-terminal") : Set.of(),
                        Set.of());
        String shelf = Shelves.made(HOUSE, audience);
        String marked =
                marking == null
                        ? ""
                        : ", \"object_marking_refs\": [\""
                                + (marking.equals("unknown")
                                        ? "marking-definition--00000000-0000-4000-8000-000000000001"
                                        : kaname.taxii.look.Tlp.id(marking))
                                + "\"]";
        String wide =
                object("indicator", pattern("[ipv4-addr:value ISSUBSET '192.0.2.0/24']") + marked);
        KEEPER.added(shelf, List.of(wide));
        assertThat(ids(PORT, shelf)).hasSize(told ? 1 : 0);
        assertThat(ids(SORA, shelf))
                .as("whose network is in it too, and who is not named")
                .hasSize(told && !readers.equals("named") ? 1 : 0);
    }

    @Test
    void aNewVersionMovesTheHitAndARevokedOneTakesItBack() {
        String shelf = Shelves.shared(HOUSE);
        String one = id("indicator");
        KEEPER.added(
                shelf,
                List.of(
                        object(
                                "indicator",
                                one,
                                "2026-01-01T00:00:00.000Z",
                                pattern("[ipv4-addr:value = '192.0.2.7']"))));
        assertThat(ids(PORT, shelf)).containsExactly(one);
        KEEPER.added(
                shelf,
                List.of(
                        object(
                                "indicator",
                                one,
                                "2026-01-02T00:00:00.000Z",
                                pattern("[ipv4-addr:value = '192.0.2.200']"))));
        assertThat(ids(PORT, shelf)).isEmpty();
        assertThat(ids(SORA, shelf)).containsExactly(one);
        KEEPER.added(
                shelf,
                List.of(
                        object(
                                "indicator",
                                one,
                                "2026-01-03T00:00:00.000Z",
                                pattern("[ipv4-addr:value = '192.0.2.200']")
                                        + ", \"revoked\": true")));
        assertThat(ids(SORA, shelf)).isEmpty();
        KEEPER.delete(shelf, one, "?match[version]=last");
        assertThat(ids(SORA, shelf)).as("the version before holds again").containsExactly(one);
        KEEPER.delete(shelf, one, "");
        assertThat(ids(SORA, shelf)).isEmpty();
    }

    @Test
    void whatHasEndedByItsOwnWordConcernsNobody() {
        String shelf = Shelves.shared(HOUSE);
        String ended =
                pattern("[ipv4-addr:value = '192.0.2.7']")
                        + ", \"valid_until\": \"2026-01-02T00:00:00Z\"";
        KEEPER.added(shelf, List.of(object("indicator", ended)));
        assertThat(ids(PORT, shelf)).isEmpty();
    }

    @Test
    void aVulnerabilityConcernsWhoeverUsesSoftwareThatHasIt() {
        String shelf = Shelves.shared(HOUSE);
        String software =
                object(
                        "software",
                        "\"name\": \"Gate 7\", \"vendor\": \"Example Controls\", \"version\":"
                                + " \"3.1\"");
        String cve =
                ", \"external_references\": [{\"source_name\": \"cve\", \"external_id\":"
                        + " \"CVE-2026-77777\"}]";
        String vulnerability = object("vulnerability", "\"name\": \"x\"" + cve);
        String has =
                object(
                        "relationship",
                        "\"relationship_type\": \"has\", \"source_ref\": \"%s\", \"target_ref\": \"%s\""
                                .formatted(idOf(software), idOf(vulnerability)));
        KEEPER.added(shelf, List.of(software, vulnerability, has));
        assertThat(ids(PORT, shelf)).containsExactlyInAnyOrder(idOf(software), idOf(vulnerability));
        String another = Shelves.shared(HOUSE);
        String same = object("vulnerability", "\"name\": \"y\"" + cve);
        KEEPER.added(
                another,
                List.of(
                        same,
                        object(
                                "vulnerability",
                                "\"name\": \"z\"" + cve.replace("77777", "77778"))));
        assertThat(ids(PORT, another)).containsExactly(idOf(same));
        assertThat(ids(SORA, another)).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsKeptAndSaidToBe() {
        String shelf = Shelves.shared(HOUSE);
        JsonNode status =
                KEEPER.added(
                        shelf,
                        List.of(
                                indicator("[ipv4-addr:value = '192.0.2.7'"),
                                indicator("[ipv4-addr:value = '192.0.2.7' OR process:name = 'x']"),
                                indicator("[ipv4-addr:value = '192.0.2.8']"),
                                object("indicator", pattern("x").replace("stix", "yara"))));
        assertThat(status.path("failure_count").asInt(-1)).isZero();
        assertThat(status.path("successes").get(0).path("message").asString(""))
                .contains("not understood");
        assertThat(status.path("successes").get(1).path("message").asString(""))
                .contains("in part");
        assertThat(status.path("successes").get(2).path("message").asString("")).isEmpty();
        assertThat(ids(PORT, shelf)).hasSize(2);
    }

    @Test
    void aRepeatedObjectIsComparedOnce() {
        String shelf = Shelves.shared(HOUSE);
        String one = indicator("[ipv4-addr:value = '192.0.2.7']");
        KEEPER.added(
                shelf, List.of(one, one, indicator("[ipv4-addr:value = '198.51.100.1']"), one));
        KEEPER.added(shelf, List.of(one));
        assertThat(ids(PORT, shelf)).containsExactly(idOf(one));
    }

    @Test
    void whatWasThereBeforeIsLookedAtLater() {
        String shelf = Shelves.shared(HOUSE);
        String one = indicator("[ipv4-addr:value = '192.0.2.7']");
        KEEPER.added(shelf, List.of(one));
        var owner = HOUSE.database().asOwner();
        owner.sql(
                        "delete from taxii.sign where object in (select number from taxii.object"
                                + " where collection = ?::uuid)")
                .param(shelf)
                .update();
        owner.sql(
                        "update taxii.object set looked = false, understood = null where collection"
                                + " = ?::uuid")
                .param(shelf)
                .update();
        assertThat(ids(PORT, shelf)).isEmpty();
        assertThat(LookTask.look(HOUSE.database().asApplication(), 500)).isEqualTo(1);
        assertThat(LookTask.look(HOUSE.database().asApplication(), 500)).isZero();
        assertThat(ids(PORT, shelf)).containsExactly(idOf(one));
    }

    @Test
    void pagesByWhereTheLastEnded() {
        String shelf = Shelves.shared(HOUSE);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(indicator("[ipv4-addr:value = '192.0.2." + i + "']"));
        }
        KEEPER.added(shelf, many);
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = PORT.get(CONCERNS + next).json();
            page.path("concerns").forEach(one -> all.add(one.path("object").asString()));
            next = page.path("next").isString() ? "?after=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all).containsAll(many.stream().map(ConcernTest::idOf).toList());
        assertThat(PORT.get(CONCERNS + "?after=x").status()).isEqualTo(400);
    }

    @Test
    void whoIsConcernedIsToldThatThereIsSomethingOnceAnHourAndNobodyElse() {
        JdbcClient owner = HOUSE.database().asOwner();
        String told =
                "select organisation from exchange.delivery where occasion = 'concern' and"
                        + " planned_at > now() - interval '1 hour' order by organisation";
        owner.sql(
                        "update exchange.delivery set planned_at = planned_at - interval '2 hours'"
                                + " where occasion = 'concern'")
                .update();
        String shelf = Shelves.shared(HOUSE);
        KEEPER.added(shelf, List.of(indicator("[ipv4-addr:value = '198.51.100.1']")));
        assertThat(owner.sql(told).query(String.class).list()).isEmpty();
        KEEPER.added(shelf, List.of(indicator("[ipv4-addr:value = '192.0.2.7']")));
        KEEPER.added(shelf, List.of(indicator("[ipv4-addr:value = '192.0.2.8']")));
        assertThat(owner.sql(told).query(String.class).list()).containsExactly("minato-terminal");
        assertThat(
                        owner.sql(
                                        "select about::text from exchange.delivery where occasion ="
                                                + " 'concern'")
                                .query(String.class)
                                .list())
                .containsOnly("{}");
        String named =
                Shelves.made(
                        HOUSE,
                        new Audience(
                                Readers.NAMED, Writers.NAMED, Set.of("minato-terminal"), Set.of()));
        KEEPER.added(named, List.of(indicator("[ipv4-addr:value = '192.0.2.201']")));
        assertThat(owner.sql(told).query(String.class).list())
                .as("whose network it is, and who may not read it")
                .containsExactly("minato-terminal");
    }

    @Test
    void theKeeperSeesHowMuchWasUnderstoodAndConcernsNobodyByName() {
        String shared = Shelves.shared(HOUSE);
        KEEPER.added(
                shared,
                List.of(
                        indicator("[ipv4-addr:value ISSUBSET '192.0.2.0/24']"),
                        indicator("[ipv4-addr:value = '198.51.100.1' OR process:name = 'x']"),
                        indicator("[ipv4-addr:value LIKE 'x']"),
                        object(
                                "identity",
                                "\"name\": \"x\", \"created\": \"2026-01-01T00:00:00.000Z\","
                                        + " \"modified\": \"2026-01-01T00:00:00.000Z\"")));
        String named =
                Shelves.made(
                        HOUSE,
                        new Audience(
                                Readers.NAMED, Writers.NAMED, Set.of("minato-terminal"), Set.of()));
        KEEPER.added(named, List.of(indicator("[ipv4-addr:value = '192.0.2.7']")));
        assertThat(row("coordinator", shared))
                .contains("照合できる3件のうち、すべて読み取れたもの1件、一部1件、読み取れなかったもの1件。", "1件が、3つ以下の組織の登録に当たりました。")
                .doesNotContain("minato", "みなと", "sora", "そら");
        assertThat(row("coordinator", named))
                .as("it could only be one")
                .contains("照合できる1件", "示しません")
                .doesNotContain("当たりました");
        assertThat(row("port-desk", shared)).doesNotContain("照合できる");
        assertThat(row("expert", shared)).as("does not keep it").doesNotContain("照合できる");
    }

    /// Of the page of collections.
    private static String row(String persona, String shelf) {
        String page = Browser.at(HOUSE, persona).get("/collections").text();
        int at = page.indexOf("<code>t" + shelf.substring(0, 8) + "</code>");
        assertThat(at).as(page).isPositive();
        return page.substring(at, page.indexOf("</tr>", at));
    }

    @Test
    void onlyWhoRegistersIsAnswered() {
        assertThat(HOUSE.desk("ministry-desk").get(CONCERNS).status()).isEqualTo(404);
        assertThat(KEEPER.desk().get(CONCERNS).status()).isEqualTo(404);
        assertThat(HOUSE.stranger().get(CONCERNS).status()).isEqualTo(401);
    }
}
