package kaname.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Beside an incident stands what falls next, for whoever was shown on what it is worked out.
class FallsNextTest {

    private static final House HOUSE = House.open();

    private static Desk.Answer report(String persona, String service, int hoursAgo) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("title", service + "の停止");
        document.putObject("facts")
                .put("service", service)
                .put("service_state", "stopped")
                .put("state_since", now.minus(hoursAgo, ChronoUnit.HOURS).toString())
                .put("aware_at", now.minus(hoursAgo, ChronoUnit.HOURS).toString())
                .put("malicious_suspected", true)
                .put("contact", "当直 050-0000-1010");
        Desk.Answer answer = HOUSE.desk(persona).report(document.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    @Test
    @Tag("G13")
    @Tag("F12")
    void theCoordinatorSeesWhoStopsNextWhenAndHowSurely() {
        report("izumi-desk", "給水", 1);
        String board = Browser.at(HOUSE, "coordinator").get("/situation").text();
        assertThat(board).contains("/dependencies/affected?service=izumi-water-supply&amp;known=");
        assertThat(board)
                .contains("給水の停止", "なごみ野総合病院 診療", "戻らないとして計算しました")
                .as("by its own means it lasts 12 to 72 hours")
                .containsPattern("なごみ野総合病院 診療 <time[^>]*>[^<]*</time>ごろ [6-9][0-9] %");

        report("bank-desk", "振込", 2);
        String both = Browser.at(HOUSE, "coordinator").get("/situation").text();
        assertThat(both).contains("くるみ坂カード カード決済", "戻すと最も助かる");

        Matcher warning =
                Pattern.compile("/situation/warning\\?letter=([0-9a-f-]{36})").matcher(both);
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        boolean warned = false;
        while (warning.find()) {
            String page = coordinator.get(warning.group()).text();
            if (page.contains("くらし野年金機構 年金の記録と給付")) {
                assertThat(page).contains("2組織に知らせます", "金融の供給が止まっています");
                Map<String, String> form = Map.of("letter", warning.group(1));
                String sent =
                        coordinator.post(warning.group(), "/situation/warning", form).location();
                assertThat(sent).startsWith("/announcements/");
                assertThat(coordinator.post(warning.group(), "/situation/warning", form).location())
                        .as("once")
                        .isEqualTo(sent);
                String told = Browser.at(HOUSE, "kurashi-desk").get(sent).text();
                assertThat(told)
                        .contains("金融のサービスが", "TLP:AMBER")
                        .doesNotContain("こよみ橋", "振込", "koyomi");
                assertThat(Browser.at(HOUSE, "sora-desk").get(sent).status()).isEqualTo(404);
                String affected =
                        coordinator
                                .get(
                                        "/dependencies/affected?service=koyomi-bank-transfer"
                                                + "&known=2026-01-05T09:00")
                                .text();
                assertThat(affected).contains("くらし野年金機構", "早期の知らせ");
                assertThat(
                                Browser.at(HOUSE, "kurashi-desk")
                                        .get(
                                                "/dependencies/affected?service=koyomi-bank-transfer"
                                                    + "&known=2026-01-05T09:00")
                                        .text())
                        .as("not of whom the house spoke")
                        .doesNotContain("早期の知らせ）");
                warned = true;
            }
        }
        assertThat(warned).isTrue();

        String elsewhere = Browser.at(HOUSE, "health-desk").get("/situation").text();
        assertThat(elsewhere).doesNotContain("なごみ野総合病院 診療");
    }
}
