package kaname.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.History;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    @Tag("M4")
    void foreignRegimesAreComparedFromTheDataAlone() {
        SideBySide view =
                SideBySide.of(
                        CATALOGUE.regime("eu-nis2").orElseThrow(),
                        CATALOGUE.regime("sg-cii").orElseThrow(),
                        CATALOGUE,
                        TODAY);

        assertThat(english(view, "Reports and limits", true))
                .containsExactly(
                        "Early warning: Within 24 hours",
                        "Incident notification: Within 72 hours",
                        "Progress report: Within 1 month",
                        "Final report: Within 1 month");
        assertThat(english(view, "Reports and limits", false))
                .containsExactly(
                        "Initial report: Within 2 hours",
                        "Supplementary report: Within 72 hours",
                        "Final report: Within 30 days");
        assertThat(english(view, "Class", true)).isEqualTo(english(view, "Class", false));
        assertThat(english(view, "Penalty", false))
                .containsExactly("Offence: up to S$100,000, up to two years, or both.");
    }

    @Test
    @Tag("A6")
    void theTwoFrameworksDifferInEveryAspect() {
        History.Comparison comparison = CATALOGUE.history().comparison();

        assertThat(comparison.rows())
                .extracting(row -> row.aspect().en())
                .containsExactly("Definition", "Threats", "Legal nature", "Penalty", "Data");
        assertThat(comparison.rows())
                .allSatisfy(row -> assertThat(row.cells().get(0)).isNotEqualTo(row.cells().get(1)));
    }

    @Test
    @Tag("A1")
    void theDefinitionInForceDependsOnTheDay() {
        assertThat(on("2001-01-01")).containsExactly("threat-first");
        assertThat(on("2005-12-12")).containsExactly("threat-first");
        assertThat(on("2006-01-01")).containsExactly("service-first");
        assertThat(on("2024-05-01"))
                .containsExactly("service-first", "basic-act-operator", "essential-service");
    }

    private static List<String> on(String day) {
        return CATALOGUE.history().definitions().stream()
                .filter(definition -> definition.on(LocalDate.parse(day)))
                .map(History.Definition::id)
                .toList();
    }

    private static List<String> english(SideBySide view, String aspect, boolean left) {
        return view.rows().stream()
                .filter(row -> row.aspect().en().equals(aspect))
                .flatMap(row -> (left ? row.left() : row.right()).stream())
                .map(Text::en)
                .toList();
    }
}
