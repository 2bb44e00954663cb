package kaname.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final String TOKEN = "a-token-for-figures";
    private static House house;

    @BeforeAll
    static void open() {
        house = House.with(Map.of("kaname.metrics-token", TOKEN));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void strangersLearnWhetherTheHouseIsWellAndNoMore() {
        Desk.Answer answer =
                house.stranger().get("/actuator/health", "X-Forwarded-For", "192.0.2.1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsOnly("status", "groups");
        for (String group : new String[] {"readiness", "liveness"}) {
            assertThat(
                            house.stranger()
                                    .get(
                                            "/actuator/health/" + group,
                                            "X-Forwarded-For",
                                            "192.0.2.1")
                                    .text())
                    .isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void thoseWhoRunItSeeEachPart() {
        assertThat(
                        house.stranger()
                                .get("/actuator/health")
                                .json()
                                .path("components")
                                .propertyNames())
                .contains("database", "scheduler", "ledger", "mail", "clamd", "diskSpace");
        Desk.Answer readiness = house.stranger().get("/actuator/health/readiness");
        assertThat(readiness.json().at("/components/database/status").asString()).isEqualTo("UP");
    }

    @Test
    void figuresAreForThisMachineAndWhoeverHasTheToken() {
        assertThat(house.stranger().get("/actuator/prometheus").status()).isEqualTo(200);
        Desk.Answer away =
                house.stranger().get("/actuator/prometheus", "X-Forwarded-For", "192.0.2.1");
        assertThat(away.status()).isEqualTo(401);
        assertThat(scrape("Bearer " + TOKEN).status()).isEqualTo(200);
        assertThat(scrape("Bearer " + TOKEN + "x").status()).isEqualTo(401);
        assertThat(
                        house.desk("coordinator")
                                .get("/actuator/prometheus", "X-Forwarded-For", "192.0.2.1")
                                .status())
                .isEqualTo(401);
        assertThat(house.stranger().get("/actuator/env").status()).isEqualTo(403);
    }

    private static Desk.Answer scrape(String authorization) {
        return house.stranger()
                .get(
                        "/actuator/prometheus",
                        "X-Forwarded-For",
                        "192.0.2.1",
                        "Authorization",
                        authorization);
    }

    @Test
    void everyFigureOfTheHouseHasAValueAndIsDocumented() throws IOException {
        house.desk("port-desk")
                .report(
                        """
                        {"title": "障害", "facts": {"service": "ゲート", "service_state": "stopped",
                         "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
                         "contact": "当直"}}
                        """);
        house.stranger()
                .get("/api/v1/incidents", "Authorization", "Bearer wrong-token-of-somebody");
        String text = house.stranger().get("/actuator/prometheus").text();
        for (int i = 0; i < 40 && text.contains("\nkaname_ledger_size 0"); i++) {
            LockSupport.parkNanos(250_000_000); // what was asked for is kept for five seconds
            text = house.stranger().get("/actuator/prometheus").text();
        }
        TreeSet<String> names =
                text.lines()
                        .filter(line -> line.startsWith("kaname_"))
                        .map(line -> line.replaceAll("[ {].*", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(text.lines().filter(line -> line.startsWith("kaname_")))
                .noneMatch(line -> line.endsWith("NaN"));
        assertThat(text).containsPattern(Pattern.compile("\nkaname_ledger_size [1-9]"));
        assertThat(text).containsPattern(Pattern.compile("kaname_sign_in_refused_total [1-9]"));

        String documented = Files.readString(Path.of("docs/metrics.md"));
        TreeSet<String> told =
                Pattern.compile("`(kaname_[a-z_]+)`")
                        .matcher(documented)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(names);
        System.out.println("Figures: " + names.size() + " of the house's own, all documented");
    }

    @Test
    void aRefusedRequestCanBeFoundByItsId() {
        Desk.Answer answer =
                house.desk("port-desk").get("/api/v1/incidents/nothing", "X-Request-Id", "planted");
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{12}");
        assertThat(answer.json().path("request").asString())
                .isEqualTo(answer.header("X-Request-Id"));
    }
}
