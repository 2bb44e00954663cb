package kaname.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kaname.cli.CascadeCommand;
import kaname.dependency.cascade.Cascade;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spark's executors come to what one machine comes to, whatever happens to them.
class CascadeOnSparkTest {

    private static final Pattern DONE = Pattern.compile("Finished task [0-9.]+ in stage 0\\.0 ");
    private static final String[] QUESTION = {"--fail", "s0", "--fail", "s1@3", "--seed", "5"};

    @TempDir Path folder;
    private Path model;

    @BeforeEach
    void writeAModel() throws IOException {
        model = folder.resolve("model.json");
        Files.writeString(model, SomeNation.of(300, 2_000).toString());
    }

    private List<String> asked(String... more) {
        List<String> all = new ArrayList<>(List.of(model.toString()));
        all.addAll(Arrays.asList(QUESTION));
        all.addAll(Arrays.asList(more));
        return all;
    }

    private record Alone(String json, Path tally) {}

    /// On one machine, one scenario after the other.
    private Alone alone(int scenarios) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path tally = folder.resolve("alone.tally");
        int code =
                new CascadeCommand(new PrintStream(out, true, UTF_8), Cascade::of)
                        .run(
                                asked(
                                        "--scenarios",
                                        String.valueOf(scenarios),
                                        "--format",
                                        "json",
                                        "--out",
                                        tally.toString()),
                                System.err);
        assertThat(code).isZero();
        return new Alone(out.toString(UTF_8), tally);
    }

    @Test
    void onSeveralCoresItComesToTheSameToTheByte() throws Exception {
        Alone alone = alone(500);
        try (SparkProcesses spark = new SparkProcesses(folder)) {
            Path tally = folder.resolve("spark.tally");
            SparkProcesses.Started job =
                    spark.job(
                            "job",
                            "local[2]",
                            asked(
                                    "--scenarios",
                                    "500",
                                    "--shards=7",
                                    "--format",
                                    "json",
                                    "--out",
                                    tally.toString()));
            assertThat(job.waitFor()).as(SparkProcesses.read(job.log())).isZero();
            assertThat(job.out()).hasContent(alone.json());
            assertThat(tally).hasSameBinaryContentAs(alone.tally());
        }
    }

    @Test
    void anExecutorThatIsKilledChangesNothing() throws Exception {
        int scenarios = 8_000;
        try (SparkProcesses spark = new SparkProcesses(folder)) {
            String master = spark.cluster(2);
            Path tally = folder.resolve("spark.tally");
            SparkProcesses.Started job =
                    spark.job(
                            "job",
                            master,
                            asked(
                                    "--scenarios",
                                    String.valueOf(scenarios),
                                    "--shards",
                                    "30",
                                    "--format",
                                    "json",
                                    "--out",
                                    tally.toString()));
            SparkProcesses.await(job, DONE, 5);
            ProcessHandle executor = spark.executor().orElseThrow();
            assertThat(executor.destroyForcibly()).as("kill -9").isTrue();
            SparkProcesses.await(job, Pattern.compile("Lost executor "), 1);
            assertThat(DONE.matcher(SparkProcesses.read(job.log())).results().count())
                    .as("killed in the middle")
                    .isLessThan(30);
            assertThat(job.waitFor()).as(SparkProcesses.read(job.log())).isZero();
            Alone alone = alone(scenarios);
            assertThat(job.out()).hasContent(alone.json());
            assertThat(tally).hasSameBinaryContentAs(alone.tally());
        }
    }

    @Test
    void whatIsWrongIsSaidBeforeSparkStarts() throws Exception {
        try (SparkProcesses spark = new SparkProcesses(folder)) {
            for (List<String> wrong :
                    List.of(
                            asked("--shards", "0"),
                            asked("--shards"),
                            asked("--hours", "x"),
                            List.of(model.toString(), "--fail", "moon", "--lang", "en"))) {
                SparkProcesses.Started job = spark.job("job", "local[1]", wrong);
                assertThat(job.waitFor()).isEqualTo(2);
                assertThat(SparkProcesses.read(job.log()).lines()).hasSize(1);
                assertThat(SparkProcesses.read(job.log())).startsWith("kaname: ");
            }
        }
    }
}
