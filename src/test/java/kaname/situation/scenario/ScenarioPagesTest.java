package kaname.situation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was told and what was exercised meet in one matrix, for those who were told.
@Tag("H17")
class ScenarioPagesTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final String PATH = "/situation/scenarios";

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static void report(boolean exercise) {
        assertThat(
                        HOUSE.desk("port-desk")
                                .report(
                                        """
                                        {"title": "x", "exercise": %2$s, "wishes": {"file": ["jp-information-contact/first"]},
                                         "facts": {"service": "x", "service_state": "stopped", "state_since": "%1$s",
                                         "aware_at": "%1$s", "contact": "x", "phenomenon": "unavailability",
                                         "summary": "電力会社の停電で荷役が止まった", "cause": ["environmental"]}}
                                        """
                                                .formatted(Instant.now(), exercise))
                                .status())
                .isEqualTo(201);
    }

    private static String line(String persona, String scenario) {
        return Browser.at(HOUSE, persona)
                .get(PATH + ".csv")
                .text()
                .lines()
                .filter(line -> line.startsWith("\"" + scenario + "\",\"港湾\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatHappenedIsNeverExercisedUntilAnExerciseReportsIt() {
        assertThat(line("coordinator", "広域停電")).contains("どちらもない");
        report(false);
        assertThat(line("coordinator", "広域停電")).endsWith("\"起きたが、演習していない\",\"1\",\"0\",\"0\"");
        assertThat(line("coordinator", "大規模通信障害")).contains("どちらもない");
        assertThat(line("expert", "広域停電")).as("was told nothing").contains("どちらもない");
        assertThat(Browser.at(HOUSE, "coordinator").get(PATH).text())
                .contains("起きたのに演習していない分野を残しています", "火災", "燃料不足", "未確認");
        report(true);
        assertThat(line("coordinator", "広域停電")).endsWith("\"演習した\",\"1\",\"0\",\"1\"");
    }

    @Test
    void operatorsAreRefusedAndTheCatalogueShowsTheTypes() {
        Browser operator = Browser.at(HOUSE, "port-desk");
        assertThat(operator.get(PATH).status()).isEqualTo(403);
        assertThat(operator.get(PATH + ".csv").status()).isEqualTo(403);
        assertThat(operator.get("/catalogue/registers").text())
                .contains("脅威シナリオの類型", "首都圏のIT障害から決済への波及", "研究論文");
    }
}
