package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file written for somebody else becomes an incident, with and without scripts.
class ImportTest {

    private static final House HOUSE = House.open();

    @Test
    @Tag("N2")
    void aVerisFileIsReadCheckedCompletedAndReported() {
        Desk desk = HOUSE.desk("port-desk");
        String source = "/api/v1/incidents/" + AccessibilityTest.report(desk, false);
        String veris = desk.get(source + "/exports/veris").text();

        try (Visitor visitor = Visitor.withoutScript("ja").at("port-desk")) {
            visitor.open("/incidents/import");
            visitor.find("#file").setInputFiles(file(veris));
            visitor.press("読み取る", "");
            assertThat(visitor.find("#stated")).containsText("読み取った事実");

            visitor.find("#title").fill("他制度の記録から");
            visitor.press("この内容で報告する", "");
            assertThat(visitor.find("[role=alert]")).containsText("/facts/contact");

            answer(visitor, "service", "コンテナの搬出入");
            answer(visitor, "contact", "050-0000-1001");
            if (visitor.find("[id='f.service_state']").count() > 0) {
                visitor.find("[id='f.service_state']").selectOption("stopped");
            }
            answer(visitor, "state_since", "2026-11-20T09:00");
            answer(visitor, "aware_at", "2026-11-20T09:30");
            visitor.press("この内容で報告する", "");

            assertThat(visitor.find("h1")).containsText("伝えました：");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"incident\": 1}",
                "{\"action\": {}, \"incident\": {}}",
                "null"
            })
    void whatIsNoSuchFileIsSaidAndNothingStored(String text) {
        var before = HOUSE.rows().get("incident.incident");
        try (Visitor visitor = Visitor.withoutScript("ja").at("port-desk")) {
            visitor.open("/incidents/import");
            visitor.find("#file").setInputFiles(file(text));
            visitor.press("読み取る", "");

            assertThat(visitor.find("h1")).hasText("ファイルから報告する");
            if (!text.contains("{}")) {
                assertThat(visitor.find(".notice-error")).isVisible();
            }
        }
        assertThat(HOUSE.rows().get("incident.incident")).isEqualTo(before);
    }

    private static FilePayload file(String text) {
        return new FilePayload(
                "other.json", "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(Visitor visitor, String fact, String value) {
        var field = visitor.find("[id='f." + fact + "']");
        if (field.count() > 0) {
            field.fill(value);
        }
    }
}
