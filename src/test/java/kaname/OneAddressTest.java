package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kaname.exchange.KeyRing;
import kaname.exchange.proof.CheckLedger;
import kaname.platform.database.TestDatabase;
import kaname.platform.database.YoursPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/// Two nodes, each a process, over one PostgreSQL that a plain role owns, behind the nginx that
/// `deploy/nginx.conf` sets up. Needs Debian's nginx and openssl.
@Tag("long")
@Tag("N7")
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class OneAddressTest {

    private static final String REPORT =
            """
            {"title": "障害", "facts": {"service": "ゲート", "service_state": "stopped",
             "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
             "contact": "当直", "attack_type": "ransomware"}}
            """;

    private Path folder;
    private YoursPostgres yours;
    private Map<String, String> environment;
    private final int[] ports = {freePort(), freePort()};
    private final ServerProcess[] nodes = new ServerProcess[2];
    private Process nginx;
    private int address;
    private HttpClient http;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        folder = directory;
        TestDatabase.fresh();
        yours = new YoursPostgres(folder.resolve("data"));
        environment = new HashMap<>(yours.environment());
        environment.put("SERVER_FORWARD_HEADERS_STRATEGY", "native");
        nodes[0] = start(0);
        shareKeys();
        nodes[1] = start(1);
        proxy();
    }

    @AfterAll
    void close() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(10, TimeUnit.SECONDS);
        }
        for (ServerProcess node : nodes) {
            if (node != null) {
                node.close();
            }
        }
        if (yours != null) {
            yours.close();
        }
    }

    private ServerProcess start(int node) {
        Path home = home(node);
        return ServerProcess.start(
                home,
                environment,
                "demo",
                "--port",
                Integer.toString(ports[node]),
                "--home",
                home.toString());
    }

    private Path home(int node) {
        return folder.resolve("node-" + node);
    }

    /// As docs/serve.md says.
    private void shareKeys() throws IOException {
        Path to = Files.createDirectories(home(1));
        try (var files = Files.walk(home(0))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = home(0).relativize(file).toString();
                if (name.matches("keys/.*|vault|attachment-key-.*|demo-tokens")) {
                    Path copy = to.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private void proxy() throws Exception {
        address = freePort();
        Path certificate = folder.resolve("fullchain.pem");
        Path key = folder.resolve("privkey.pem");
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        String shipped =
                Files.readString(Path.of("deploy/nginx.conf"))
                        .replace("127.0.0.1:8080", "127.0.0.1:" + ports[0])
                        .replace("127.0.0.1:8081", "127.0.0.1:" + ports[1])
                        .replace("listen [::]:443 ssl http2;", "")
                        .replace(
                                "listen 443 ssl http2;",
                                "listen 127.0.0.1:" + address + " ssl http2;")
                        .replace("/etc/kaname/tls/fullchain.pem", certificate.toString())
                        .replace("/etc/kaname/tls/privkey.pem", key.toString());
        Path site = Files.writeString(folder.resolve("site.conf"), shipped);
        Path conf =
                Files.writeString(
                        folder.resolve("nginx.conf"),
                        """
                        daemon off; master_process off; pid %1$s/nginx.pid; error_log %1$s/error.log;
                        events {}
                        http { access_log off; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; include %2$s; }
                        """
                                .formatted(folder, site));
        String program = Files.exists(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        nginx =
                new ProcessBuilder(program, "-p", folder.toString(), "-c", conf.toString())
                        .inheritIO()
                        .start();
        http = trusting(certificate);
        Instant deadline = Instant.now().plusSeconds(20);
        while (status("/actuator/health/readiness") != 200) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(100_000_000);
        }
    }

    @Test
    void aFirstNodeMayDieUnderLoadAndNothingAcknowledgedIsLost() throws Exception {
        Load load = new Load("kill");
        load.run(() -> {
            load.waitFor(40);
            nodes[0].process().destroyForcibly().waitFor();
            load.waitFor(120);
        });
        assertThat(load.stored()).isEqualTo(load.acknowledged.size());
        ledgerHolds();
        System.out.printf(
                "Two nodes, one killed: %d acknowledged, all stored once, %d answers that were no"
                        + " 201%n",
                load.acknowledged.size(), load.refused.get());
        nodes[0] = start(0);
    }

    @Test
    void bRollingRestartGoesOnServing() throws Exception {
        Load load = new Load("rolling");
        load.run(() -> {
            for (int node = 0; node < 2; node++) {
                load.waitFor(load.acknowledged.size() + 20);
                nodes[node].close();
                load.waitFor(load.acknowledged.size() + 20);
                nodes[node] = start(node);
                TimeUnit.SECONDS.sleep(6); // nginx asks a node again after fail_timeout
            }
        });
        assertThat(load.stored()).isEqualTo(load.acknowledged.size());
        ledgerHolds();
        System.out.printf(
                "Rolling restart: %d acknowledged, all stored once, %d answers that were no 201%n",
                load.acknowledged.size(), load.refused.get());
    }

    @Test
    void cWhoSignedInOnOneNodeActsOnTheOther() throws Exception {
        HttpResponse<String> signed =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        nodes[0].address()
                                                                + "/demo/sign-in?persona=port-desk"))
                                        .build(),
                                BodyHandlers.ofString());
        String cookies =
                String.join(
                        "; ",
                        signed.headers().allValues("Set-Cookie").stream()
                                .map(cookie -> cookie.replaceAll(";.*", ""))
                                .toList());
        HttpResponse<String> page =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(nodes[1].address() + "/report"))
                                        .header("Cookie", cookies)
                                        .build(),
                                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher token = Pattern.compile("name=\"_csrf\"").matcher(page.body());
        assertThat(token.find()).isTrue();
    }

    @Test
    void dStrangersGetNoFiguresThroughTheProxy() throws Exception {
        assertThat(status("/actuator/prometheus")).isEqualTo(403);
        assertThat(status("/actuator/health")).isEqualTo(200);
    }

    /// Five desks that report one thing after another, and repeat what was not acknowledged.
    private final class Load {

        private static final List<String> DESKS =
                List.of("port-desk", "sora-desk", "tsuna-desk", "kurashi-desk", "izumi-desk");

        final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        final AtomicInteger refused = new AtomicInteger();
        private final AtomicBoolean enough = new AtomicBoolean();
        private final String name;
        private final Map<String, String> tokens = new HashMap<>();

        interface Meanwhile {
            void happens() throws Exception;
        }

        Load(String name) {
            this.name = name;
            DESKS.forEach(desk -> tokens.put(desk, String.valueOf(nodes[1].desk(desk).token())));
        }

        void run(Meanwhile meanwhile) throws Exception {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                DESKS.forEach(desk -> threads.submit(() -> work(desk)));
                try {
                    meanwhile.happens();
                } finally {
                    enough.set(true);
                }
            }
        }

        void waitFor(int many) {
            Instant deadline = Instant.now().plusSeconds(90);
            while (acknowledged.size() < many) {
                assertThat(Instant.now()).as("reports go on").isBefore(deadline);
                LockSupport.parkNanos(10_000_000);
            }
        }

        private void work(String desk) {
            for (int i = 0; !enough.get(); i++) {
                String key = name + "-" + desk + "-" + i;
                while (!report(desk, key)) {
                    refused.incrementAndGet();
                    LockSupport.parkNanos(50_000_000);
                }
            }
        }

        private boolean report(String desk, String key) {
            try {
                HttpResponse<String> answer =
                        http.send(
                                HttpRequest.newBuilder(uri("/api/v1/incidents"))
                                        .timeout(Duration.ofSeconds(20))
                                        .header("Authorization", "Bearer " + tokens.get(desk))
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", key)
                                        .POST(BodyPublishers.ofString(REPORT))
                                        .build(),
                                BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    acknowledged.put(
                            key, JsonMapper.shared().readTree(answer.body()).path("id").asString());
                    return true;
                }
                return false;
            } catch (IOException lost) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }

        /// How many of this load's reports are stored; each must be the one that was acknowledged.
        int stored() {
            Map<String, String> stored = new HashMap<>();
            yours.asOwner()
                    .sql(
                            "select idempotency_key, incident from incident.submission where"
                                    + " idempotency_key like ?")
                    .param(name + "-%")
                    .query(row -> {
                        stored.put(row.getString(1), row.getString(2));
                    });
            assertThat(stored).containsAllEntriesOf(acknowledged);
            return stored.size();
        }
    }

    private void ledgerHolds() {
        Map<String, String> named = yours.environment();
        var outcome =
                new CheckLedger(
                                new DriverManagerDataSource(
                                        String.valueOf(named.get("KANAME_DATABASE_URL")),
                                        String.valueOf(named.get("KANAME_DATABASE_USER")),
                                        String.valueOf(named.get("KANAME_DATABASE_PASSWORD"))))
                        .run(KeyRing.inHome(home(1)).publicKeys(), List.of());
        assertThat(outcome.findings()).isEmpty();
    }

    private int status(String path) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private URI uri(String path) {
        return URI.create("https://localhost:" + address + path);
    }

    private static HttpClient trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static void run(String... command) throws Exception {
        assertThat(
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor())
                .as(command[0])
                .isZero();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
