package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kaname.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On paper: A4, with the number of the document, without what can only be pressed.
class PrintTest {

    private static final House HOUSE = House.open();
    private static final Pattern SHEET = Pattern.compile("/MediaBox ?\\[([-0-9. ]+)\\]");
    private static final double[] A4 = {595.28, 841.89};

    private static final String INCIDENT = AccessibilityTest.report(HOUSE.desk("port-desk"), false);
    private static final String LETTER = MainJobTest.letter(INCIDENT, "jp-acd-art5", "mlit");

    @ParameterizedTest
    @ValueSource(strings = {"incident", "letter", "receipt"})
    void itPrintsOnA4WithItsNumberAndNothingToPress(String document) {
        try (Visitor visitor = Visitor.reading("ja").at("port-desk")) {
            Page page = visitor.open(path(document));
            String number = number(document);
            assertThat(visitor.find(".sheet-id")).isHidden();

            page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visitor.find(".sheet-id")).isVisible();
            assertThat(visitor.find(".sheet-id")).containsText(number);
            for (String pressed : List.of("nav.rooms", ".actions", "button", ".colophon")) {
                visitor.find(pressed).all().forEach(one -> assertThat(one).isHidden());
            }
            List<double[]> sheets = print(page);
            assertThat(sheets)
                    .isNotEmpty()
                    .allSatisfy(sheet -> assertThat(sheet).containsExactly(A4, within(1.5)));
            if (document.equals("receipt")) {
                assertThat(sheets).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "xlsx", "csv"})
    void theFormIsTakenAwayFromTheLetterAndFromTheIncident(String format) {
        try (Visitor visitor = Visitor.reading("ja").at("port-desk")) {
            for (String document : List.of("letter", "incident")) {
                Page page = visitor.open(path(document));
                String link = "a[href='/letters/" + LETTER + "/letter." + format + "']";
                var file = page.waitForDownload(() -> visitor.find(link).first().click());
                assertThat(file.failure()).isNull();
                assertThat(file.suggestedFilename()).endsWith("." + format);
            }
        }
    }

    @Test
    void anExerciseSaysSoOnPaperToo() {
        String exercise = AccessibilityTest.report(HOUSE.desk("port-desk"), true);
        try (Visitor visitor = Visitor.reading("ja").at("port-desk")) {
            for (String path : List.of("/incidents/" + exercise, "/receipts/" + exercise + "/1")) {
                visitor.open(path).emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
                assertThat(visitor.find(".exercise-top")).isVisible();
                assertThat(visitor.find(".exercise-top")).containsText("演習です");
            }
        }
    }

    private static String path(String document) {
        return switch (document) {
            case "incident" -> "/incidents/" + INCIDENT;
            case "letter" -> "/letters/" + LETTER;
            default -> "/receipts/" + INCIDENT + "/1";
        };
    }

    private static String number(String document) {
        return switch (document) {
            case "incident" -> INCIDENT;
            case "letter" -> LETTER;
            default ->
                    HOUSE.desk("port-desk")
                            .get("/api/v1/incidents/" + INCIDENT + "/receipts/1")
                            .json()
                            .at("/statement/id")
                            .asString();
        };
    }

    /// Width and height of every sheet.
    private static List<double[]> print(Page page) {
        byte[] pdf = page.pdf(new PdfOptions().setPreferCSSPageSize(true));
        return SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> found.group(1).strip().split(" +"))
                .map(box -> Arrays.stream(box).skip(2).mapToDouble(Double::parseDouble).toArray())
                .toList();
    }
}
