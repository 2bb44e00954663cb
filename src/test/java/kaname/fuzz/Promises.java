package kaname.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What every answer of the house promises, whoever asked for what.
final class Promises {

    static final Pattern INSIDES =
            Pattern.compile(
                    "Exception|\\bat (kaname|java|org|tools)\\.|org\\.springframework|jackson"
                            + "|PSQL|ERROR: |\\bselect \\w+ from|/src/main");

    private Promises() {}

    /// Tomcat refuses by itself what is no HTTP of ours, such as a slash in disguise.
    static boolean neverArrived(RawRequest.Response response) {
        return response.status() == 400 && response.text().contains("HTTP Status 400");
    }

    /// No fault, no way out of the house, nothing sent comes back as markup; a refusal is a page
    /// that says in words what is wrong, or a problem for a program.
    static void keptByPage(RawRequest.Response response) {
        assertThat(response.status()).as(response.text()).isBetween(200, 499);
        assertThat(response.text()).doesNotContain("<script>alert");
        assertThat(response.header("Location")).matches("|(http://127\\.0\\.0\\.1)?/([^/\\\\].*)?");
        if (response.status() >= 400) {
            assertThat(response.text()).doesNotContainPattern(INSIDES);
            if (response.content().length > 0 && !response.isProblem() && !neverArrived(response)) {
                assertThat(response.header("Content-Type")).startsWith("text/html");
                assertThat(response.text()).containsPattern("<h1|role=\"alert\"|error");
            }
        }
    }

    /// Lays a request by that broke one; where to find it.
    static Path keep(String target, RawRequest request) throws IOException {
        Path kept =
                Files.createDirectories(
                                Path.of(
                                        System.getProperty("kaname.basedir", "."),
                                        "target/fuzz",
                                        target))
                        .resolve("found-" + Integer.toHexString(request.hashCode()));
        Files.write(kept, request.file());
        return kept;
    }
}
