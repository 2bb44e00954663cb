package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What fell due waits on the first page until somebody has read it; no script is needed.
class NoticesTest {

    private static final House HOUSE = House.open();

    @Test
    @Tag("M1")
    void whatFellDueWaitsOnTheFirstPageUntilItIsRead() {
        String title = "期限を過ぎた漏えい " + System.nanoTime();
        pastDue("kurashi-desk", title);
        try (Visitor desk = Visitor.withoutScript("ja").at("kurashi-desk");
                Visitor other = Visitor.withoutScript("ja").at("port-desk")) {
            desk.open("/");
            Locator notice = desk.find(".notices li:has-text('" + title + "')");
            assertThat(notice).containsText("期限を過ぎ、まだ提出の記録がありません");
            assertThat(notice).containsText("24:00 JST");
            assertThat(notice).containsText("当番: ");
            assertThat(notice.getByRole(com.microsoft.playwright.options.AriaRole.LINK))
                    .hasAttribute(
                            "href", java.util.regex.Pattern.compile("/send\\?stage=jp-appi/"));
            String action = notice.locator("form").getAttribute("action");

            other.open("/");
            assertThat(other.find("main")).not().containsText(title);
            assertThat(HOUSE.desk("port-desk").send(read("port-desk", action)).status())
                    .isIn(401, 403, 404);

            notice.locator("button").click();
            assertThat(desk.find(".notices li:has-text('" + title + "')")).hasCount(0);
            assertThat(desk.page()).hasURL(HOUSE.address() + "/");
        }
    }

    @Test
    @Tag("M1")
    void aMovedClockSaysFromWhatToWhat() {
        String incident = pastDue("kurashi-desk", "起算の訂正");
        Desk.Answer answer =
                HOUSE.desk("kurashi-desk")
                        .further(incident, "{\"facts\":{\"aware_at\":\"2026-01-06T03:00:00Z\"}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        try (Visitor desk = Visitor.reading("ja").at("kurashi-desk")) {
            desk.open("/incidents/" + incident);
            assertThat(desk.find("#jp-appi-final .moved"))
                    .containsText(java.util.regex.Pattern.compile("起算の訂正により .+ → .+（第2報）"));
        }
    }

    private static java.net.http.HttpRequest.Builder read(String persona, String action) {
        return HOUSE.desk(persona).request(action).POST(BodyPublishers.noBody());
    }

    /// A leak whose final report was due weeks ago, and the notice of it.
    static String pastDue(String persona, String title) {
        Instant aware = Instant.now().minus(Duration.ofDays(70)).truncatedTo(ChronoUnit.SECONDS);
        Desk.Answer answer =
                HOUSE.desk(persona)
                        .report(
                                """
                                {"title": "%s", "facts": {
                                    "service": "年金記録の照会", "service_state": "normal", "state_since": "%s",
                                    "aware_at": "%s", "contact": "当直", "attack_type": "unauthorised_access",
                                    "personal_data": "confirmed", "persons_affected": 1200}}
                                """
                                        .formatted(title, aware, aware));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        HOUSE.database().asOwner().sql("select filing.send_reminders(now())").query().listOfRows();
        return answer.id();
    }
}
