package kaname;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kaname.advisory.Foreign;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever carries off a copy of the database finds no secret in it with which to act as somebody,
/// and no content of a file. Secrets are planted where people and programs leave them; then every
/// row of every table is read.
class DumpTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final JdbcClient OWNER = HOUSE.database().asOwner();
    private static final String PASSWORD = "okapi-tapir-9-gnu-and-zebra";
    private static final String LINK = "kaname_link_planted_0123456789abcdef";

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void holdsNoSecretInClear() throws Exception {
        Map<String, String> planted = new LinkedHashMap<>();
        HOUSE.desks().forEach((persona, desk) -> planted.put("token of " + persona, desk.token()));
        planted.put("token of a foreign partner", partner());
        planted.put("password", choosePassword());
        planted.put("one-time link", LINK);
        planted.put("webhook secret", webhook().replace("whsec_", ""));
        planted.put("content of a file", file());
        sessions().forEach(value -> planted.put("session", value));

        String dump = dump();
        assertThat(dump).as("it is the whole database").contains("minato-terminal", "zebra.txt");
        planted.forEach((what, secret) ->
                forms(secret).forEach(form -> assertThat(dump).as(what).doesNotContain(form)));
    }

    private static String partner() {
        Foreign foreign = new Foreign(HOUSE);
        foreign.entered("okapi-cert", "TLP:GREEN");
        return Objects.requireNonNull(foreign.desk("okapi-cert").token());
    }

    /// As it is, as bytes, and as others write bytes.
    private static List<String> forms(String secret) {
        List<String> forms = new ArrayList<>();
        forms.add(secret);
        forms.add(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
        try {
            forms.add(HexFormat.of().formatHex(Base64.getDecoder().decode(secret)));
        } catch (IllegalArgumentException notBase64) {
            // then it is no bytes in disguise
        }
        return forms;
    }

    private static String choosePassword() {
        OWNER.sql(
                        "insert into registry.welcome (hash, account, created_at, expires_at)"
                            + " select sha256(convert_to(?, 'UTF8')), id, now(), now() + '1 day'"
                            + " from registry.account where login = 'health-desk'")
                .param(LINK)
                .update();
        Browser browser = Browser.of(HOUSE);
        browser.post("/welcome/" + LINK, "password=" + PASSWORD + "&again=" + PASSWORD);
        assertThat(
                        OWNER.sql(
                                        "select password_hash from registry.account where login ="
                                                + " 'health-desk'")
                                .query(String.class)
                                .single())
                .startsWith("{");
        return PASSWORD;
    }

    private static String webhook() {
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .post(
                                "/api/v1/channels",
                                "{\"kind\": \"webhook\", \"name\": \"x\", \"address\":"
                                        + " \"https://hooks.example/x\", \"tells\": [\"letter\"],"
                                        + " \"shows\": \"TLP:CLEAR\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("secret").asString();
    }

    private static String file() {
        Desk port = HOUSE.desk("port-desk");
        String incident = WatchedMatter.report(port, false);
        String content = "Okapi" + UUID.randomUUID();
        Desk.Answer added =
                port.send(
                        port.request(
                                        "/api/v1/incidents/"
                                                + incident
                                                + "/attachments?name=zebra.txt")
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofString(content)));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return content;
    }

    private static List<String> sessions() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient.newBuilder()
                .cookieHandler(cookies)
                .build()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                HOUSE.address()
                                                        + "/demo/sign-in?persona=port-desk"))
                                .build(),
                        BodyHandlers.discarding());
        List<String> values =
                cookies.getCookieStore().getCookies().stream()
                        .map(java.net.HttpCookie::getValue)
                        .filter(value -> value.length() >= 16)
                        .toList();
        assertThat(values).isNotEmpty();
        return values;
    }

    private static String dump() {
        StringBuilder dump = new StringBuilder();
        OWNER.sql(
                        "select format('%I.%I', table_schema, table_name) from"
                                + " information_schema.tables where table_type = 'BASE TABLE' and"
                                + " table_schema not in ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list()
                .forEach(table ->
                        OWNER.sql("select t::text from " + table + " t")
                                .query(String.class)
                                .list()
                                .forEach(row -> dump.append(row).append('\n')));
        return dump.toString();
    }
}
