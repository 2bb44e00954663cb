package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was typed survives leaving the page, until the server has it.
class DraftTest {

    @ParameterizedTest
    @CsvSource({"/report, #summary", "/report?kind=near-miss, #near_miss_what"})
    @Tag("G12")
    void aDraftIsKeptUntilItWasTakenAndNoLonger(String path, String field) {
        try (Visitor operator = Visitor.reading("ja").at("izumi-desk")) {
            operator.open(path);
            open(operator);
            operator.find(field).fill("バックアップの手順書が古いままだった");
            answers(operator, path);
            assertThat(operator.find("[data-autosave-note]")).isVisible();
            operator.page()
                    .waitForFunction(
                            "text => JSON.stringify(localStorage).includes(text)", "バックアップの手順書");

            operator.open("/catalogue");
            operator.open(path);
            assertThat(operator.find(field)).hasValue("バックアップの手順書が古いままだった");

            operator.find("form[data-autosave] button.primary").click();
            assertThat(operator.find(".notice-done")).isVisible();
            operator.open(path);
            assertThat(operator.find(field)).hasValue("");
        }
    }

    @Test
    @Tag("F10")
    void aNearMissToldWithoutANameLeavesNothingOnTheMachine() {
        try (Visitor office = Visitor.reading("ja").at("ceptoar-water")) {
            office.open("/near-misses/desk");
            office.find("#passphrase").fill("okapi-tapir-9-gnu-and-zebra");
            office.find("#again").fill("okapi-tapir-9-gnu-and-zebra");
            office.find("main form button").first().click();
            assertThat(office.find(".ticket")).isVisible();
        }
        try (Visitor operator = Visitor.reading("ja").at("izumi-desk")) {
            operator.open("/near-misses/new");
            operator.find("#what").fill("薬注ポンプを山田課長が止めかけた");
            operator.page().waitForFunction("() => JSON.stringify(localStorage).includes('薬注')");
            operator.find("button[value=look]").click();
            assertThat(operator.find(".mask").first()).isVisible();
            operator.find("button[value=send]").click();
            assertThat(operator.find(".ticket")).isVisible();
            assertThat(operator.page().evaluate("() => JSON.stringify(localStorage)"))
                    .asString()
                    .doesNotContain("薬注");
        }
    }

    /// 14.3.1 of ASVS: who leaves the machine to the next one leaves nothing on it.
    @Test
    void signingOutLeavesNoDraftAndAsksFirst() {
        try (Visitor operator = Visitor.reading("ja").at("izumi-desk")) {
            operator.open("/report?kind=near-miss");
            operator.find("#near_miss_what").fill("消えるはずの下書き");
            operator.page().waitForFunction("() => JSON.stringify(localStorage).includes('消える')");
            List<String> asked = new ArrayList<>();

            operator.page()
                    .onceDialog(dialog -> {
                        asked.add(dialog.message());
                        dialog.dismiss();
                    });
            operator.find("form[data-unsent] button").click();
            assertThat(operator.find("#near_miss_what")).hasValue("消えるはずの下書き");

            operator.page()
                    .onceDialog(dialog -> {
                        asked.add(dialog.message());
                        dialog.accept();
                    });
            operator.find("form[data-unsent] button").click();
            assertThat(operator.find("form[data-unsent]")).hasCount(0);
            assertThat(operator.page().evaluate("() => JSON.stringify(localStorage)"))
                    .asString()
                    .doesNotContain("消える");
            assertThat(asked).hasSize(2).allMatch(text -> text.contains("下書き"));
        }
    }

    private static void open(Visitor operator) {
        if (operator.find("details.more").count() > 0) {
            operator.find("details.more > summary").click();
        }
    }

    private static void answers(Visitor operator, String path) {
        if (path.equals("/report")) {
            operator.find("#service label.choice").first().click();
            operator.find("label.choice:has(input[value=degraded])").click();
            operator.find("#state_since").fill(MainJobTest.jst(-30));
            operator.find("#aware_at").fill(MainJobTest.jst(-10));
            operator.find("#contact").fill("050-0000-1002");
        }
    }
}
