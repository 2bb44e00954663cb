package kaname;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kaname.platform.database.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server as a person starts it: `kaname demo --home …` in a process of its own.
public record ServerProcess(Process process, String address, Path log, Map<String, Desk> desks)
        implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static ServerProcess demo(Path home, Map<String, String> environment) {
        TestDatabase.programsInto(home);
        return start(home, environment, "demo", "--port", "0", "--home", home.toString());
    }

    public static ServerProcess start(
            Path home, Map<String, String> environment, String... arguments) {
        try {
            Path log = home.resolveSibling(home.getFileName() + ".server.log");
            ProcessBuilder builder =
                    new ProcessBuilder(Launched.command(arguments)).redirectError(log.toFile());
            builder.environment().put("KANAME_WARM", "false");
            builder.environment().putAll(environment);
            Process process = builder.start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("Kaname is ready: ")) {
                    String address = line.substring("Kaname is ready: ".length());
                    return new ServerProcess(process, address, log, desks(address));
                }
            }
            process.destroyForcibly();
            throw new AssertionError("the server did not start: " + Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a command of the terminal; its exit code.
    public static int run(Path out, Map<String, String> environment, String... arguments) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(Launched.command(arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Desk> desks(String address) {
        Map<String, Desk> desks = new LinkedHashMap<>();
        Desk.Answer personas = new Desk(HTTP, address, "nobody", null).get("/demo.json");
        if (personas.status() == 200) {
            for (JsonNode persona : JsonMapper.shared().readTree(personas.text())) {
                desks.put(
                        persona.path("persona").asString(),
                        new Desk(
                                HTTP,
                                address,
                                persona.path("organisation").asString(),
                                persona.path("token").asString()));
            }
        }
        return desks;
    }

    public Desk desk(String persona) {
        return java.util.Objects.requireNonNull(desks.get(persona), persona);
    }

    public int status(String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Asks it to leave, as systemd does.
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
