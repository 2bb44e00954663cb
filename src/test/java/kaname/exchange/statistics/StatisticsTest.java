package kaname.exchange.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The figures of a desk, over HTTP: what came in time, and what may be passed on.
class StatisticsTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final List<String> OPERATORS =
            List.of("port-desk", "tsuna-desk", "sora-desk", "kurashi-desk", "izumi-desk");

    @BeforeAll
    static void reportFromFiveOperators() {
        for (String operator : OPERATORS) {
            report(operator, Instant.now().minus(5, ChronoUnit.MINUTES), false);
        }
        report("port-desk", Instant.now().minus(60, ChronoUnit.DAYS), false);
        report("port-desk", Instant.now(), true);
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static void report(String operator, Instant aware, boolean exercise) {
        Desk.Answer answer =
                HOUSE.desk(operator)
                        .report(
                                """
                                {"title": "秘密の題名", "exercise": %2$s, "wishes": {"file": ["jp-acd-art5/detailed"]},
                                 "facts": {"service": "秘密のサービス",
                                 "service_state": "stopped", "state_since": "%1$s", "aware_at": "%1$s",
                                 "contact": "秘密の名前", "attack_type": "ransomware",
                                 "malicious_suspected": true}}
                                """
                                        .formatted(aware, exercise));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    @Tag("F7")
    void theCoordinatorSeesHowManyCameInTimeAndHowLongMinistriesTook() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        Browser ministry = Browser.at(HOUSE, "ministry-desk");

        assertThat(coordinator.get("/statistics").text()).contains("期限内", "制度と段階ごと");
        assertThat(ministry.get("/statistics").text()).contains("自組織からの上申");
        assertThat(coordinator.get("/statistics/stages.csv").text())
                .contains("jp-onward-report")
                .doesNotContain("秘密", "minato");
        assertThat(coordinator.get("/statistics/months.svg").text().strip()).startsWith("<svg");
    }

    @Test
    void aReportAfterItsDueTimeIsLateAndExercisesAreCountedApart() {
        Browser ministry = Browser.at(HOUSE, "ministry-desk");

        assertThat(detailed(ministry, "")).as("in time, late").containsExactly("1", "1");
        assertThat(detailed(ministry, "?exercise=true")).containsExactly("1", "0");
        assertThat(ministry.get("/statistics?exercise=true").text()).contains("演習");
    }

    @Test
    void oneIsCountedAsOneInEnglish() {
        Browser ministry = Browser.at(HOUSE, "ministry-desk");
        ministry.get("/language?to=en&back=/");
        assertThat(ministry.get("/statistics?exercise=true").text())
                .contains("<span class=\"quiet\">1 letter</span>")
                .doesNotContain("1 letters");
    }

    private static List<String> detailed(Browser desk, String query) {
        return desk.get("/statistics/stages.csv" + query)
                .text()
                .lines()
                .map(line -> List.of(line.replace("\"", "").split(",")))
                .filter(cells -> cells.contains("jp-acd-art5") && cells.contains("detailed"))
                .map(cells -> cells.subList(7, 9))
                .findFirst()
                .orElse(List.of());
    }

    @Test
    @Tag("C15")
    void theAggregateNamesNobodyAndCountsOperatorsNotIncidents() {
        Desk coordinator = HOUSE.desk("coordinator");
        JsonNode aggregate = coordinator.get("/api/v1/statistics/aggregate").json();

        assertThat(aggregate.path("smallestGroup").asInt()).isEqualTo(5);
        assertThat(aggregate.path("sectors").size()).isPositive();
        assertThat(aggregate.path("shown").asInt())
                .as("one operator a sector is nobody's business")
                .isZero();
        for (String path : List.of("/statistics/aggregate", "/statistics/aggregate.csv")) {
            assertThat(Browser.at(HOUSE, "coordinator").get(path).text())
                    .doesNotContain("秘密", "minato-terminal", "みなと港");
        }
    }

    @Test
    void operatorsHaveNoDeskToCount() {
        for (String path :
                List.of("/statistics", "/statistics/aggregate", "/statistics/stages.csv")) {
            assertThat(Browser.at(HOUSE, "port-desk").get(path).status()).isEqualTo(403);
        }
        assertThat(HOUSE.desk("port-desk").get("/api/v1/statistics/aggregate").status())
                .isEqualTo(403);
    }

    @Test
    void aQuarterThatIsNoneIsRefusedByName() {
        Desk.Answer answer =
                HOUSE.desk("coordinator").get("/api/v1/statistics/aggregate?quarter=Q9");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/quarter");
    }

    @Test
    void aQuarterThatStillRunsIsNotTold() {
        String running = Quarter.of(Instant.now()).toString();
        Desk.Answer answer =
                HOUSE.desk("coordinator").get("/api/v1/statistics/aggregate?quarter=" + running);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("quarter-still-runs");
    }
}
