package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a lawyer can get wrong in the files is refused when they are read, with the file and the
/// place: never at the moment of a report.
class CatalogueRefusalTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("kaname.basedir", ".")).resolve("catalogue");

    @TempDir Path folder;

    @ParameterizedTest(name = "{0}: {1} → {2} is refused and names {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    regimes/jp-acd-art5.yaml | graceMonths: 6 | graceMoths: 6 | graceMoths
                    regimes/jp-acd-art5.yaml | attack_type == "ransomware"' | atack_type == "ransomware"' | atack_type
                    regimes/jp-acd-art5.yaml | attack_type == "ransomware"' | attack_type == "ransomwear"' | ransomwear
                    regimes/jp-acd-art5.yaml | malware_executed == true | malware_executed > 3 | malware_executed > 3
                    regimes/jp-acd-art5.yaml | malware_executed == true | size(attack_type) > 3 | triggers
                    regimes/jp-acd-art5.yaml | malware_executed == true | malware_executed == credentials_misused | triggers
                    regimes/jp-acd-art5.yaml | 'malware_executed == true' | 'malware_executed ==' | malware_executed ==
                    regimes/jp-acd-art5.yaml | instrument: acd-act | instrument: acd-akt | acd-akt
                    regimes/jp-acd-art5.yaml | starts: aware_at | starts: awake_at | awake_at
                    regimes/jp-acd-art5.yaml | within: P30D | within: 30 days | within
                    regimes/jp-acd-art5.yaml | within: P30D | within: PXD | within
                    regimes/jp-acd-art5.yaml | counting: jp-days | counting: moon-days | counting
                    regimes/jp-acd-art5.yaml | prime-minister] | prime-monster] | prime-monster
                    regimes/jp-acd-art5.yaml | use: common-other | use: common-others | common-others
                    regimes/jp-acd-art5.yaml | source: acd-act-readings | source: acd-akt-readings | acd-akt-readings
                    regimes/jp-acd-art5.yaml | class: mandatory | class: obligatory | class
                    regimes/jp-acd-art5.yaml | to: [special] | to: [spezial] | spezial
                    regimes/jp-acd-art5.yaml | class: mandatory | class: voluntary | consent
                    regimes/jp-acd-art5.yaml | is: enacted | is: planned | status
                    regimes/jp-acd-art5.yaml | from: 2026-10-01 | from: 2026-13-01 | from
                    regimes/eu-nis2.yaml | filed:notification | filed:notifikation | notifikation
                    forms/fsb-fire.yaml | until: final | until: first | until
                    forms/fsb-fire.yaml | until: final | until: finally | until
                    sectors.yaml | body: mlit | body: mllit | mllit
                    sectors.yaml | plan: action-plan-5 | plan: action-plan-9 | action-plan-9
                    sectors.yaml | sectors: [port] | sectors: [harbour] | harbour
                    bodies.yaml | succeeds: nisc-2005 | succeeds: nisc-2004 | nisc-2004
                    bodies.yaml | parent: cabinet-secretariat | parent: cabinet-secretary | cabinet-secretary
                    bodies.yaml | role: coordinator, body: nco | role: coordinator, body: ncx | ncx
                    scenarios.yaml | hazard/power_loss | hazard/power_lost | hazard/power_lost
                    scenarios.yaml | failing: [electricity] | failing: [electric] | electric
                    scenarios.yaml | links: house-reading | links: house-read | house-read
                    scenarios.yaml | unusable | unusual | service_state/unusual
                    scenarios.yaml | id: wide-blackout | id: capital-outage | stands twice
                    plans.yaml | body: ispc | body: ispk | ispk
                    plans.yaml | basis: action-plan-4 | basis: action-plan-44 | action-plan-44
                    plans.yaml | from: [plan4-sharing] | from: [plan4-shading] | plan4-shading
                    """)
    void aSlipInAFileIsRefusedWithItsFileAndPlace(
            String file, String right, String wrong, String names) throws IOException {
        copy();
        replace(file, right, wrong);

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(names);
    }

    @ParameterizedTest(name = "a form item that reads {0} is refused")
    @CsvSource({"summry", "users_affektet"})
    void aFormThatNamesAMisspeltFactIsRefused(String misspelt) throws IOException {
        copy();
        replaceFirst("forms/onward-report.yaml", "facts: \\[[a-z_]+", "facts: [" + misspelt);

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageContaining("forms/onward-report.yaml")
                .hasMessageContaining(misspelt);
    }

    @ParameterizedTest(name = "a {1} without {2} is refused")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    regimes/jp-onward-report.yaml | trigger | (?m)(\\(computed\\)."\\R)    source: policy-history\\R
                    regimes/jp-onward-report.yaml | stage   | (?m)(files: with-report\\R)    source: policy-history\\R
                    regimes/jp-onward-report.yaml | regime  | (?m)(\\(article and title not read\\)"\\R)source: policy-history\\R
                    """)
    void aRuleWithoutASourceIsRefused(String file, String what, String line) throws IOException {
        copy();
        replaceFirst(file, line, "$1");

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageContaining(file)
                .hasMessageContaining("source");
    }

    @Test
    void aFactThatIsDefinedTwiceIsRefused() throws IOException {
        copy();
        replaceFirst("facts.yaml", "- id: ransom_paid\\R", "- id: ransom_demanded\n");

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageContaining("ransom_demanded")
                .hasMessageContaining("twice");
    }

    @Test
    void aRegimeThatStandsInTwoFilesIsRefused() throws IOException {
        copy();
        Files.copy(
                folder.resolve("regimes/jp-railway.yaml"),
                folder.resolve("regimes/jp-railway-again.yaml"));

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageContaining("jp-railway");
    }

    @Test
    void aKeyThatStandsTwiceInOnePlaceIsRefused() throws IOException {
        copy();
        replaceFirst(
                "regimes/jp-acd-art5.yaml",
                "class: mandatory\\R",
                "class: mandatory\nclass: effort\n");

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageContaining("regimes/jp-acd-art5.yaml")
                .hasMessageContaining("class");
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        copy();
        Files.delete(folder.resolve("bodies.yaml"));

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessage("bodies.yaml: is missing");
    }

    @Test
    void whatIsNoYamlIsRefused() throws IOException {
        copy();
        Files.writeString(folder.resolve("regimes/jp-appi.yaml"), "id: [never closed");

        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageStartingWith("regimes/jp-appi.yaml:");
    }

    @Test
    void theFilesAsShippedAreAccepted() throws IOException {
        copy();

        assertThat(Catalogue.in(folder).regimes()).hasSameSizeAs(Catalogue.shipped().regimes());
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private void replace(String file, String right, String wrong) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        Files.writeString(folder.resolve(file), text.replace(right, wrong));
    }

    private void replaceFirst(String file, String right, String wrong) throws IOException {
        String text = Files.readString(folder.resolve(file));
        String changed = text.replaceFirst(right, wrong);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(folder.resolve(file), changed);
    }
}
