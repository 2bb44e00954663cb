package kaname.situation.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The national figures over HTTP.
class FiguresPagesTest {

    private static final House HOUSE = House.ofItsOwn();

    @BeforeAll
    static void report() {
        for (boolean exercise : List.of(false, true)) {
            assertThat(
                            HOUSE.desk("port-desk")
                                    .report(
                                            """
                                            {"title": "x", "exercise": %2$s, "wishes": {"file": ["jp-information-contact/first"]},
                                             "facts": {"service": "x", "service_state": "stopped", "state_since": "%1$s",
                                             "aware_at": "%1$s", "contact": "x", "phenomenon": "unavailability",
                                             "cause": ["accidental", "environmental"],
                                             "contributing_factors": ["organisational", "human"]}}
                                            """
                                                    .formatted(Instant.now(), exercise))
                                    .status())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    @Tag("G14")
    void theTagsOfAReportComeOutInTheTrendAndExercisesAreApart() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");

        assertThat(coordinator.get("/statistics/factors").text()).contains("要因を書いた1件のうち、1件は組織");
        assertThat(coordinator.get("/statistics/factors?exercise=true").text())
                .contains("要因を書いた1件のうち、1件は組織", "演習");
        assertThat(coordinator.get("/statistics/charts/causes-matrix.csv").text())
                .contains("\"偶発的な原因\",\"Accidental\",\"システム等の利用困難\",\"System unavailable\",\"1\"");
    }

    @Test
    @Tag("R5")
    void everyChartIsAFileTooAndWhatIsNoneIsNotFound() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        for (String page : List.of("national", "causes", "factors", "effect")) {
            assertThat(coordinator.get("/statistics/" + page).status()).isEqualTo(200);
        }
        assertThat(coordinator.get("/statistics/charts/national-published.svg").text())
                .contains("<svg", "出典：", "二次資料");
        assertThat(coordinator.get("/statistics/charts/moon-phases.svg").status()).isEqualTo(404);
        assertThat(coordinator.get("/statistics/charts/causes-x.csv").status()).isEqualTo(404);
        assertThat(coordinator.get("/statistics/causes?fiscal=1066").status()).isEqualTo(400);
        assertThat(coordinator.get("/statistics/causes?fiscal=x").status()).isEqualTo(400);
    }

    @Test
    @Tag("H1")
    void theYearHasItsThreatsAndItsPyramidAsFiles() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");

        for (String chart : List.of("threats", "pyramid", "published")) {
            assertThat(coordinator.get("/situation/year/" + chart + ".svg").text())
                    .contains("<svg");
        }
        assertThat(coordinator.get("/situation/year/published.csv").text())
                .contains("\"260\"", "\"12\"");
        assertThat(coordinator.get("/situation/year/moon.svg").status()).isEqualTo(404);
    }

    @Test
    void operatorsAndTheAdministratorSeeNoneOfIt() {
        for (String path :
                List.of(
                        "/statistics/national",
                        "/statistics/charts/national-own.csv",
                        "/situation/year/threats.svg")) {
            assertThat(Browser.at(HOUSE, "port-desk").get(path).status()).isEqualTo(403);
        }
        assertThat(Browser.at(HOUSE, "expert").get("/statistics/national").text())
                .as("an expert reads no report")
                .contains("まだ数えるものがありません");
    }
}
