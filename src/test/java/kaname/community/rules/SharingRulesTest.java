package kaname.community.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What each party says of how it shares, by date, and what can't both be kept.
@Tag("F6")
class SharingRulesTest {

    private static final House HOUSE = House.open();
    private static final String ALL = "/api/v1/sharing-rules";

    private static final String RULE =
            """
            {"about": "measure", %s "validFrom": "%s", "validTo": "%s",
             "basis": {"instrument": "試験の規程", "article": "1条", "provenance": "%s"}}
            """;

    private static String state(
            String persona, String terms, String from, String to, String provenance) {
        Desk.Answer answer =
                HOUSE.desk(persona).post(ALL, RULE.formatted(terms, from, to, provenance));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static JsonNode on(String day) {
        return HOUSE.desk("sora-desk").get(ALL + "?on=" + day).json();
    }

    @Test
    void twoContradictoryRulesAreListedWithReasonAndRemedyWhileBothAreValid() {
        String wide =
                state(
                        "ministry-desk",
                        "\"tlpAtMost\": \"TLP:GREEN\", \"expects\": {\"within\": \"PT24H\"},",
                        "2031-01-01",
                        "2031-03-01",
                        "primary");
        String strict =
                state(
                        "ceptoar-water",
                        "\"tlpAtLeast\": \"TLP:AMBER\", \"needs\": {\"within\": \"P3D\","
                                + " \"counting\": \"japan\"},",
                        "2031-02-01",
                        "2031-04-01",
                        "unverified");
        assertThat(conflicts("2031-01-15", strict)).isEmpty();
        List<JsonNode> conflicts = conflicts("2031-02-15", strict);
        assertThat(conflicts).hasSize(2);
        for (JsonNode conflict : conflicts) {
            assertThat(List.of(conflict.path("one").asString(), conflict.path("two").asString()))
                    .containsExactlyInAnyOrder(wide, strict);
            assertThat(conflict.path("unverified").asBoolean()).isTrue();
            assertThat(conflict.path("reason").path("en").asString()).isNotEmpty();
            assertThat(conflict.path("remedy").path("ja").asString()).isNotEmpty();
        }
        assertThat(conflicts("2031-03-15", strict)).isEmpty();

        String page = Browser.at(HOUSE, "izumi-desk").get("/sharing-rules?on=2031-02-15").text();
        assertThat(page).contains("件の食い違いがあります", "未確認", "解くには");
    }

    private static List<JsonNode> conflicts(String day, String rule) {
        return on(day).path("conflicts").values().stream()
                .filter(one ->
                        List.of(one.path("one").asString(), one.path("two").asString())
                                .contains(rule))
                .toList();
    }

    @Test
    void aRuleIsItsPartysOwnAndEndsOnADayWithoutBeingChanged() {
        String rule = state("bank-desk", "", "2032-01-01", "2033-01-01", "secondary");
        String end = ALL + "/" + rule + "/end";
        assertThat(HOUSE.desk("sora-desk").post(end, "{\"on\": \"2032-02-01\"}").status())
                .isEqualTo(404);
        assertThat(HOUSE.desk("bank-desk").post(end, "{\"on\": \"2032-02-01\"}").status())
                .isEqualTo(204);
        assertThat(on("2032-01-31").toString()).contains(rule);
        assertThat(on("2032-02-01").toString()).doesNotContain(rule);
        assertThat(HOUSE.desk("bank-desk").post(end, "{\"on\": \"2032-05-01\"}").status())
                .as("what has ended does not come back")
                .isEqualTo(400);
    }

    @Test
    void rulesOfABodyThatNobodyActsForAreStatedByMinistriesAndTheCoordinator() {
        String body =
                HOUSE.bean(kaname.catalogue.Catalogues.class).now().bodies().keySet().stream()
                        .findFirst()
                        .orElseThrow();
        String document =
                RULE.formatted(
                        "\"body\": \"" + body + "\",", "2034-01-01", "2034-02-01", "secondary");
        assertThat(HOUSE.desk("port-desk").post(ALL, document).status()).isEqualTo(403);
        assertThat(HOUSE.desk("coordinator").post(ALL, document).status()).isEqualTo(201);
        assertThat(on("2034-01-15").toString()).contains("\"party\":\"" + body + "\"");
    }

    @Test
    void theFormOfAPageStatesOne() {
        Browser bank = Browser.at(HOUSE, "bank-desk");
        Map<String, String> fields =
                Map.of(
                        "about", "threat",
                        "least", "TLP:GREEN",
                        "expects", "12",
                        "expectsUnit", "hours",
                        "expectsCounting", "ELAPSED",
                        "needsUnit", "hours",
                        "instrument", "画面の規程",
                        "article", "2条",
                        "provenance", "unverified",
                        "from", "2035-01-01");
        Browser.Answer answer = bank.post("/sharing-rules/new", "/sharing-rules/new", fields);
        assertThat(answer.location()).isEqualTo("/sharing-rules?on=2035-01-01");
        assertThat(bank.get(answer.location()).text()).contains("画面の規程", "12時間");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"about\": \"x\" | /about",
                "\"tlpAtLeast\": \"TLP:PINK\" | /tlpAtLeast",
                "\"tlpAtLeast\": \"TLP:RED\", \"tlpAtMost\": \"TLP:GREEN\" | /about",
                "\"expects\": {\"within\": \"soon\"} | /expects",
                "\"needs\": {\"within\": \"PT1H\", \"counting\": \"moons\"} | /needs",
                "\"ways\": [\"pigeon\", null] | /ways",
                "\"mustPass\": [\"police\"], \"mustNotPass\": [\"police\"] | /about",
                "\"validFrom\": \"2026-02-30\" | /validFrom",
                "\"validTo\": \"2020-01-01\" | /validTo",
                "\"basis\": {\"instrument\": \"x\", \"article\": \"1\"} | /basis/provenance"
            })
    void namesWhatIsWrong(String field, String pointer) {
        JsonNode whole =
                tools.jackson.databind.json.JsonMapper.builder()
                        .build()
                        .readTree(RULE.formatted("", "2036-01-01", "2036-02-01", "primary"));
        tools.jackson.databind.node.ObjectNode document =
                (tools.jackson.databind.node.ObjectNode) whole;
        document.setAll(
                (tools.jackson.databind.node.ObjectNode)
                        tools.jackson.databind.json.JsonMapper.builder()
                                .build()
                                .readTree("{" + field + "}"));
        Desk.Answer answer = HOUSE.desk("port-desk").post(ALL, document.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).contains(pointer);
    }
}
