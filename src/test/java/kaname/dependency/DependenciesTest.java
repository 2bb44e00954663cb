package kaname.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.House;
import kaname.advisory.Advised;
import kaname.dependency.model.ReadModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An operator owns what it says it stands on, and chooses who sees it.
@Tag("H2")
class DependenciesTest {

    private static final House HOUSE = House.open();
    private static final Advised ADVISED = new Advised(HOUSE);
    private static final String PATH = "/dependencies";

    private static Map<String, String> form(String supplier) {
        return new LinkedHashMap<>(
                Map.of(
                        "consumer", "minato-terminal-berth",
                        "supplier", supplier,
                        "sector", "",
                        "kind", "logical",
                        "strength", "4",
                        "buffer", "6/12/24",
                        "needs", "1",
                        "growth", "at-once",
                        "growthHours", "0",
                        "confidence", "3"));
    }

    private static boolean seen(String persona, String supplier) {
        JsonNode model = HOUSE.desk(persona).get("/api/v1/dependencies").json();
        return model.path("dependencies")
                .valueStream()
                .anyMatch(one ->
                        one.path("supplier").asString().equals(supplier)
                                && one.path("consumer").asString().equals("minato-terminal-berth"));
    }

    private static String of(Browser port, String supplierName) {
        Matcher link =
                Pattern.compile(
                                "(/dependencies/[0-9a-f-]{36})\"[^/]*</a></th><td[^>]*>"
                                        + supplierName)
                        .matcher(port.get(PATH).text());
        assertThat(link.find()).as(supplierName).isTrue();
        return link.group(1);
    }

