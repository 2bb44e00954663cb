package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Advisories, written here or imported from MISP, are compared at the same door as what partners
/// post.
class ConcernsOfAdvisoriesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final House HOUSE = House.ofItsOwn();
    private static final Advised ADVISED = new Advised(HOUSE);

    @BeforeAll
    static void register() {
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        with networks as (
                            insert into registry.network (organisation, range, note)
                            values ('minato-terminal', '192.0.2.0/25', ''), ('sora-control', '192.0.2.0/25', ''))
                        insert into registry.system_product (system, organisation, vendor, product, version)
                        select s.id, s.organisation, 'Example Controls', 'Gate 7', '3.1' from registry.system s
                         where s.id in ('minato-terminal-tos', 'sora-control-fdp')
                        """)
                .update();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static List<JsonNode> concerns(String persona, String advisory) {
        JsonNode page = HOUSE.desk(persona).get("/api/v1/advisories/concerns").json();
        return StreamSupport.stream(page.path("concerns").spliterator(), false)
                .filter(one -> one.path("advisory").asString("").equals(advisory))
                .toList();
    }

    @Test
    void anAdvisoryConcernsItsReadersAloneUntilANextVersionSaysOtherwise() {
        Map<String, Object> document = Advised.document("ゲート");
        document.put(
                "products",
                List.of(
                        Map.of(
                                "vendor",
                                "EXAMPLE CONTROLS",
                                "product",
                                "gate_7",
                                "versions",
                                ">=3.0 <3.2")));
        document.put("indicators", List.of(Map.of("type", "ip", "value", "192.0.2.7")));
        String first = ADVISED.released("coordinator", document);
        assertThat(concerns("port-desk", first))
                .extracting(one -> one.path("type").asString())
                .containsExactlyInAnyOrder("software", "indicator");
        assertThat(concerns("sora-desk", first)).as("it is AMBER and went to the port").isEmpty();
        assertThat(Browser.at(HOUSE, "port-desk").get("/advisories/" + first).text())
                .as("the advisory's own page says the same")
                .contains("1つのシステムがこの製品を使っています", "あなたのネットワークにあります");
        assertThat(Browser.at(HOUSE, "port-desk").get("/advisories").text())
                .contains("共有された2件の情報が、あなたの登録に当たります");
        assertThat(Browser.at(HOUSE, "port-desk").get("/advisories/concerns").text())
                .contains("Gate 7 3.1", "192.0.2.0/25", "TLP:AMBER", "/advisories/" + first);
        assertThat(Browser.at(HOUSE, "bank-desk").get("/advisories/concerns").text())
                .contains("いまありません", "/systems");

        document.put("products", List.of());
        document.put("indicators", List.of(Map.of("type", "ip", "value", "192.0.2.8")));
        String next = ADVISED.next("coordinator", first, document);
        assertThat(concerns("port-desk", first)).isEmpty();
        assertThat(concerns("port-desk", next))
                .extracting(one -> one.path("fits").get(0).path("said").asString())
                .containsExactly("192.0.2.8");

        assertThat(ADVISED.revoke("coordinator", next, "誤り").status()).isEqualTo(200);
        assertThat(concerns("port-desk", next)).isEmpty();
    }

    @Test
    void anEventOfMispConcernsOnceItIsReleased() {
        String event =
                """
                {"Event": {"info": "Imported", "Tag": [{"name": "tlp:green"}, {"name": "PAP:GREEN"},
                           {"name": "kaname:aspect=\\"prevention\\""}],
                           "Attribute": [{"type": "ip-dst", "value": "192.0.2.44"}]}}
                """;
        JsonNode read = HOUSE.desk("coordinator").post(Advised.ALL + "/imports/misp", event).json();
        Map<String, Object> document =
                JSON.convertValue(
                        read, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {});
        document.put("audience", Advised.to("minato-terminal"));
        document.put("measures", List.of("x"));
        String advisory = ADVISED.released("coordinator", document);
        for (String reader : List.of("port-desk", "sora-desk")) {
            assertThat(concerns(reader, advisory)).as("GREEN is for %s too", reader).hasSize(1);
        }
        assertThat(concerns("bank-desk", advisory)).isEmpty();
    }
}
