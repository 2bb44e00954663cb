package kaname.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page of a service says how it holds out and who is affected when it fails.
class StandingTest {

    private static final House HOUSE = House.open();

    private static String page(String persona, String service) {
        return Browser.at(HOUSE, persona).get("/dependencies/services/" + service).text();
    }

    private static String section(String page, String id) {
        int at = page.indexOf("<section aria-labelledby=\"" + id + "\"");
        return at < 0 ? "" : page.substring(at, page.indexOf("</section>", at));
    }

    @Test
    @Tag("H18")
    void aSuppliersIncidentListsTheOperatorsThatItAffectsDirectlyOrThroughOthers() {
        String affected = section(page("coordinator", "hoshi-power-generation"), "affected");
        assertThat(affected)
                .as("directly, and through the grid")
                .contains("hikari-grid-supply", "izumi-water-supply", "nagomi-hospital-care")
                .doesNotContain("sora-control-flight-plan");
        assertThat(section(page("port-desk", "hikari-grid-supply"), "affected"))
                .as("no more than was shown")
                .doesNotContain("izumi-water-supply");
    }

    @Test
    @Tag("H3")
    void howAServiceHoldsOutIsTheSameAgainFromTheSameSeed() {
        String once = section(page("coordinator", "izumi-water-supply"), "resilience");
        assertThat(once)
                .as("power stops it in every scenario, whatever else the model holds by now")
                .contains("影響が出始めるまで", "単一障害点", "hoshi-power-generation", "種 1");
        assertThat(section(page("coordinator", "izumi-water-supply"), "resilience"))
                .isEqualTo(once);
    }

    @Test
    @Tag("H2")
    void whatIsLostWithEachServiceIsReadASecondWayFromWhatTheReaderWasShown() {
        String shown = Browser.at(HOUSE, "coordinator").get("/dependencies/influence").text();
        assertThat(shown)
                .contains("最も多くが失われます", "産業連関表は使っていません", "いずみ台水道事業団 給水")
                .contains("これは全国の順位ではありません");
        assertThat(Browser.at(HOUSE, "bank-desk").get("/dependencies/influence").text())
                .as("no more than was shown")
                .doesNotContain("いずみ台水道事業団 給水");
    }

    @Test
    @Tag("B10")
    void sectorsThatLeadAreMarkedInTheRanking() {
        assertThat(Browser.at(HOUSE, "coordinator").get("/dependencies/ranking").text())
                .contains("◆ 先導");
    }
}
