package kaname.situation.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is changing stands on a list with a day to look again, and keeps its id for scenarios.
@Tag("F17")
class DriversTest {

    private static final House HOUSE = House.open();
    private static final String PATH = "/situation/drivers";

    private static Map<String, String> word(String title, LocalDate review) {
        return new LinkedHashMap<>(
                Map.of(
                        "kind", "technology",
                        "title", title,
                        "because", "公開鍵暗号の移行が遅れると、保守回線の認証が破られうる",
                        "sectors", "electricity",
                        "reviewOn", review.toString()));
    }

    private static JsonNode driver(String title) {
        for (JsonNode one :
                HOUSE.desk("coordinator").get("/api/v1/drivers").json().path("drivers")) {
            if (one.path("title").asString().equals(title)) {
                return one;
            }
        }
        throw new AssertionError(title);
    }

    @Test
    void isPutOnTheListFallsDueIsLookedAtAgainAndKeepsItsId() {
        Browser expert = Browser.at(HOUSE, "expert");
        LocalDate past = LocalDate.now().minusDays(40);
        assertThat(expert.post(PATH, PATH, word("暗号の世代交代", past)).status()).isEqualTo(303);
        assertThat(Browser.at(HOUSE, "coordinator").get(PATH).text())
                .contains("暗号の世代交代", "見直しの日を過ぎています");
        JsonNode first = driver("暗号の世代交代");

        Map<String, String> again = word("暗号の世代交代", LocalDate.now().plusDays(90));
        again.put("driver", first.path("id").asString());
        again.put("number", "1");
        assertThat(expert.post(PATH, PATH, again).status()).isEqualTo(303);
        JsonNode second = driver("暗号の世代交代");
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("number").asInt()).isEqualTo(2);
        assertThat(expert.post(PATH, PATH, again).status()).as("looked at what was").isEqualTo(409);

        again.put("number", "2");
        assertThat(Browser.at(HOUSE, "ministry-desk").post(PATH, PATH, again).status())
                .as("another's")
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsKept() {
        Browser expert = Browser.at(HOUSE, "expert");
        Map<String, String> wrong = word("", LocalDate.now());
        wrong.put("kind", "weather");
        wrong.put("sectors", "moon");
        wrong.put("reviewOn", "someday");
        Browser.Answer answer = expert.post(PATH, PATH, wrong);
        assertThat(answer.status()).isEqualTo(400);
        Matcher said = Pattern.compile("保存していません").matcher(answer.text());
        assertThat(said.results().count()).isEqualTo(4);
        assertThat(Browser.at(HOUSE, "port-desk").get(PATH).status()).isEqualTo(403);
        assertThat(
                        Browser.at(HOUSE, "ceptoar-port")
                                .post(PATH, PATH, word("x", LocalDate.now()))
                                .status())
                .isEqualTo(403);
    }
}
