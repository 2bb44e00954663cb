package kaname.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        Files.write(folder.resolve("words"), words());
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

    /// A dictionary of libFuzzer, which takes none that is empty.
    private List<String> words() {
        return Stream.concat(target.words().stream(), Stream.of("\0")).map(Jazzer::quoted).toList();
    }

    private static String quoted(String word) {
        StringBuilder line = new StringBuilder("\"");
        for (byte one : word.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            line.append("\\x%02x".formatted(one));
        }
        return line.append('"').toString();
    }

    private List<String> command(Path folder, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkaname.fuzz.target=" + target.getClass().getName(),
                "-Dkaname.fuzz.corpus=" + corpus,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=kaname.**:tools.jackson.core.json.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-dict=" + folder.resolve("words"),
                "-max_total_time=" + seconds,
                "-timeout=10",
                "-rss_limit_mb=2500",
                "-max_len=20000",
                corpus.toString());
    }
}
