package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What leaves for a foreign partner names no operator, in any format.
@Tag("R3")
@Tag("F16")
class NamesAbroadTest {

    private static final House HOUSE = House.open();
    private static final Advised ADVISED = new Advised(HOUSE);
    private static final Foreign FOREIGN = new Foreign(HOUSE);

    @BeforeAll
    static void aPartnerAndWhatTheTerminalKeeps() {
        FOREIGN.entered("quagga-cert", "TLP:AMBER");
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.known_name (organisation, kind, writing)
                        values ('minato-terminal', 'alias', 'MNTX'), ('minato-terminal', 'person', '碇谷 帆太'),
                               ('minato-terminal', 'domain', 'mntx-ops.example'),
                               ('minato-terminal', 'network', '198.18.7.0/24')
                            on conflict do nothing
                        """)
                .update();
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.network (organisation, range) values ('minato-terminal', '2001:db8:77::/48')
                            on conflict do nothing
                        """)
                .update();
    }

    private static Map<String, Object> saying(String words) {
        Map<String, Object> document = Foreign.to(Advised.document("海外への話"), "quagga-cert");
        document.put("text", "次のことが起きました。" + words + " 確かめてください。");
        return document;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "みなと港ターミナル運営株式会社のゲートが止まった。",
                "みなと港ターミナル運営が止まった。",
                "ﾐﾅﾄ港ターミナル運営とＭｉｎａｔｏ　Ｐｏｒｔ　Ｔｅｒｍｉｎａｌ　Ｏｐｅｒａｔｉｏｎｓのこと。",
                "It began at Minato Port Terminal Operations.",
                "略して MNTX と呼ばれる。",
                "碇谷 帆太さんが見つけた。"
            })
    void aNameIsRefusedUntilItsWriterAnswersForIt(String words) {
        Desk.Answer refused = ADVISED.draft("coordinator", saying(words));
        assertThat(refused.pointers())
                .as(refused.text())
                .containsExactly("/audience/partners/names");
        String detail = refused.json().at("/errors/0/detail").asString();
        List<String> found = List.of(detail.substring(detail.indexOf(": ") + 2).split("、"));
        Map<String, Object> answered = saying(words);
        answered.put(
                "audience",
                Map.of(
                        "organisations",
                        List.of("minato-terminal"),
                        "partners",
                        Map.of("chosen", List.of("quagga-cert"), "names", found)));
        assertThat(ADVISED.draft("coordinator", answered).status()).isEqualTo(201);
        assertThat(
                        ADVISED.draft(
                                        "coordinator",
                                        Advised.with(Advised.document("国内"), "text", words))
                                .status())
                .as("at home it may be said")
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incident@minato-terminal.example",
                "電話 050-0000-1001",
                "電話 ０５０ー００００ー１００１",
                "hxxps://vpn.mntx-ops[.]example/",
                "198.18.7.9 から",
                "198[.]18[.]7[.]9",
                "2001:db8:77::5 から"
            })
    void whatIsAnOperatorsOwnNeverLeaves(String words) {
        Map<String, Object> document = saying(words);
        document.put(
                "audience",
                Map.of(
                        "organisations",
                        List.of("minato-terminal"),
                        "partners",
                        Map.of("chosen", List.of("quagga-cert"), "names", List.of(words))));
        assertThat(ADVISED.draft("coordinator", document).pointers())
                .as(words)
                .contains("/audience/partners");
    }

    @Test
    void everyPartOfItIsReadAndSoIsTheReasonOfARevocation() {
        String name = "みなと港ターミナル運営";
        for (Map.Entry<String, Object> part :
                Map.<String, Object>of(
                                "title", name + "の停止",
                                "measures", List.of(name + "に問い合わせる"),
                                "products", List.of(Map.of("vendor", name, "product", "P")),
                                "indicators",
                                        List.of(
                                                Map.of(
                                                        "type", "ip",
                                                        "value", "192.0.2.9",
                                                        "note", name)))
                        .entrySet()) {
            assertThat(
                            ADVISED.draft(
                                            "coordinator",
                                            Advised.with(
                                                    saying(""), part.getKey(), part.getValue()))
                                    .pointers())
                    .as(part.getKey())
                    .containsExactly("/audience/partners/names");
        }
        assertThat(
                        ADVISED.draft(
                                        "coordinator",
                                        Advised.with(
                                                saying(""),
                                                "indicators",
                                                List.of(
                                                        Map.of(
                                                                "type", "ip",
                                                                "value", "198.18.7.1"))))
                                .pointers())
                .containsExactly("/audience/partners");
        String id = ADVISED.released("coordinator", saying(""));
        assertThat(ADVISED.revoke("coordinator", id, name + "の誤報でした").pointers())
                .containsExactly("/reason");
        assertThat(ADVISED.revoke("coordinator", id, "誤報でした").status()).isEqualTo(200);
    }

    @Test
    void noFormatNamesTheOperatorThatReported() {
        String incident =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "ゲートの停止", "facts": {"service": "搬出入", "service_state": "stopped",
                                 "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
                                 "contact": "当直 050-0000-1001"}}
                                """)
                        .id();
        String letter =
                one(
                        "select id::text from exchange.letter where incident = ?::uuid and"
                                + " recipient = 'cyber-office' limit 1",
                        incident);
        Map<String, Object> document = saying("");
        document.put("title", "カモノハシの教訓");
        document.put("sources", List.of(Map.of("kind", "letter", "subject", letter)));
        document.put("indicators", List.of(Map.of("type", "domain", "value", "platypus.example")));
        document.put("products", List.of(Map.of("vendor", "Example", "product", "Gate-9")));
        String id = ADVISED.released("coordinator", document);
        String series = one("select series::text from advisory.advisory where id = ?::uuid", id);

        Desk partner = FOREIGN.desk("quagga-cert");
        Map<String, String> leaving = new LinkedHashMap<>();
        leaving.put("page", partner.get("/partner/advisories/" + id).text());
        for (String format : Export.FORMATS) {
            Desk.Answer file = partner.get("/partner/advisories/" + id + "/exports/" + format);
            assertThat(file.status()).as(format).isEqualTo(200);
            leaving.put(format, file.text());
            assertThat(file.header("Content-Disposition")).doesNotContain("minato");
        }
        leaving.put("event of the feed", partner.get("/feeds/misp/" + series + ".json").text());
        leaving.put(
                "line of the feed",
                partner.get("/feeds/misp/manifest.json").json().path(series).toString());
        leaving.put("objects of taxii", objects(partner, leaving.get("stix")));
        leaving.forEach((way, text) ->
                assertThat(text)
                        .as(way)
                        .containsAnyOf("カモノハシの教訓", "platypus.example")
                        .doesNotContain(letter, incident, "050-0000-1001")
                        .doesNotContainPattern("reached\":\\s*[0-9]")
                        .doesNotContain(operators()));
        assertThat(leaving.get("csaf")).contains("Cyber");
    }

    /// Those of the file, as a client fetches them.
    private static String objects(Desk partner, String stix) {
        List<String> ids = new ArrayList<>();
        JsonNode bundle = tools.jackson.databind.json.JsonMapper.builder().build().readTree(stix);
        bundle.path("objects").forEach(object -> ids.add(object.path("id").asString()));
        return Foreign.taxii(
                        partner, "objects/?match%5Bid%5D=" + String.join(",", ids) + "&limit=500")
                .text();
    }

    private static List<String> operators() {
        return HOUSE.database()
                .asOwner()
                .sql(
                        """
                        select w from registry.organisation o cross join lateral (values (o.id), (o.name_ja), (o.name_en)) n (w)
                         where o.kind = 'operator'
                        """)
                .query(String.class)
                .list();
    }

    private static String one(String sql, String id) {
        return HOUSE.database().asOwner().sql(sql).param(id).query(String.class).single();
    }
}
