package kaname.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An open page hears at once, whichever node took the report, and hears no word of content and
/// nothing of anybody else.
class LiveTest {

    private static final House HOUSE = House.open();
    private static final House OTHER_NODE = HOUSE.anotherNode();

    @AfterAll
    static void close() {
        OTHER_NODE.close();
    }

    /// Somebody's open page.
    private static final class Page implements AutoCloseable {
        final List<String> lines = new CopyOnWriteArrayList<>();
        final InputStream stream;

        Page(House house, String persona) throws Exception {
            HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            browser.send(
                    to(house, "/demo/sign-in?persona=" + persona).build(),
                    BodyHandlers.discarding());
            HttpResponse<InputStream> response =
                    browser.send(to(house, "/live").build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            stream = response.body();
            Thread.ofVirtual().start(this::read);
            await().atMost(Duration.ofSeconds(10)).until(() -> !lines.isEmpty());
        }

        private static HttpRequest.Builder to(House house, String path) {
            return HttpRequest.newBuilder(URI.create(house.address() + path));
        }

        private void read() {
            try (var reader =
                    new java.io.BufferedReader(
                            new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException closed) {
                // the page was left
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    @Test
    void tellsTheRecipientAndNobodyElseFromEitherNode() throws Exception {
        try (Page here = new Page(HOUSE, "ministry-desk");
                Page there = new Page(OTHER_NODE, "ministry-desk");
                Page stranger = new Page(OTHER_NODE, "health-desk")) {
            Instant before = Instant.now();
            Desk.Answer answer =
                    HOUSE.desk("port-desk")
                            .report(
                                    """
                                    {"title": "生中継Zebra", "facts": {"service": "荷役Giraffe", "service_state": "stopped",
                                     "state_since": "%1$s", "aware_at": "%1$s", "contact": "x", "attack_type": "ransomware"}}
                                    """
                                            .formatted(before));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            for (Page page : List.of(here, there)) {
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> page.lines.contains("event:inbox"));
                assertThat(String.join("", page.lines)).doesNotContain("Zebra", "Giraffe");
            }
            assertThat(stranger.lines).doesNotContain("event:inbox");
        }
    }

    @Test
    void tellsOfAnAnnouncementThoseWhoGetItAndNobodyElse() throws Exception {
        try (Page there = new Page(OTHER_NODE, "port-desk");
                Page stranger = new Page(HOUSE, "health-desk")) {
            Desk.Answer answer =
                    HOUSE.desk("coordinator")
                            .post(
                                    "/api/v1/announcements",
                                    """
                                    {"kind": "advice", "title": "Zebra", "text": "Giraffe", "tlp": "TLP:RED",
                                     "audience": {"organisations": ["minato-terminal"]}}
                                    """);
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> there.lines.contains("event:announcement"));
            assertThat(String.join("", there.lines)).doesNotContain("Zebra", answer.id());
            assertThat(stranger.lines).doesNotContain("event:announcement");
        }
    }

    @Test
    @Tag("F11")
    void supervisionHearsNothingOfWhatWasToldInConfidence() throws Exception {
        JsonNode accepted =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "x", "facts": {"service": "x", "service_state": "stopped", "state_since": "%1$s",
                                 "aware_at": "%1$s", "contact": "x", "attack_type": "ransomware"}}
                                """
                                        .formatted(Instant.now()))
                        .json();
        String voluntary = letter(accepted, "jp-information-contact");
        String statutory = letter(accepted, "jp-acd-art5");
        try (Page desk = new Page(HOUSE, "ministry-desk");
                Page supervision = new Page(HOUSE, "ministry-supervision")) {
            for (String letter : List.of(voluntary, statutory)) {
                HOUSE.desk("port-desk")
                        .post("/api/v1/inbox/" + letter + "/questions", "{\"text\": \"続報\"}");
            }
            for (Page page : List.of(desk, supervision)) {
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> page.lines.contains("data:" + statutory));
            }
            assertThat(desk.lines).contains("data:" + voluntary);
            assertThat(supervision.lines).doesNotContain("data:" + voluntary);
        }
    }

    private static String letter(JsonNode accepted, String regime) {
        return accepted.path("filings").values().stream()
                .filter(f -> f.path("regime").asString().equals(regime))
                .filter(f -> f.path("recipientOrganisation").asString("").equals("land-ministry"))
                .map(f -> f.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isShutToThoseWhoAreNotSignedIn() {
        assertThat(HOUSE.stranger().get("/live").status()).isEqualTo(303);
    }

    @Test
    void endsWithItsReader() throws Exception {
        for (int i = 0; i < 30; i++) {
            new Page(HOUSE, "bank-desk").close();
            HOUSE.desk("bank-desk")
                    .report(
                            """
                            {"title": "x", "kind": "threat", "facts": {"summary": "x", "contact": "x"}}
                            """);
        }
        try (Page page = new Page(HOUSE, "bank-desk")) {
            assertThat(page.lines).isNotEmpty();
        }
    }
}
