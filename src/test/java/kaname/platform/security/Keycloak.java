package kaname.platform.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Keycloak as it is downloaded, with one realm that knows the house. `./check --long` fetches it;
/// see CONTRIBUTING.md.
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "kaname";
    static final String SECRET = "c2VjcmV0IG9mIHRoZSBob3VzZQ";

    private static final Path FOLDER =
            Path.of(System.getProperty("kaname.basedir", "."), "target", "keycloak");

    private final int port;
    private Process process;

    Keycloak() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/kaname";
    }

    void start(String house) throws IOException, InterruptedException {
        Path home = unpacked();
        Path realm = home.resolve("data/import/kaname.json");
        Files.createDirectories(realm.getParent());
        Files.writeString(realm, realm(house));
        var builder =
                new ProcessBuilder(
                                "bash",
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--import-realm",
                                "--db=dev-mem",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(FOLDER.resolve("keycloak.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        await();
    }

    private void await() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(4));
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                        .build();
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("Keycloak did not start: see target/keycloak/keycloak.log");
    }

    private static Path unpacked() throws IOException {
        Path zip;
        try (var files =
                Files.exists(FOLDER) ? Files.list(FOLDER) : java.util.stream.Stream.<Path>empty()) {
            zip =
                    files.filter(file -> file.toString().endsWith(".zip"))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "no Keycloak in target/keycloak: ./check --long"
                                                    + " fetches it"));
        }
        Path home = FOLDER.resolve(zip.getFileName().toString().replace(".zip", ""));
        home = FOLDER.resolve(home.getFileName().toString().replace("-quarkus-dist", ""));
        if (Files.exists(home.resolve("bin/kc.sh"))) {
            return home;
        }
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path to = FOLDER.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !to.startsWith(FOLDER.normalize())) {
                    continue;
                }
                Files.createDirectories(to.getParent());
                Files.copy(entries, to);
            }
        }
        return home;
    }

    private static String realm(String house) {
        return """
        {"realm": "kaname", "enabled": true, "sslRequired": "none",
         "clients": [{"clientId": "%s", "secret": "%s", "standardFlowEnabled": true, "publicClient": false,
                      "redirectUris": ["%s/sign-in/provider/back"],
                      "attributes": {"pkce.code.challenge.method": "S256"}}],
         "users": [%s, %s]}
        """
                .formatted(CLIENT, SECRET, house, user("hanako"), user("taro"));
    }

    private static String user(String name) {
        return """
        {"username": "%s", "enabled": true, "email": "%s@port.example", "emailVerified": true, "firstName": "%s",
         "lastName": "Example", "credentials": [{"type": "password", "value": "a password of %s"}]}
        """
                .formatted(name, name, name, name);
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
