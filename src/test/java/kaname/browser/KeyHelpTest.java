package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import kaname.House;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The inbox says which keys it knows, to who asks with a question mark and to who has no script.
class KeyHelpTest {

    private static final House HOUSE = House.open();

    @BeforeAll
    static void aLetterWaits() {
        AccessibilityTest.report(HOUSE.desk("port-desk"), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void aQuestionMarkListsTheKeysUntilEscape(String language) {
        try (Visitor desk = Visitor.reading(language).at("ministry-desk")) {
            desk.open("/inbox");
            Locator help = desk.find("dialog[data-key-help]");
            assertThat(help).isHidden();
            desk.page().keyboard().press("j");
            Locator first = desk.find("ol.letters > li.selected");
            assertThat(first).hasCount(1);
            Object focused = desk.page().evaluate("() => document.activeElement.outerHTML");

            desk.page().keyboard().press("?");
            assertThat(help).isVisible();
            assertThat(help.locator("h2")).hasText(desk.t("この画面のキー", "Keys of this page"));
            assertThat(help).containsText(desk.t("受領する", "acknowledge it"));
            desk.page().keyboard().press("j");
            assertThat(desk.texts("ol.letters > li").isEmpty()).isFalse();
            assertThat(desk.find("ol.letters > li:first-child"))
                    .hasClass(java.util.regex.Pattern.compile("selected"));

            desk.page().keyboard().press("Escape");
            assertThat(help).isHidden();
            assertThat(desk.page().evaluate("() => document.activeElement.outerHTML"))
                    .isEqualTo(focused);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbox", "/inbox/acknowledged"})
    void itListsTheKeysThatAreThereAndNoOthers(String path) {
        String incident = AccessibilityTest.report(HOUSE.desk("port-desk"), false);
        HOUSE.desk("ministry-desk")
                .post(
                        "/api/v1/inbox/"
                                + MainJobTest.letter(incident, "jp-acd-art5", "mlit")
                                + "/acknowledgement",
                        "");
        try (Visitor desk = Visitor.reading("ja").at("ministry-desk")) {
            desk.open(path);
            List<String> offered =
                    desk.find("ol.letters > li:first-child [data-key]").all().stream()
                            .map(one -> one.getAttribute("data-key"))
                            .toList();
            assertThat(
                            desk.find("dialog[data-key-help] kbd").allTextContents().stream()
                                    .filter(key -> !List.of("j", "k", "Enter", "?").contains(key)))
                    .containsExactlyInAnyOrderElementsOf(offered);
        }
    }

    @Test
    void itDoesNothingWhileSomebodyTypes() {
        try (Visitor desk = Visitor.reading("ja").at("ministry-desk")) {
            desk.open("/inbox");
            Locator words = desk.find("input[name=words]");
            words.evaluate(
                    "field => field.closest('details') && (field.closest('details').open = true)");
            words.focus();
            desk.page().keyboard().type("なぜ?");
            assertThat(words).hasValue("なぜ?");
            assertThat(desk.find("dialog[data-key-help]")).isHidden();
        }
    }

    @Test
    void withoutScriptTheListUnfolds() {
        try (Visitor desk = Visitor.withoutScript("ja").at("ministry-desk")) {
            desk.open("/inbox");
            desk.find("details.keys > summary").click();
            assertThat(desk.find("details.keys .keylist")).isVisible();
            assertThat(desk.find("dialog[data-key-help]")).isHidden();
        }
    }

    @Test
    void anOpenPageGoesToSignInWhenItsSessionIsOver() {
        try (Visitor desk = Visitor.reading("ja").at("ministry-desk")) {
            desk.page()
                    .waitForResponse(
                            response -> response.url().endsWith("/live"),
                            () -> desk.open("/inbox"));
            HOUSE.database()
                    .asOwner()
                    .sql(
                            """
                            update registry.session set ended_at = now()
                             where ended_at is null
                               and account = (select id from registry.account where login = 'ministry-desk')
                            """)
                    .update();
            desk.page()
                    .waitForURL(
                            url -> url.endsWith("/sign-in?back=%2Finbox"),
                            new com.microsoft.playwright.Page.WaitForURLOptions()
                                    .setTimeout(30_000));
        }
    }
}
