package kaname.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Desk;
import kaname.ServerProcess;
import kaname.platform.database.RunningDatabase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole story with planted words, good and bad: none of them is in any log.
class LogTest {

    private static final List<String> PLANTED =
            List.of(
                    "植木花子",
                    "050-1234-9876",
                    "hanako.ueki@planted.example",
                    "植えられた題名",
                    "planted-login",
                    "planted-password",
                    "planted-bearer-token-0123456789",
                    "planted-link",
                    "planted-query",
                    "planted-file",
                    "planted-hook",
                    "planted-json");

    @TempDir Path folder;

    private ServerProcess server;

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    @Timeout(120)
    void noLogTellsWhatWasReportedOrByWhom(String format) throws Exception {
        Path home = folder.resolve("home");
        try (ServerProcess started =
                ServerProcess.demo(
                        home,
                        Map.of(
                                "KANAME_LOG_FORMAT",
                                format,
                                "LOGGING_CONFIG",
                                "classpath:logback-spring.xml"))) {
            server = started;
            goodStory();
            badInputs();
            String fault = brokenDatabase(home);
            Thread.sleep(500);
            String log = Files.readString(started.log());
            assertThat(log).as("the fault is found by its id").contains(fault);
            assertThat(log).as("logging itself has no complaint").doesNotContain("ch.qos.logback");
            if (format.equals("json")) {
                lines(log, fault);
            }
        }
        StringBuilder all = new StringBuilder(Files.readString(server.log()));
        all.append(Files.readString(home.resolve("postgres.log")));
        for (String word : PLANTED) {
            assertThat(all.toString()).doesNotContain(word);
        }
        for (Desk desk : server.desks().values()) {
            assertThat(all.toString()).doesNotContain(String.valueOf(desk.token()));
        }
        System.out.printf(
                "Log (%s): %d lines of the house and its database, %d planted words and %d tokens"
                        + " in none%n",
                format, all.toString().lines().count(), PLANTED.size(), server.desks().size());
    }

    private static void lines(String log, String fault) {
        List<JsonNode> events =
                log.lines()
                        .filter(line -> line.startsWith("{"))
                        .map(line -> JsonMapper.shared().readTree(line))
                        .toList();
        assertThat(events).allMatch(event -> event.has("@timestamp") && event.has("message"));
        assertThat(events).anyMatch(event -> event.path("request").asString("").equals(fault));
    }

    private void goodStory() {
        Desk.Answer reported = report();
        assertThat(reported.status()).isEqualTo(201);
        server.desk("port-desk")
                .further(reported.id(), "{\"facts\": {\"summary\": \"植えられた題名 planted-json\"}}");
    }

    private Desk.Answer report() {
        return server.desk("port-desk")
                .report(
                        """
                        {"title": "植えられた題名", "facts": {"service": "植えられた題名", "service_state": "stopped",
                         "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
                         "contact": "植木花子 050-1234-9876 hanako.ueki@planted.example", "attack_type": "ransomware"}}
                        """);
    }

    private void badInputs() throws Exception {
        Desk desk = server.desk("port-desk");
        Desk nobody =
                new Desk(desk.http(), desk.address(), "nobody", "planted-bearer-token-0123456789");
        assertThat(nobody.get("/api/v1/incidents").status()).isEqualTo(401);
        for (String body :
                List.of(
                        "{\"title\": \"植えられた題名\", \"facts\": {\"planted-json\": \"植木花子\"}}",
                        "{\"title\": 植木花子",
                        "{\"title\": \"\\u0000planted-json\"}",
                        "{\"title\": {\"planted-json\": 1}}")) {
            assertThat(desk.report(body).status()).isBetween(400, 499);
        }
        desk.get("/api/v1/incidents/planted-query?cursor=planted-query");
        desk.get("/api/v1/incidents?after=planted-query&limit=planted-query");
        desk.get("/welcome/planted-link");
        desk.get("/channels/planted-link/confirm/planted-link");
        desk.post(
                "/api/v1/channels",
                "{\"kind\": \"webhook\", \"name\": \"植木花子\", \"address\":"
                        + " \"http://127.0.0.1:1/planted-hook\", \"tells\": [\"letter\"]}");
        desk.post("/api/v1/incidents/planted-file/attachments", "planted-file");
        signIn();
    }

    private void signIn() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> page =
                http.send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/sign-in")).build(),
                        BodyHandlers.ofString());
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        String form =
                "_csrf="
                        + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                        + "&login=planted-login&password=planted-password";
        for (int i = 0; i < 7; i++) {
            http.send(
                    HttpRequest.newBuilder(URI.create(server.address() + "/sign-in"))
                            .header("Cookie", cookie)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    /// The database complains with the value in its words.
    private String brokenDatabase(Path home) {
        JdbcClient database =
                JdbcClient.create(RunningDatabase.of(home, Map.of()).orElseThrow().unpooled());
        database.sql(
                        "alter table incident.incident add constraint never check (title <>"
                                + " '植えられた題名') not valid")
                .update();
        Desk.Answer fault = report();
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.text()).doesNotContain("植");
        assertThat(fault.json().path("reference").asString())
                .isEqualTo(fault.header("X-Request-Id"));
        return fault.header("X-Request-Id");
    }
}
