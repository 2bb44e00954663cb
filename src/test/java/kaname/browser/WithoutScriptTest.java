package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Optional;
import kaname.exchange.VerifyFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same walk where no script runs: every page is plain HTML with forms.
class WithoutScriptTest {

    @Test
    @Tag("N2")
    @Tag("G12")
    void theMainJobNeedsNoScript() {
        try (Visitor operator = Visitor.withoutScript("ja");
                Visitor ministry = Visitor.withoutScript("ja").at("ministry-desk")) {
            String incident = reports(operator);
            String letter = MainJobTest.letter(incident, "jp-information-contact", "mlit");

            ministry.inInbox(letter).locator("button").click();
            assertThat(ministry.find(".notice-done #letter-" + letter)).isVisible();

            operator.open("/incidents/" + incident);
            assertThat(operator.find("[data-letter='" + letter + "']").last())
                    .containsText("受領されました");
            addsWhatWasFound(operator);
            assertThat(MainJobTest.letter(incident, "jp-appi", "ppc")).isNotEmpty();
        }
    }

    private static String reports(Visitor operator) {
        operator.open("/");
        operator.find("button.seat:has(strong:text-is('港湾事業者のインシデント担当'))").click();
        operator.link("障害・不具合を報告する", "").click();
        operator.find("label.choice:has-text('コンテナの搬出入')").click();
        operator.find("label.choice:has(input[value=stopped])").click();
        operator.press("30分前", "");
        assertThat(operator.find("#state_since")).not().hasValue("");
        assertThat(operator.find("#meaning .duty").first()).containsText("国土港湾省");
        operator.find("details.more > summary").click();
        operator.find("#attack_type").selectOption("ransomware");
        operator.press("届く先を見る", "");
        assertThat(operator.find("#meaning .clock-left time").first())
                .containsText(MainJobTest.left(operator));
        assertThat(operator.find("input[name=service]:checked")).hasCount(1);
        operator.find("#attack_type").selectOption("");
        operator.press("報告する", "");

        assertThat(operator.find("h1")).containsText("伝えました：");
        String incident = operator.page().url().replaceAll("^.*/incidents/([^?]+).*$", "$1");
        operator.link("受付証を見る", "").click();
        byte[] receipt = operator.download(operator.link("受付証のファイルをダウンロード", ""));
        assertThat(VerifyFile.verify(receipt, Optional.empty()).holds()).isTrue();
        operator.open("/incidents/" + incident);
        return incident;
    }

    private static void addsWhatWasFound(Visitor operator) {
        operator.link("続報を書く", "").click();
        MainJobTest.answers(operator);
        operator.press("先に見る", "");
        Locator preview = operator.find("#preview");
        assertThat(preview).containsText("新しく生じるもの");
        assertThat(preview).containsText("個人データの漏えい等の報告");
        assertThat(operator.find("#q-persons_affected")).hasValue("1200");
        operator.press("続報として送る", "");
        assertThat(operator.find(".notice-done")).containsText("第2報");
        for (String duty : new String[] {"#jp-acd-art5-detailed", "#jp-appi-final"}) {
            assertThat(operator.find(duty + " .clock-left time"))
                    .containsText(MainJobTest.left(operator));
        }
    }
}
