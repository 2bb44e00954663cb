package kaname.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An operator owns what it says its services are like, and chooses who sees it.
@Tag("H2")
class DescriptionsTest {

    private static final House HOUSE = House.open();
    private static final String PATH = "/dependencies/services/minato-terminal-container";

    private static Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("number", "0");
        form.put("autonomy", "4/8/12");
        form.put("threshold", "0.4");
        form.put("restoration", "24");
        form.put("siteName", "港の架空の事務所");
        form.put("siteLatitude", "34.123456");
        form.put("siteLongitude", "136.987654");
        form.put("confidence", "3");
        return form;
    }

    private static JsonNode seen(String persona) {
        return HOUSE.desk(persona)
                .get("/api/v1/dependencies")
                .json()
                .path("services")
                .valueStream()
                .filter(one -> one.path("id").asString().equals("minato-terminal-container"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areSeenByThoseAloneWhomTheirOperatorChoseAndEnterWhatIsForeseen() {
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(port.post(PATH, PATH, form()).status()).isEqualTo(303);
        JsonNode own = seen("port-desk");
        assertThat(own.path("autonomyHours").path("likely").asDouble()).isEqualTo(8);
        assertThat(own.path("threshold").asDouble()).isEqualTo(0.4);
        assertThat(own.path("restorationHours").asDouble()).isEqualTo(24);
        assertThat(own.path("site").path("latitude").asDouble())
                .as("about a kilometre is enough")
                .isEqualTo(34.12);
        assertThat(seen("coordinator").has("threshold")).as("not shown").isFalse();
        assertThat(Browser.at(HOUSE, "coordinator").get(PATH).text())
                .contains("見せられていません")
                .doesNotContain("港の架空の事務所");

        Map<String, String> shown = form();
        shown.put("number", "1");
        shown.put("shownTo", "cyber-office");
        assertThat(port.post(PATH, PATH, shown).status()).isEqualTo(303);
        assertThat(seen("coordinator").path("threshold").asDouble()).isEqualTo(0.4);
        assertThat(port.post(PATH, PATH, shown).status()).as("looked at what was").isEqualTo(409);
        assertThat(port.get(PATH).text()).contains("見せる相手", "— → cyber-office");
        Browser bank = Browser.at(HOUSE, "bank-desk");
        assertThat(bank.get(PATH).status()).isEqualTo(404);
        assertThat(bank.post("/systems", PATH, form()).status()).isEqualTo(404);
        assertThat(bank.post("/systems", PATH + "/removal", Map.of("number", "2")).status())
                .isEqualTo(404);
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        assertThat(coordinator.post("/inbox", PATH, form()).status()).isEqualTo(403);

        assertThat(port.post(PATH, PATH + "/removal", Map.of("number", "2")).location())
                .isEqualTo(PATH + "?removed=true");
        assertThat(seen("port-desk").has("threshold")).isFalse();
        assertThat(bank.post("/systems", PATH + "/return", Map.of()).status()).isEqualTo(404);
        assertThat(port.post(PATH, PATH + "/return", Map.of()).location()).isEqualTo(PATH);
        assertThat(seen("coordinator").path("threshold").asDouble()).isEqualTo(0.4);
        assertThat(port.post(PATH, PATH + "/return", Map.of()).status()).isEqualTo(404);
        assertThat(port.post(PATH, PATH + "/removal", Map.of("number", "2")).status())
                .isEqualTo(303);
        assertThat(port.post(PATH, PATH, form()).status()).as("anew").isEqualTo(303);
        assertThat(port.post(PATH, PATH + "/removal", Map.of("number", "1")).status())
                .isEqualTo(303);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsKept() {
        String path = "/dependencies/services/minato-terminal-berth";
        Map<String, String> wrong = form();
        wrong.put("autonomy", "-1");
        wrong.put("threshold", "1.5");
        wrong.put("restoration", "soon");
        wrong.put("siteLatitude", "91");
        wrong.put("siteLongitude", "");
        wrong.put("confidence", "6");
        wrong.put("asOf", "someday");
        wrong.put("shownTo", "koyomi-bank");
        Browser port = Browser.at(HOUSE, "port-desk");
        Browser.Answer answer = port.post(path, path, wrong);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Pattern.compile("class=\"error\"").matcher(answer.text()).results().count())
                .isEqualTo(8);
        Map<String, String> onlyABackup = form();
        onlyABackup.keySet().removeIf(name -> name.startsWith("site"));
        onlyABackup.put("backupLatitude", "34.7");
        onlyABackup.put("backupLongitude", "135.5");
        assertThat(port.post(path, path, onlyABackup).text()).contains("控えの前に");
        assertThat(port.get(path).text()).doesNotContain("港の架空の事務所");
    }

    @Test
    @Tag("H15")
    void aBackupWithinTheHazardIsNamedOnThePageOfSites() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        String page = "/dependencies/sites?km=";
        String deposit = "(?s)koyomi-bank-deposit(?:(?!</tr>).)*ともに倒れうる";
        assertThat(coordinator.get(page + "1000").text()).containsPattern(deposit);
        assertThat(coordinator.get(page + "300").text()).doesNotContainPattern(deposit);
        assertThat(coordinator.get(page + "1000").text())
                .containsPattern("(?s)kurumi-card-settlement(?:(?!</tr>).)*一方は残る");
        for (String nonsense : new String[] {"0", "-1", "many", "NaN", "1e9"}) {
            Browser.Answer answer = coordinator.get(page + nonsense);
            assertThat(answer.status()).as(nonsense).isEqualTo(400);
            assertThat(answer.text()).contains("class=\"error\"");
        }
        assertThat(Browser.at(HOUSE, "port-desk").get(page + "1000").text())
                .as("not shown to it")
                .doesNotContain("koyomi-bank-deposit");
    }
}
