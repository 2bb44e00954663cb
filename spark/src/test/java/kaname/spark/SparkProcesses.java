package kaname.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Processes of Spark on this machine, each with its log in a file; closing ends them all.
final class SparkProcesses implements AutoCloseable {

    static final Path HOME = Path.of(System.getProperty("kaname.spark.home"));
    static final Path JAR = Path.of(System.getProperty("kaname.spark.jar"));

    private static final Pattern MASTER =
            Pattern.compile("Starting Spark master at (spark://127\\.0\\.0\\.1:[1-9][0-9]*)");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final List<Process> running = new ArrayList<>();

    SparkProcesses(Path folder) {
        this.folder = folder;
    }

    /// A process and what it writes.
    record Started(Process process, Path out, Path log) {

        int waitFor() throws InterruptedException {
            if (!process.waitFor(PATIENCE)) {
                fail("still running: " + read(log));
            }
            return process.exitValue();
        }
    }

    /// Master and workers of one core each, in processes of their own.
    ///
    /// @return the address of the master
    String cluster(int workers) throws Exception {
        Started master =
                start(
                        "master",
                        List.of("-Dspark.master.rest.enabled=false"),
                        "org.apache.spark.deploy.master.Master",
                        List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
        String address = await(master, MASTER, 1).getFirst().group(1);
        for (int i = 0; i < workers; i++) {
            Started worker =
                    start(
                            "worker-" + i,
                            List.of(),
                            "org.apache.spark.deploy.worker.Worker",
                            List.of(
                                    "--host",
                                    "127.0.0.1",
                                    "--port",
                                    "0",
                                    "--webui-port",
                                    "0",
                                    "--cores",
                                    "1",
                                    "--memory",
                                    "600m",
                                    "--work-dir",
                                    folder.resolve("work-" + i).toString(),
                                    address));
            await(worker, Pattern.compile("Successfully registered with master"), 1);
        }
        return address;
    }

    Started job(String name, String master, List<String> arguments) throws IOException {
        List<String> settings =
                List.of(
                        "-Dspark.master=" + master,
                        "-Dspark.driver.host=127.0.0.1",
                        "-Dspark.ui.enabled=false",
                        "-Dspark.jars=" + JAR,
                        "-Dspark.executor.memory=512m");
        return start(name, settings, "kaname.spark.CascadeOnSpark", arguments);
    }

    private Started start(String name, List<String> settings, String main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-Dstdout.encoding=UTF-8");
        command.addAll(settings);
        command.add("-cp");
        command.add(JAR + File.pathSeparator + HOME.resolve("jars") + "/*");
        command.add(main);
        command.addAll(arguments);
        Path out = folder.resolve(name + ".out");
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectOutput(out.toFile()).redirectError(log.toFile());
        Process process = builder.start();
        running.add(process);
        return new Started(process, out, log);
    }

    /// Waits until its log says so, so many times.
    static List<MatchResult> await(Started started, Pattern pattern, int times) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<MatchResult> found = pattern.matcher(read(started.log())).results().toList();
            if (found.size() >= times) {
                return found;
            }
            if (!started.process().isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        return fail("never said " + pattern + ": " + read(started.log()));
    }

    /// The process of an executor, that a worker started.
    Optional<ProcessHandle> executor() {
        return running.stream()
                .flatMap(process -> process.toHandle().descendants())
                .filter(one ->
                        one.info().commandLine().orElse("").contains("CoarseGrainedExecutor"))
                .findFirst();
    }

    static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : running.reversed()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}
