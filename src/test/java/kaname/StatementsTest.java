package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every page and call makes as many SQL statements for many rows as for few.
class StatementsTest {

    private static final Counted COUNTED = new Counted();
    private static final House HOUSE = House.counted(COUNTED);

    private final Map<String, Browser> browsers = new LinkedHashMap<>();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void areTheSameForFewRowsAndForMany() {
        String incident = report();
        Map<String, Integer> few = everything(incident);
        for (int i = 0; i < 12; i++) {
            report();
            HOUSE.desk("port-desk")
                    .further(incident, "{\"facts\": {\"summary\": \"第" + i + "報\"}}");
        }
        String letter = letter(incident);
        for (int i = 0; i < 10; i++) {
            HOUSE.desk("ministry-desk")
                    .post("/api/v1/inbox/" + letter + "/questions", "{\"text\": \"質問" + i + "\"}");
            HOUSE.desk("port-desk")
                    .post(
                            "/api/v1/letters/" + letter + "/told",
                            "{\"way\": \"phone\", \"whoTookIt\": \"x\"}");
        }
        Map<String, Integer> many = everything(incident);
        assertThat(many).isEqualTo(few);
        System.out.println("SQL statements a request: " + few);
    }

    @Test
    void ofAReportDoNotGrowWithItsLettersNorOfManyAcknowledgements() {
        int one = fewest(StatementsTest::report);
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            letters.add(letter(report()));
        }
        assertThat(fewest(StatementsTest::report)).isEqualTo(one);

        int single = acknowledge(letters.subList(0, 1));
        assertThat(acknowledge(letters.subList(1, letters.size()))).isEqualTo(single);
    }

    @Test
    void ofAnnouncementsDoNotGrowWithTheirRecipientsNorTheirNumber() {
        int one = fewest(() -> announce("\"organisations\": [\"minato-terminal\"]"));
        int everyone =
                fewest(() ->
                        announce(
                                "\"everyone\": true, \"organisations\":"
                                        + " [\"minato-terminal\"]"));
        assertThat(everyone).isEqualTo(one);

        Map<String, Integer> few = announcements();
        for (int i = 0; i < 12; i++) {
            announce("\"everyone\": true");
        }
        assertThat(announcements()).isEqualTo(few);
        System.out.println("SQL statements of a release: " + one + ", a request: " + few);
    }

    private static String announce(String audience) {
        Desk.Answer answer =
                HOUSE.desk("coordinator")
                        .post(
                                "/api/v1/announcements",
                                """
                                {"kind": "advice", "title": "x", "text": "y", "tlp": "TLP:GREEN", "audience": {%s}}
                                """
                                        .formatted(audience));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private Map<String, Integer> announcements() {
        String id = announce("\"everyone\": true");
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String path : List.of("/announcements", "/announcements/" + id, "/")) {
            counts.put("port " + path.replace(id, "A"), page("port-desk", path));
            counts.put("coordinator " + path.replace(id, "A"), page("coordinator", path));
        }
        for (String path : List.of("", "/sent", "/" + id, "/" + id + "/recipients")) {
            String call = "/api/v1/announcements" + path;
            counts.put("coordinator " + call.replace(id, "A"), call("coordinator", call));
        }
        counts.put("port /api/v1/announcements", call("port-desk", "/api/v1/announcements"));
        return counts;
    }

    private static int acknowledge(List<String> letters) {
        int before = COUNTED.statements();
        Desk.Answer answer =
                HOUSE.desk("ministry-desk")
                        .post(
                                "/api/v1/inbox/acknowledgements",
                                "{\"letters\": [\"" + String.join("\", \"", letters) + "\"]}");
        assertThat(answer.json().path("acknowledged").size()).isEqualTo(letters.size());
        return COUNTED.statements() - before;
    }

    private Map<String, Integer> everything(String incident) {
        String letter = letter(incident);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String path :
                List.of(
                        "/incidents",
                        "/incidents/" + incident,
                        "/incidents/" + incident + "/more",
                        "/incidents/" + incident + "/support",
                        "/incidents/" + incident + "/proposals",
                        "/incidents/" + incident + "/accesses",
                        "/letters/" + letter + "/crossings",
                        "/letters/" + letter,
                        "/letters/" + letter + "/call",
                        "/channels",
                        "/",
                        "/burden",
                        "/mode")) {
            counts.put(
                    "port " + path.replace(incident, "I").replace(letter, "L"),
                    page("port-desk", path));
        }
        for (String path :
                List.of(
                        "/inbox",
                        "/inbox?words=x",
                        "/inbox/acknowledged",
                        "/situation",
                        "/channels",
                        "/letters/" + letter,
                        "/letters/" + letter + "/proposals",
                        "/")) {
            counts.put("ministry " + path.replace(letter, "L"), page("ministry-desk", path));
        }
        for (String path :
                List.of(
                        "/api/v1/incidents",
                        "/api/v1/incidents/" + incident,
                        "/api/v1/incidents/" + incident + "/filings",
                        "/api/v1/incidents/" + incident + "/evidence")) {
            counts.put("port " + path.replace(incident, "I"), call("port-desk", path));
        }
        for (String path : List.of("/api/v1/inbox", "/api/v1/inbox/" + letter)) {
            counts.put("ministry " + path.replace(letter, "L"), call("ministry-desk", path));
        }
        return counts;
    }

    private int page(String persona, String path) {
        Browser browser = browsers.computeIfAbsent(persona, p -> Browser.at(HOUSE, p));
        return fewest(() -> assertThat(browser.get(path).status()).as(path).isEqualTo(200));
    }

    private static int call(String persona, String path) {
        return fewest(
                () -> assertThat(HOUSE.desk(persona).get(path).status()).as(path).isEqualTo(200));
    }

    /// Of four times: the first look may record that somebody read, and once a second a request
    /// asks whether the framework or the mode has changed.
    private static int fewest(Runnable request) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            int before = COUNTED.statements();
            request.run();
            fewest = Math.min(fewest, COUNTED.statements() - before);
        }
        return fewest;
    }

    private static String letter(String incident) {
        for (JsonNode filing :
                HOUSE.desk("port-desk")
                        .get("/api/v1/incidents/" + incident + "/filings")
                        .json()
                        .path("filings")) {
            if (filing.path("recipientOrganisation").asString("").equals("land-ministry")) {
                return filing.path("id").asString();
            }
        }
        throw new AssertionError("no letter to the ministry");
    }

    private static String report() {
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "文の数", "facts": {"service": "荷役", "service_state": "stopped",
                                 "state_since": "%1$s", "aware_at": "%1$s", "contact": "x", "attack_type": "ransomware"}}
                                """
                                        .formatted(Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }
}
