package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An incident on a listed system begins with what the registry knows of it.
@Tag("B8")
class ListedSystemTest {

    private static final House HOUSE = House.open();
    private static final String CRANE = "/report?system=minato-terminal-crane";

    @Test
    void theListLeadsToAReportWithServiceAndKindFilledIn() {
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(port.get("/systems").text()).contains("href=\"" + CRANE + "\"", "本船荷役");
        assertThat(port.get(CRANE).text())
                .contains("name=\"system_kind\" value=\"ot\"", "ガントリークレーン制御")
                .containsPattern("value=\"minato-terminal-berth\" checked");
    }

    @Test
    void theMinistryFollowsFromTheServiceThatWasFilledIn() {
        String told =
                Browser.at(HOUSE, "port-desk")
                        .post(
                                CRANE,
                                "/report/check",
                                Map.of(
                                        "kind", "incident",
                                        "submission", "a",
                                        "service", "minato-terminal-berth",
                                        "system", "ガントリークレーン制御",
                                        "system_kind", "ot",
                                        "service_state", "stopped",
                                        "state_since", "2026-11-20T09:00",
                                        "aware_at", "2026-11-20T09:05",
                                        "contact", "050-0000-0000"))
                        .text();
        assertThat(told).contains("国土", "name=\"system_kind\" value=\"ot\"");
    }

    @Test
    void ofASystemThatCarriesSeveralServicesNoneIsChosenForTheReporter() {
        assertThat(Browser.at(HOUSE, "port-desk").get("/report?system=minato-terminal-tos").text())
                .contains("name=\"system_kind\" value=\"it\"")
                .doesNotContainPattern("name=\"service\" value=\"minato-terminal-[a-z]+\" checked");
    }

    @Test
    void aSystemOfSomebodyElseFillsInNothing() {
        assertThat(Browser.at(HOUSE, "sora-desk").get(CRANE).text())
                .doesNotContain("name=\"system_kind\"", "ガントリークレーン制御");
    }
}
