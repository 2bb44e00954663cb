package kaname.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kaname.Launched;
import kaname.platform.database.TestDatabase;

/// A server in a process of its own, as a person starts it.
record Node(Process process, String address) {

    static Node start(Path home, Path log, Map<String, String> settings) {
        TestDatabase.programsInto(home);
        ProcessBuilder java =
                new ProcessBuilder(
                        Launched.command("demo", "--port", "0", "--home", home.toString()));
        java.environment().put("KANAME_WARM", "false");
        java.environment().putAll(settings);
        try {
            Process process = java.redirectError(Redirect.appendTo(log.toFile())).start();
            return new Node(process, address(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Process process, Path log) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Kaname is ready: ")) {
                Thread.ofVirtual().start(() -> drain(output));
                return line.substring("Kaname is ready: ".length());
            }
        }
        process.destroyForcibly();
        throw new DidNotStart("the server did not start; see " + log);
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(java.io.Writer.nullWriter());
        } catch (IOException gone) {
            // with its process
        }
    }

    /// It ended before it was ready, as on a full disk.
    static final class DidNotStart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DidNotStart(String message) {
            super(message);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /// As when the power fails: it does not get to finish a sentence.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void freeze() {
        signal("-STOP", process.pid());
    }

    void thaw() {
        signal("-CONT", process.pid());
    }

    static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
