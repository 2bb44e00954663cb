package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A level that asks for the mode for large-scale failures is before the coordinator wherever it
/// looks, until it decides.
@Tag("G7")
@Tag("F8")
class ProposedModeTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final String PROPOSED = "体制への切り替えが提案されています";
    private static final String DECIDE = "体制の画面で決める";

    private final Browser coordinator = Browser.at(HOUSE, "coordinator");

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static String reported(boolean exercise) {
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "全港の停止", "exercise": %2$s, "facts": {"service": "荷役", "service_state": "stopped",
                                 "state_since": "%1$s", "aware_at": "%1$s", "contact": "x", "attack_type": "ransomware",
                                 "malicious_suspected": true}}
                                """
                                        .formatted(Instant.now(), exercise));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static void rate(String persona, String incident, int level) {
        Desk.Answer answer =
                HOUSE.desk(persona)
                        .post(
                                "/api/v1/severity/" + incident,
                                """
                                {"axes": [{"axis": "continuity", "level": %d, "because": "x"},
                                  {"axis": "safety", "level": 0}, {"axis": "trust", "level": 0}]}
                                """
                                        .formatted(level));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private void decide(String mode, String stay, boolean exercise) {
        Browser.Answer answer =
                coordinator.post(
                        "/mode",
                        "/mode",
                        Map.of(
                                "mode",
                                mode,
                                "stay",
                                stay,
                                "exercise",
                                String.valueOf(exercise),
                                "because",
                                "一港にとどまる"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    }

    private boolean proposed(Browser reader, String path) {
        Browser.Answer answer = reader.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.text().contains(PROPOSED);
    }

    @Test
    void theCoordinatorSeesItUntilItDecidesAndOthersSeeNoButton() {
        String incident = reported(false);
        rate("coordinator", incident, 3);
        for (String path : List.of("/", "/situation", "/situation?wall")) {
            assertThat(proposed(coordinator, path)).as("not yet on " + path).isFalse();
        }
        String before = coordinator.get("/situation").text();
        String seen = before.substring(before.indexOf("seen=")).split("\"")[0];
        Instant then = Instant.now();

        rate("coordinator", incident, 4);
        for (String path : List.of("/", "/situation", "/situation?wall")) {
            assertThat(coordinator.get(path).text())
                    .as(path)
                    .contains(PROPOSED, DECIDE, "/severity/" + incident, "全港の停止", "severity s4");
        }
        assertThat(coordinator.renew("/situation?" + seen).text())
                .as("an open board is shown it")
                .contains(PROPOSED);
        Browser ministry = Browser.at(HOUSE, "ministry-desk");
        assertThat(ministry.get("/situation").text())
                .contains(PROPOSED, "決めるのは、総合調整の機関です")
                .doesNotContain(DECIDE);
        assertThat(proposed(ministry, "/")).isFalse();
        assertThat(proposed(Browser.at(HOUSE, "port-desk"), "/")).isFalse();
        assertThat(proposed(coordinator, "/situation?at=" + then)).isFalse();
        assertThat(proposed(coordinator, "/situation?exercise=true")).isFalse();

        assertThat(proposed(coordinator, "/severity")).isTrue();
        assertThat(proposed(coordinator, "/severity/" + incident)).isTrue();
        assertThat(coordinator.get("/mode").text()).contains("切り替えないと決める");
        decide("normal", "true", false);
        for (String path :
                List.of(
                        "/",
                        "/situation",
                        "/situation?wall",
                        "/mode",
                        "/severity",
                        "/severity/" + incident)) {
            assertThat(proposed(coordinator, path)).as("decided, on " + path).isFalse();
        }
        assertThat(coordinator.get("/mode").text()).contains("一港にとどまる");
        rate("ministry-desk", incident, 4);
        assertThat(proposed(coordinator, "/situation")).as("the same level asks once").isFalse();

        String another = reported(false);
        rate("ministry-desk", another, 4);
        assertThat(coordinator.get("/situation").text())
                .contains("/severity/" + another)
                .doesNotContain("/severity/" + incident);
        Desk.Answer back =
                HOUSE.desk("port-desk")
                        .further(another, "{\"facts\": {\"service_state\": \"normal\"}}");
        assertThat(back.status()).isEqualTo(201);
        assertThat(proposed(coordinator, "/situation")).as("the service is back").isFalse();
    }

    @Test
    void anExerciseAsksForTheModeOfExercisesAndSwitchingAnswersIt() {
        String incident = reported(true);
        rate("coordinator", incident, 4);
        assertThat(coordinator.get("/situation?exercise=true").text())
                .contains(PROPOSED, "/severity/" + incident);
        assertThat(coordinator.get("/situation").text()).doesNotContain("/severity/" + incident);
        decide("large-scale", "false", true);
        assertThat(proposed(coordinator, "/situation?exercise=true")).isFalse();
    }

    @Test
    void onlyTheCoordinatorDecidesThatItStays() {
        Browser ministry = Browser.at(HOUSE, "ministry-desk");
        Map<String, String> stay = Map.of("mode", "normal", "stay", "true", "because", "x");
        assertThat(ministry.post("/mode", "/mode", stay).status()).isEqualTo(403);
    }
}
