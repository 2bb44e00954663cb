package kaname.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Word of a letter to a program, checked by the reference library of Standard Webhooks.
class WebhookTest {

    private static final House HOUSE = House.open();

    record Call(Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return Told.JSON.readTree(body);
        }
    }

    private static final List<Call> calls = new CopyOnWriteArrayList<>();
    private static final AtomicInteger answer = new AtomicInteger(200);
    private static HttpServer receiver;

    @BeforeAll
    static void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    calls.add(
                            new Call(
                                    Map.copyOf(exchange.getRequestHeaders()),
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(answer.get(), -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterAll
    static void hangUp() {
        for (String persona : List.of("coordinator", "police-desk")) {
            Desk desk = HOUSE.desk(persona);
            for (JsonNode one : desk.get("/api/v1/channels").json().path("channels")) {
                if (one.path("kind").asString().equals("webhook")) {
                    desk.send(
                            desk.request("/api/v1/channels/" + one.path("id").asString()).DELETE());
                }
            }
        }
        receiver.stop(0);
    }

    @Test
    void isSignedSoThatTheReferenceLibraryTakesItAndNothingElse() throws Exception {
        String secret = add("SOC", "/signed");
        String incident = Told.report(HOUSE, Told.ransomware("署名の確認")).path("id").asString();
        String letter =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "select id::text from exchange.letter where incident = ?::uuid and"
                                        + " recipient = ? limit 1")
                        .params(incident, HOUSE.desk("coordinator").organisation())
                        .query(String.class)
                        .single();
        Call call = about(letter);
        HttpHeaders headers = HttpHeaders.of(call.headers(), (_, _) -> true);
        Webhook webhook = new Webhook(secret);
        webhook.verify(call.body(), headers);
        assertThat(call.json().path("type").asString()).isEqualTo("letter.arrived");
        assertThat(call.json().path("data").path("href").asString())
                .endsWith("/api/v1/inbox/" + letter);
        assertThat(call.body()).doesNotContain("署名の確認");

        assertThatThrownBy(() -> webhook.verify(call.body().replace("false", "true"), headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() ->
                        new Webhook(SigningSecret.fresh().shown()).verify(call.body(), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void isConfirmedByAnsweringAndRefusedForGoodBySayingGone() {
        answer.set(410);
        try {
            Desk desk = HOUSE.desk("police-desk");
            Desk.Answer added = add(desk, "/gone");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> {
                        JsonNode sent = last(desk, added.id());
                        assertThat(sent.path("state").asString()).isEqualTo("failed");
                        assertThat(sent.path("attempts").asInt()).isEqualTo(1);
                    });
            assertThat(confirmed(desk, added.id())).isFalse();
        } finally {
            answer.set(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/", "https://user:pw@example.com/", "https://",
                        "javascript:alert(1)",
                "https://example.com/#part", "not a url", "https://exa mple.com/", ""
            })
    void refusesAnAddressThatIsNone(String address) {
        long before = HOUSE.rows().get("exchange.ledger");
        Desk.Answer answer =
                HOUSE.desk("industry-desk")
                        .post(
                                "/api/v1/channels",
                                Told.JSON
                                        .createObjectNode()
                                        .put("kind", "webhook")
                                        .put("name", "x")
                                        .put("address", address)
                                        .toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).contains("/address");
        assertThat(HOUSE.rows().get("exchange.ledger")).isEqualTo(before);
    }

    private static String add(String name, String path) {
        Desk desk = HOUSE.desk("coordinator");
        Desk.Answer added = add(desk, path);
        await().atMost(Duration.ofSeconds(20)).until(() -> confirmed(desk, added.id()));
        String secret = added.json().path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(desk.get("/api/v1/channels").text()).as(name).doesNotContain(secret);
        return secret;
    }

    private static Desk.Answer add(Desk desk, String path) {
        Desk.Answer added =
                desk.post(
                        "/api/v1/channels",
                        Told.JSON
                                .createObjectNode()
                                .put("kind", "webhook")
                                .put("name", "SOC " + path)
                                .put(
                                        "address",
                                        "http://127.0.0.1:"
                                                + receiver.getAddress().getPort()
                                                + path)
                                .put("shows", "TLP:AMBER")
                                .toString());
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added;
    }

    private static boolean confirmed(Desk desk, String id) {
        for (JsonNode one : desk.get("/api/v1/channels").json().path("channels")) {
            if (one.path("id").asString().equals(id)) {
                return !one.path("confirmedAt").isNull();
            }
        }
        return false;
    }

    private static JsonNode last(Desk desk, String channel) {
        for (JsonNode one : desk.get("/api/v1/channels/deliveries").json().path("deliveries")) {
            if (one.path("channel").asString().equals(channel)) {
                return one;
            }
        }
        throw new AssertionError("nothing was sent to " + channel);
    }

    private static Call about(String letter) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> calls.stream().filter(c -> c.body().contains(letter)).toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