    @Test
    void isSeenByThoseAloneWhomItsOperatorChose() {
        Browser port = Browser.at(HOUSE, "port-desk");
        String supplier = "tomo-shipping-sea";
        assertThat(port.post(PATH, PATH, form(supplier)).status()).isEqualTo(303);
        assertThat(seen("port-desk", supplier)).isTrue();
        assertThat(seen("coordinator", supplier)).isFalse();
        String one = of(port, "ともづな沖海運 外航貨物輸送");

        Map<String, String> shown = form(supplier);
        shown.put("number", "1");
        shown.put("shownTo", "cyber-office");
        assertThat(port.post(one, one, shown).status()).isEqualTo(303);
        assertThat(seen("coordinator", supplier)).isTrue();
        assertThat(seen("ministry-desk", supplier)).isFalse();
        assertThat(seen("bank-desk", supplier)).isFalse();
        assertThat(port.post(one, one, shown).status()).as("looked at what was").isEqualTo(409);
        assertThat(Browser.at(HOUSE, "bank-desk").get(one).status()).isEqualTo(404);
        assertThat(Browser.at(HOUSE, "coordinator").get(one).status()).isEqualTo(404);
        assertThat(port.get(one).text()).contains("見せる相手", "— → cyber-office");

        assertThat(port.post(one, one + "/removal", Map.of("number", "2")).location())
                .isEqualTo("/dependencies?removed=" + one.substring(one.lastIndexOf('/') + 1));
        assertThat(seen("coordinator", supplier)).isFalse();
        assertThat(
                        Browser.at(HOUSE, "bank-desk")
                                .post("/systems", one + "/return", Map.of())
                                .status())
                .isEqualTo(404);
        assertThat(port.post(PATH, one + "/return", Map.of()).location()).isEqualTo(one);
        assertThat(seen("coordinator", supplier)).isTrue();
        assertThat(port.post(PATH, one + "/return", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsKept() {
        Browser port = Browser.at(HOUSE, "port-desk");
        Map<String, String> wrong = form("nobody at all");
        wrong.put("consumer", "koyomi-bank-deposit");
        wrong.put("strength", "6");
        wrong.put("buffer", "48/36");
        wrong.put("needs", "many");
        wrong.put("asOf", "someday");
        wrong.put("shownTo", "koyomi-bank");
        Browser.Answer answer = port.post(PATH, PATH, wrong);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Pattern.compile("class=\"error\"").matcher(answer.text()).results().count())
                .isEqualTo(7);
        assertThat(port.get(PATH).text()).doesNotContain("nobody at all");
        assertThat(
                        Browser.at(HOUSE, "coordinator")
                                .post("/inbox", PATH, form("tomo-shipping"))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void aTableIsTriedThenKeptWholeOrNotAtAll() {
        Browser port = Browser.at(HOUSE, "port-desk");
        String head = "consumer,supplier,sector,strength,buffer,shownTo\r\n";
        String good =
                head
                        + "minato-terminal-berth,shizuku-chemical,,0.3,24/36/48,supplier;cyber-office\r\n"
                        + "minato-terminal-container,,gas,2,8,\r\n";
        Browser.Answer wrong =
                port.post(
                        PATH,
                        PATH + "/file",
                        Map.of(
                                "act",
                                "keep",
                                "text",
                                good + "minato-terminal-berth,moon,,9,x,\r\n"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("4行目", "supplier", "strength", "buffer");
        assertThat(seen("port-desk", "organisation:shizuku-chemical")).isFalse();

        assertThat(port.post(PATH, PATH + "/file", Map.of("text", good)).text())
                .contains("残すと、2件を加え");
        assertThat(seen("port-desk", "shizuku-chemical-resin")).isFalse();
        assertThat(port.post(PATH, PATH + "/file", Map.of("act", "keep", "text", good)).text())
                .contains("2件を加え、0件を直しました");
        assertThat(seen("coordinator", "shizuku-chemical-resin")).isTrue();

        String taken = port.get("/dependencies.csv").text();
        assertThat(port.post(PATH, PATH + "/file", Map.of("act", "keep", "text", taken)).text())
                .contains("0件を加え、0件を直しました");
        String changed = taken.replace("24/36/48", "12");
        assertThat(port.post(PATH, PATH + "/file", Map.of("act", "keep", "text", changed)).text())
                .contains("0件を加え、1件を直しました");
        String stolen =
                changed.replaceAll("(?m)^[0-9a-f-]{36},", "0192aaaa-0000-7000-8000-000000000000,");
        assertThat(port.post(PATH, PATH + "/file", Map.of("text", stolen)).status()).isEqualTo(400);
        for (String nonsense :
                List.of("", "consumer", "a,b\n1,2\n", "consumer\n\"open", head + "\u0000")) {
            assertThat(port.post(PATH, PATH + "/file", Map.of("text", nonsense)).status())
                    .as(nonsense)
                    .isEqualTo(400);
        }
    }

    @Test
    void whoeverHasNeverMadeAGraphAnswersQuestions() {
        Browser pension = Browser.at(HOUSE, "kurashi-desk");
        String ask = PATH + "/interview";
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("service", "kurashi-pension-pension");
        answers.put("strength.electricity", "5");
        answers.put("buffer.electricity", "24/36/48");
        answers.put("supplier.electricity", "nobody at all");
        answers.put("strength.water", "2");
        answers.put("shownTo", "cyber-office");
        Browser.Answer wrong = pension.post(ask, ask, answers);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(Pattern.compile("class=\"error\"").matcher(wrong.text()).results().count())
                .isEqualTo(1);
        assertThat(wrong.text()).contains("24/36/48");

        answers.put("supplier.electricity", "ひかり野送配電");
        assertThat(pension.post(ask, ask, answers).location()).isEqualTo(PATH);
        assertThat(pension.get(PATH).text()).contains("ひかり野送配電", "水道");
        assertThat(pension.get(ask).text())
                .doesNotContain("strength.electricity", "strength.water")
                .contains("strength.gas");
        assertThat(Browser.at(HOUSE, "coordinator").get(ask).status()).isEqualTo(403);
    }

    @Test
    void aModelOfWhatIsSeenIsReadAsItIs() {
        JsonNode model = HOUSE.desk("coordinator").get("/api/v1/dependencies").json();
        assertThat(ReadModel.of(model).dependencies()).isNotEmpty();
    }

    @Test
    @Tag("F1")
    void anAdvisoryReachesThoseWhoStandOnASupplierAsFarAsItsAuthorWasShown() {
        Browser port = Browser.at(HOUSE, "port-desk");
        String supplier = "kagari-chemical-ethylene";
        assertThat(port.post(PATH, PATH, form(supplier)).status()).isEqualTo(303);

        String unseen = released(supplier);
        assertThat(reads("izumi-desk", unseen)).as("stands on it, as the demo shows").isTrue();
        assertThat(reads("port-desk", unseen)).as("did not show it").isFalse();
        assertThat(reads("bank-desk", unseen)).as("does not stand on it").isFalse();

        Map<String, String> shown = form(supplier);
        shown.put("number", "1");
        shown.put("shownTo", "cyber-office");
        String one = of(port, "かがり浜石油化学 石油化学製品の製造");
        assertThat(port.post(one, one, shown).status()).isEqualTo(303);
        assertThat(reads("port-desk", released(supplier))).isTrue();

        String power = released("hoshi-power-generation");
        assertThat(reads("izumi-desk", power)).as("through the grid").isTrue();
        assertThat(reads("sora-desk", power)).isFalse();

        Map<String, Object> red = ADVISED.document("赤い依存");
        red.put("tlp", "TLP:RED");
        red.put("pap", "PAP:RED");
        red.put("audience", Map.of("standingOn", List.of("sector:electricity")));
        var refused = HOUSE.desk("coordinator").post("/api/v1/advisories", json(red));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("/audience");
    }

    private static String released(String supplier) {
        Map<String, Object> document = ADVISED.document("依存先の注意 " + supplier);
        document.put("audience", Map.of("standingOn", List.of(supplier)));
        return ADVISED.released("coordinator", document);
    }

    private static boolean reads(String persona, String advisory) {
        return HOUSE.desk(persona).get("/api/v1/advisories/" + advisory).status() == 200;
    }

    private static String json(Object value) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(value);
    }
}
