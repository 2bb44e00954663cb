package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogue;
import kaname.registry.RegistryFile.Finding;
import kaname.registry.RegistryRules.Present;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFileTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final String FILE =
            """
            organisations:
              - id: port-a
                name: {ja: "港", en: "Port"}
                kind: operator
                country: JP
                sectors: [port]
                statuses: [{is: special, from: 2025-05-23}]
                ceptoar: ceptoar-a
                actsFor: [mlit]
                systems: [{id: tos, name: {ja: "端末", en: "TOS"}, kind: it}]
                services: [{id: gate, name: {ja: "搬出入", en: "Gate"}, sector: port, systems: [tos]}]
            """;

    @Test
    void theDemoNationsOrganisationsAreOne() throws Exception {
        try (InputStream in = RegistryFileTest.class.getResourceAsStream("/demo/nation.yaml")) {
            String nation = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // no rule of the catalogue binds a holder of "nis"
            String file =
                    nation.substring(0, nation.indexOf("personas:"))
                            .replace("is: nis,", "is: nis2-essential,");
            assertThat(findings(file, none())).isEmpty();
        }
    }

    @Test
    void theExampleInTheDocumentationIsOne() throws Exception {
        String page =
                Files.readString(
                        Path.of(System.getProperty("kaname.basedir", "."), "docs/serve.md"));
        String example = page.substring(page.indexOf("organisations:"));
        assertThat(findings(example.substring(0, example.indexOf("```")), none())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kind: operator, kind: pirate, /organisations/0/kind",
        "sectors: [port], sectors: [harbour], /organisations/0/sectors/0",
        "is: special, is: very-special, /organisations/0/statuses/0/is",
        "actsFor: [mlit], actsFor: [nobody], /organisations/0/actsFor/0",
        "ceptoar: ceptoar-a, ceptoar: port-a, /organisations/0/ceptoar",
        "systems: [tos], systems: [crane], /organisations/0/services/0/systems/0",
        "country: JP, country: Japan, /organisations/0/country",
        "id: port-a, id: house, /organisations/0/id",
        "country: JP, colour: red, /organisations/0/colour",
        "country: JP, kind: operator, L5",
        "kind: operator, kind: [operator, /organisations/0/kind",
        "country: JP, country: \"JP, L"
    })
    void saysWhereAFileIsWrong(String right, String wrong, String place) {
        assertThat(findings(FILE.replaceFirst(java.util.regex.Pattern.quote(right), wrong), none()))
                .extracting(Finding::place)
                .anySatisfy(found -> assertThat(found).startsWith(place));
    }

    @Test
    void refusesWhatBelongsToAnother() {
        Present present =
                new Present(
                        Map.of("ceptoar-a", "ceptoar"),
                        Map.of("mlit", "other"),
                        Map.of("gate", "other"),
                        Map.of("tos", "other"));
        assertThat(findings(FILE, present))
                .extracting(Finding::place)
                .containsExactly(
                        "/organisations/0/actsFor/0",
                        "/organisations/0/systems/0/id",
                        "/organisations/0/services/0/id");
        assertThat(findings(FILE, none())).isEmpty();
    }

    private static Present none() {
        return new Present(Map.of("ceptoar-a", "ceptoar"), Map.of(), Map.of(), Map.of());
    }

    private static List<Finding> findings(String text, Present present) {
        RegistryFile.Reading file = RegistryFile.read(text);
        return file.findings().isEmpty()
                ? RegistryRules.check(file.organisations(), CATALOGUE, present)
                : file.findings();
    }
}
