package kaname.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
                    {"--fail", "oil", "--shard", "0-1"},
                    {"--fail", "oil", "--out", "/no/such/folder/a.tally"},
                    {}
                }) {
            String[] all = new String[bad.length + 2];
            all[0] = "cascade";
            all[1] = example();
            System.arraycopy(bad, 0, all, 2, bad.length);
            assertThat(say(all).code()).as(String.join(" ", bad)).isEqualTo(2);
        }
    }

    private String[] asked(String... more) throws IOException {
        return all(
                new String[] {
                    "cascade", example(), "--fail", "oil", "--scenarios", "300", "--lang", "en"
                },
                more);
    }

    private static String[] all(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    @Tag("H3")
    void machinesThatShareTheScenariosGiveTheAnswerOfOne() throws IOException {
        String json = say(asked("--format", "json", "--hazard", "1000")).out();
        String table = say(asked()).out();
        assertThat(say(asked("--out", file("whole"))).out()).isEqualTo(table);
        Said first = say(asked("--shard", "0-120", "--out", file("a")));
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).isEqualTo("Scenarios 0-120 of 300; missing: 120-300\n");
        say(asked("--shard", "200-300", "--out", file("c")));

        Said tooFew = say("cascade", "merge", file("a"), file("c"));
        assertThat(tooFew.code()).isEqualTo(2);
        assertThat(tooFew.err())
                .contains("120-200 of 300")
                .contains("--fail oil@0 --hours 72 --scenarios 300 --seed 1 --shard 120-200 --out");

        Said some =
                say("cascade", "merge", file("c"), file("a"), "--out", file("ac"), "--lang", "en");
        assertThat(some.out()).isEqualTo("Scenarios 0-120, 200-300 of 300; missing: 120-200\n");
        say(asked("--shard", "120-200", "--out", file("b")));
        Said merged =
                say(
                        "cascade",
                        "merge",
                        file("b"),
                        file("ac"),
                        "--model",
                        example(),
                        "--hazard",
                        "1000",
                        "--format",
                        "json",
                        "--out",
                        file("merged"));
        assertThat(merged.err()).isEmpty();
        assertThat(merged.out()).isEqualTo(json);
        assertThat(folder.resolve("merged")).hasSameBinaryContentAs(folder.resolve("whole"));
        assertThat(
                        say("cascade", "merge", file("whole"), "--model", example(), "--lang", "en")
                                .out())
                .isEqualTo(table);
        assertThat(say("cascade", "merge", file("whole"), "--lang", "en").out())
                .contains("oil (oil)");
    }

    @Test
    void whatCannotBeMergedIsSaidWithItsFile() throws IOException {
        say(asked("--shard", "0-120", "--out", file("a")));
        say(asked("--shard", "100-200", "--out", file("b")));
        say(asked("--seed", "9", "--shard", "200-300", "--out", file("c")));
        Files.writeString(folder.resolve("note"), "KNTALLY?");
        for (String[] bad :
                new String[][] {
                    {file("b"), "/b: Scenarios 100-120 are there twice"},
                    {file("c"), "/c: A tally of another question: ", "--seed 9; here "},
                    {file("model.json"), "/model.json: Not a file with a tally"},
                    {file("note"), "/note: A tally of version 63"},
                    {file("none"), "no file "},
                    {"--hazard", "--hazard needs a value"},
                    {"--hazard=5", "--hazard needs --model"},
                    {"--out=" + file("b"), "--out: ", "is there already"},
                }) {
            Said said = say("cascade", "merge", file("a"), "--lang=en", bad[0]);
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.out()).isEmpty();
            assertThat(said.err().lines()).hasSize(1);
            assertThat(said.err()).contains(Arrays.copyOfRange(bad, 1, bad.length));
        }
        assertThat(say("cascade", "merge").err()).contains("usage");
        for (String shard : new String[] {"0", "5-5", "0-301", "-1-5", "0-99999999999", "x"}) {
            Said said = say(asked("--shard", shard, "--out", file("d")));
            assertThat(said.code()).as(shard).isEqualTo(2);
            assertThat(said.err()).contains("--shard is FROM-TO, such as 0-300");
        }
        assertThat(say(asked("--shard", "0-5", "--out", file("d"), "--format", "json")).err())
                .contains("--format");
        assertThat(folder.resolve("d")).doesNotExist();
    }
}
