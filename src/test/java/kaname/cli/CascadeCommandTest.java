package kaname.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kaname cascade` as people call it.
@Tag("H2")
class CascadeCommandTest {

    @TempDir Path folder;

    private record Said(int code, String out, String err) {}

    private static Said say(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Commands.run(
                        arguments,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8));
        return new Said(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private String example() throws IOException {
        Path file = folder.resolve("model.json");
        Files.writeString(file, say("cascade", "--example").out());
        return file.toString();
    }

    private static JsonNode service(String answer, String id) {
        return JsonMapper.shared()
                .readTree(answer)
                .path("services")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("H16")
    void theExampleIsAModelThatAnswers() throws IOException {
        Said said = say("cascade", example(), "--fail", "oil@2", "--format", "json");
        assertThat(said.code()).isZero();
        JsonNode base = service(said.out(), "base-stations");
        assertThat(base.path("failsAtHours").path("p50").asDouble()).isEqualTo(38);
        assertThat(base.path("probability").asDouble()).isEqualTo(1);
        assertThat(base.path("unservedHours").asDouble()).isEqualTo(34);
        assertThat(service(said.out(), "power-plant").path("failsAtHours").isNull()).isTrue();
        assertThat(say("cascade", example(), "--fail", "oil@2", "--format", "json"))
                .isEqualTo(said);
    }

    @Test
    void severalMayFailAndTheTableNamesWhoFollows() throws IOException {
        Said said =
                say(
                        "cascade", example(), "--fail", "oil", "--fail", "gas", "--hours", "100",
                        "--lang", "en");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("After oil@0, gas@0,")
                .contains("Generation (power-plant)");
    }

    @Test
    void whatIsWrongIsSaidOnOneLineWithItsPlace() throws IOException {
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(
                wrong,
                """
                {"services": [{"id": "a", "threshold": 2}],
                 "dependencies": [{"supplier": "a", "consumer": "b", "bufer": 3}]}
                """);
        Said said = say("cascade", wrong.toString(), "--fail", "a", "--lang", "en");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.err())
                .contains(
                        "/services/0/threshold",
                        "/dependencies/0/consumer",
                        "/dependencies/0/bufer");
        for (String[] bad :
                new String[][] {
                    {"--fail", "moon"},
                    {"--fail", "oil@-1"},
                    {"--fail", "oil", "--hours", "0"},
                    {"--fail", "oil", "--hours", "many"},
                    {"--fail", "oil", "--scenarios", "0"},
                    {"--fail", "oil", "--seed", "x"},
                    {"--fail", "oil", "--format", "xml"},
                    {}
                }) {
            String[] all = new String[bad.length + 2];
            all[0] = "cascade";
            all[1] = example();
            System.arraycopy(bad, 0, all, 2, bad.length);
            assertThat(say(all).code()).as(String.join(" ", bad)).isEqualTo(2);
        }
    }
}
