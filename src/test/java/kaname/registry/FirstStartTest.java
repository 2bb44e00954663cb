package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaname.Codes;
import kaname.Server;
import kaname.platform.ReadyNotice;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From an empty house to the first report, as people and programs do it: over HTTP, on a database
/// whose owner is no superuser.
class FirstStartTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String REGISTRY =
            """
            organisations:
              - {id: ceptoar-a, name: {ja: "セプター", en: "CEPTOAR"}, kind: ceptoar, country: JP, sectors: [port]}
              - id: port-a
                name: {ja: "港", en: "Port"}
                kind: operator
                country: JP
                sectors: [port]
                statuses: [{is: ci-operator, from: 2024-04-01}]
                ceptoar: ceptoar-a
                systems: [{id: port-a-tos, name: {ja: "端末", en: "TOS"}, kind: it}]
                services:
                  - {id: port-a-gate, name: {ja: "搬出入", en: "Gate"}, sector: port, systems: [port-a-tos]}
            """;
    private static final String REPORT =
            """
            {"operator": "port-a", "title": "停止", "kind": "incident", "exercise": true,
             "facts": {"service": "port-a-gate", "service_state": "stopped",
                       "state_since": "2026-11-20T14:00:00+09:00",
                       "aware_at": "2026-11-20T14:10:00+09:00", "contact": "050-0000-0001"}}
            """;

    static ConfigurableApplicationContext house;
    static String address;

    /// Somebody's browser.
    record Browser(HttpClient http) {
        Browser() {
            this(HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
        }

        HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> post(String form, String to, Map<String, String> fields)
                throws Exception {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.put("_csrf", found("name=\"_csrf\" value=\"([^\"]+)", get(form).body()));
            String body =
                    all.entrySet().stream()
                            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                            .collect(Collectors.joining("&"));
            return http.send(
                    HttpRequest.newBuilder(URI.create(address + to))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> choose(String link, String login, String password) throws Exception {
            return post(
                    link, link, Map.of("login", login, "password", password, "again", password));
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    @BeforeAll
    static void start() {
        Map<String, Object> properties = new LinkedHashMap<>();
        TestDatabase.fresh().into((name, value) -> properties.put(name, value.get()));
        ownDatabase(properties);
        properties.put("server.port", 0);
        SpringApplication application = new SpringApplication(Server.class);
        application.setRegisterShutdownHook(false);
        house =
                application.run(
                        properties.entrySet().stream()
                                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                .toArray(String[]::new));
        address =
                "http://127.0.0.1:"
                        + house.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// As docs/serve.md says it.
    private static void ownDatabase(Map<String, Object> properties) {
        JdbcClient superuser =
                JdbcClient.create(
                        new org.springframework.jdbc.datasource.DriverManagerDataSource(
                                (String) properties.get("kaname.database.url"),
                                (String) properties.get("kaname.database.user"),
                                (String) properties.get("kaname.database.password")));
        superuser.sql("create role first_start login password 'first'").update();
        superuser.sql("grant kaname_app to first_start").update();
        superuser.sql("create database first_start owner first_start").update();
        properties.computeIfPresent(
                "kaname.database.url",
                (_, url) -> ((String) url).replaceAll("/[^/]*$", "/first_start"));
        properties.put("kaname.database.user", "first_start");
        properties.put("kaname.database.password", "first");
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void leadsFromAnEmptyHouseToTheFirstReport() throws Exception {
        ReadyNotice notice = house.getBean(ReadyNotice.class);
        String stale = link(notice);
        String link = link(notice);
        Browser root = new Browser();
        assertThat(root.get(stale).statusCode()).isEqualTo(404);
        assertThat(root.choose(link, "root", "too short").statusCode()).isEqualTo(400);
        assertThat(root.choose(link, "root", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(root.get(link).statusCode()).isEqualTo(404);
        assertThat(notice.lines()).isEmpty();
        assertThat(root.get("/administration").headers().firstValue("Location"))
                .as("the house asks for a second factor first")
                .contains("/account?first=1");
        addCodes(root);

        String registry = "/administration/registry";
        String broken = REGISTRY.replace("sectors: [port]\n", "sectors: [harbour]\n");
        assertThat(root.post(registry, registry, Map.of("text", broken)).body())
                .contains("/organisations/1/sectors/0");
        assertThat(
                        root.post(registry, registry, Map.of("text", REGISTRY + "personas: []\n"))
                                .body())
                .contains("personas");
        assertThat(
                        root.post(registry, registry + "/rehearsal", Map.of("text", REGISTRY))
                                .statusCode())
                .isEqualTo(200);
        Map<String, String> desk =
                Map.of(
                        "organisation",
                        "port-a",
                        "role",
                        "operator-desk",
                        "login",
                        "desk",
                        "ja",
                        "係",
                        "en",
                        "Desk");
        assertThat(root.post("/administration", "/administration/accounts", desk).statusCode())
                .as("a rehearsal adds nothing")
                .isEqualTo(400);
        assertThat(root.post(registry, registry, Map.of("text", REGISTRY)).statusCode())
                .isEqualTo(200);
        String made = root.post("/administration", "/administration/accounts", desk).body();
        String welcome = found("(/welcome/[^<\"]+)<", made);
        String account = found("href=\"(/administration/accounts/[^\"]+)", made);

        assertThat(new Browser().choose(welcome, "", PASSWORD).statusCode()).isEqualTo(303);
        Browser person = new Browser();
        assertThat(
                        person.post(
                                        "/sign-in",
                                        "/sign-in",
                                        Map.of("login", "desk", "password", PASSWORD))
                                .statusCode())
                .isEqualTo(303);
        assertThat(person.get("/report").statusCode())
                .as("recovery first: reporting waits for no code")
                .isEqualTo(200);
        assertThat(person.get("/channels").statusCode()).isEqualTo(303);
        addCodes(person);
        assertThat(person.get("/administration").statusCode()).isEqualTo(404);
        assertThat(person.get(registry).statusCode()).isEqualTo(404);
        assertThat(person.get(account).statusCode()).isEqualTo(404);

        String token =
                found(
                        "id=\"secret\">([^<]+)",
                        root.post(account, account + "/tokens", Map.of("name", "監視")).body());
        HttpResponse<String> reported = report(token);
        assertThat(reported.statusCode()).as(reported.body()).isEqualTo(201);
        String revoke = found("action=\"([^\"]+/revocation)", root.get(account).body());
        assertThat(root.post(account, revoke, Map.of()).statusCode()).isEqualTo(303);
        assertThat(report(token).statusCode()).isEqualTo(401);
        assertThat(root.get("/administration").body())
                .contains("desk operator-desk port-a", "organisations 2", "desk 監視");
    }

    private static void addCodes(Browser browser) throws Exception {
        String page = browser.post("/account", "/account/codes", Map.of()).body();
        String code = Codes.now(found("<code class=\"secret\">([A-Z2-7]+)", page));
        assertThat(
                        browser.post(
                                        "/account",
                                        "/account/codes/confirmation",
                                        Map.of("code", code))
                                .body())
                .contains("<ol class=\"recovery\">");
    }

    private static HttpResponse<String> report(String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/incidents"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(REPORT))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String link(ReadyNotice notice) {
        return found(
                "^First administrator: http://127.0.0.1:[0-9]+(/welcome/.+)$",
                notice.lines().getFirst());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
