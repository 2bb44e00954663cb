package kaname.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The demo's house in a process of its own with a new home, gone when closed.
final class RunningHouse implements AutoCloseable {

    private static final Pattern DESK =
            Pattern.compile("\"persona\":\"([^\"]+)\".*?\"token\":\"([^\"]+)\"");

    private final Path home;
    private final Process server;
    private final String address;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private RunningHouse(Path home, Process server, String address) {
        this.home = home;
        this.server = server;
        this.address = address;
    }

    static RunningHouse start(Path project) throws Exception {
        Path home = Files.createTempDirectory("kaname-bench");
        Process server =
                new ProcessBuilder(
                                project.resolve("kaname").toString(),
                                "demo",
                                "--port",
                                "0",
                                "--home",
                                home.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        BufferedReader out = server.inputReader();
        String line;
        String ready = "Kaname is ready: ";
        while ((line = out.readLine()) != null && !line.startsWith(ready)) {
            // what it says before
        }
        if (line == null) {
            throw new IllegalStateException("the server did not start");
        }
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        RunningHouse house = new RunningHouse(home, server, line.substring(ready.length()));
        house.readTokens();
        return house;
    }

    private void readTokens() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String desks =
                    http.send(
                                    HttpRequest.newBuilder(URI.create(address + "/demo.json")).build(),
                                    BodyHandlers.ofString())
                            .body();
            Matcher matcher = DESK.matcher(desks.replaceAll("\\s", ""));
            while (matcher.find()) {
                tokens.put(matcher.group(1), matcher.group(2));
            }
        }
    }

    String address() {
        return address;
    }

    Path home() {
        return home;
    }

    /// Of the demo's personas.
    Map<String, String> tokens() {
        return tokens;
    }

    String token(String persona) {
        String token = tokens.get(persona);
        if (token == null) {
            throw new IllegalStateException("no token for " + persona);
        }
        return token;
    }

    /// Past row-level security.
    Connection owner() throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/kaname",
                "postgres",
                secret("postgres-owner.password"));
    }

    void execute(String... statements) throws Exception {
        try (Connection owner = owner()) {
            execute(owner, statements);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String databasePort() throws IOException {
        return Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3).strip();
    }

    String secret(String name) throws IOException {
        return Files.readString(home.resolve(name)).strip();
    }

    @Override
    public void close() throws Exception {
        server.destroy();
        server.waitFor();
        try (Stream<Path> paths = Files.walk(home)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
