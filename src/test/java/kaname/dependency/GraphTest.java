package kaname.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The picture shows what its reader was shown.
@Tag("H2")
class GraphTest {

    private static final House HOUSE = House.open();
    private static final String PATH = "/dependencies/graph";

    @Test
    void showsWhatStandsAroundAServiceAndSaysTheSameInATable() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        String around = coordinator.get(PATH + "?service=izumi-water-supply&tiers=1").text();
        assertThat(around)
                .contains(
                        "<svg xmlns",
                        "href=\"/dependencies/graph?service=hikari-grid-supply&amp;tiers=1\"",
                        "href=\"/dependencies/services/hikari-grid-supply\"")
                .doesNotContain("href=\"/dependencies/services/koyomi-bank-transfer\"");
        assertThat(coordinator.get(PATH).text()).contains("koyomi-bank-transfer");
    }

    @Test
    void isTakenAwayAsADrawingAndATable() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        Browser.Answer drawing = coordinator.get(PATH + ".svg?service=izumi-water-supply");
        assertThat(drawing.text()).startsWith("<svg").doesNotContain("<a ");
        assertThat(coordinator.get(PATH + ".csv?service=izumi-water-supply&tiers=1").text())
                .contains("hikari-grid-supply", "izumi-water-supply", "8/12/24");
    }

    @Test
    void showsNobodyWhatIsNotTheirs() {
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(port.get(PATH + "?service=koyomi-bank-transfer").status()).isEqualTo(404);
        assertThat(port.get(PATH).text()).doesNotContain("koyomi-bank-transfer");
        assertThat(port.get(PATH + ".csv").text()).doesNotContain("koyomi-bank-transfer");
        assertThat(port.get(PATH + "?tiers=6").status()).isEqualTo(400);
        assertThat(port.get(PATH + "?tiers=x").status()).isEqualTo(400);
        assertThat(Browser.at(HOUSE, "expert").get(PATH).text()).contains("まだ見えていません");
    }
}
