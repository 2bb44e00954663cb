package kaname.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Runs one target under Jazzer in a JVM of its own, since Jazzer changes the code that it watches.
record Jazzer(FuzzTarget target, long seconds) {

    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");

    /// How it ended, and what it printed.
    record Ending(int code, String log) {
        Optional<String> runs() {
            var runs = RUNS.matcher(log);
            return runs.find() ? Optional.of(runs.group(1)) : Optional.empty();
        }
    }

    Ending run() throws IOException, InterruptedException {
        Path folder =
                Path.of(System.getProperty("kaname.basedir", "."), "target/fuzz", target.id());
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        List<byte[]> seeds = target.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path log = folder.resolve("log");
        int code =
                new ProcessBuilder(command(folder, corpus))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        return new Ending(
                code, Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private List<String> command(Path folder, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkaname.fuzz.target=" + target.getClass().getName(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=kaname.**:tools.jackson.core.json.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + seconds,
                "-timeout=10",
                "-rss_limit_mb=2500",
                "-max_len=20000",
                corpus.toString());
    }
}
