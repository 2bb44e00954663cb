package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Whom the operator invites sees what is put into the room, from accepting until leaving or being
/// put out, and nothing else.
@Tag("G2")
class RoomTest {

    private static final House HOUSE = House.open();
    private static final Desk OPERATOR = HOUSE.desk("port-desk");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");
    private static final Desk HEALTH = HOUSE.desk("health-desk");
    private static final String SAID = "{\"text\": \"秘密の話\", \"marking\": \"TLP:RED\"}";

    private static JsonNode accepted() {
        return OPERATOR.report(Reported.ransomware().toString()).json();
    }

    private static String open(String incident) {
        Desk.Answer opened =
                OPERATOR.post("/api/v1/incidents/" + incident + "/room", "{\"purpose\": \"対処\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return "/api/v1/rooms/" + opened.id();
    }

    private static void invite(String room, Desk guest) {
        Desk.Answer answer =
                OPERATOR.post(
                        room + "/invitations",
                        "{\"organisation\": \"" + guest.organisation() + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Desk.Answer revoke(String room, Desk guest) {
        return OPERATOR.post(
                room + "/revocations", "{\"organisation\": \"" + guest.organisation() + "\"}");
    }

    @Test
    void aGuestReadsFromAcceptingUntilItIsRevokedAndNoLonger() {
        JsonNode accepted = accepted();
        String room = open(accepted.path("id").asString());
        assertThat(HEALTH.get(room).status()).as("never invited").isEqualTo(404);
        OPERATOR.post(room + "/messages", SAID);
        invite(room, HEALTH);
        assertThat(HEALTH.get(room).json().path("entries")).as("not in yet").isEmpty();
        assertThat(HEALTH.get(room).text()).contains("対処").doesNotContain("ターミナル");
        assertThat(HEALTH.post(room + "/messages", SAID).status()).isEqualTo(404);

        assertThat(HEALTH.post(room + "/acceptance", "").status()).isEqualTo(200);
        assertThat(HEALTH.get(room).text()).contains("秘密の話");
        assertThat(HEALTH.post(room + "/messages", SAID).status()).isEqualTo(201);
        assertThat(HEALTH.get("/api/v1/incidents/" + accepted.path("id").asString()).status())
                .as("the incident itself stays the operator's")
                .isEqualTo(404);

        assertThat(revoke(room, HEALTH).status()).isEqualTo(200);
        JsonNode after = HEALTH.get(room).json();
        assertThat(after.path("entries")).isEmpty();
        assertThat(after.path("room").path("until").asString("")).isNotEmpty();
        assertThat(HEALTH.post(room + "/messages", SAID).status()).isEqualTo(404);
        assertThat(HEALTH.post(room + "/acceptance", "").status()).isEqualTo(404);
        String page = Browser.at(HOUSE, "health-desk").get(room.substring(7)).text();
        assertThat(page).contains("読めたのは").doesNotContain("秘密の話");
        assertThat(OPERATOR.get(room).json().path("entries")).hasSize(2);

        invite(room, HEALTH);
        HEALTH.post(room + "/acceptance", "");
        assertThat(HEALTH.get(room).text()).as("invited anew").contains("秘密の話");
    }

    @Test
    void showsTheChosenFactsAndLettersAndNothingElse() {
        JsonNode accepted = accepted();
        String room = open(accepted.path("id").asString());
        invite(room, HEALTH);
        HEALTH.post(room + "/acceptance", "");
        String letter = accepted.path("filings").path(0).path("id").asString();
        Desk.Answer shown =
                OPERATOR.post(
                        room + "/shown",
                        "{\"facts\": [\"service_state\"], \"marking\": \"TLP:AMBER\"}");
        assertThat(shown.status()).as(shown.text()).isEqualTo(201);
        assertThat(HEALTH.get(room).text()).doesNotContain("050-0000-1001");
        assertThat(OPERATOR.post(room + "/shown", "{\"letter\": \"" + letter + "\"}").status())
                .isEqualTo(201);
        assertThat(HEALTH.get(room).json().path("entries")).hasSize(2);
        assertThat(HEALTH.get("/api/v1/inbox/" + letter).status())
                .as("the letter itself is not opened by it")
                .isEqualTo(404);
        assertThat(HEALTH.post(room + "/shown", "{\"letter\": \"" + letter + "\"}").status())
                .isEqualTo(404);
        assertThat(revoke(room, MINISTRY).status()).as("nobody such").isEqualTo(404);
        assertThat(HEALTH.post(room + "/departure", "").status()).isEqualTo(200);
        assertThat(HEALTH.get(room).json().path("entries")).isEmpty();
    }

    @Test
    void theDatabaseItselfShowsNothingFromOutsideAndTakesNothing() {
        String room = open(accepted().path("id").asString());
        UUID id = UUID.fromString(room.substring(room.lastIndexOf('/') + 1));
        OPERATOR.post(room + "/messages", SAID);
        invite(room, HEALTH);
        HEALTH.post(room + "/acceptance", "");
        assertThat(entries(HEALTH, id)).isEqualTo(1);
        revoke(room, HEALTH);
        assertThat(entries(HEALTH, id)).isZero();
        assertThat(entries(MINISTRY, id)).isZero();
        for (String forbidden :
                List.of(
                        "update filing.room_guest set ended_at = null, ended = null",
                        "delete from filing.room_entry",
                        "update filing.room_entry set text_ja = 'x'")) {
            assertThatThrownBy(() -> as(HEALTH, forbidden)).hasRootCauseMessage(denied(forbidden));
        }
        as(HEALTH, "select filing.move_guest('" + id + "', 'health-ministry', 'joined', now())");
        assertThat(entries(HEALTH, id)).as("nobody lets itself in again").isZero();
    }

    private static String denied(String sql) {
        return "ERROR: permission denied for table "
                + (sql.contains("room_guest") ? "room_guest" : "room_entry");
    }

    private static int entries(Desk desk, UUID room) {
        Integer found =
                HOUSE.database()
                        .transaction()
                        .execute(_ -> {
                            become(desk);
                            return HOUSE.database()
                                    .asApplication()
                                    .sql("select count(*) from filing.room_entry where room = ?")
                                    .param(room)
                                    .query(Integer.class)
                                    .single();
                        });
        return found == null ? -1 : found;
    }

    private static void as(Desk desk, String sql) {
        HOUSE.database()
                .transaction()
                .executeWithoutResult(_ -> {
                    become(desk);
                    if (sql.startsWith("select")) {
                        HOUSE.database().asApplication().sql(sql).query().listOfRows();
                    } else {
                        HOUSE.database().asApplication().sql(sql).update();
                    }
                });
    }

    private static String account(Desk desk) {
        return HOUSE.database()
                .asOwner()
                .sql(
                        """
                        select id::text from registry.account
                         where organisation = ? and role <> 'ministry-supervision' and role <> 'competent-minister'
                         order by persona limit 1
                        """)
                .param(desk.organisation())
                .query(String.class)
                .single();
    }

    private static void become(Desk desk) {
        HOUSE.database()
                .asApplication()
                .sql(
                        """
                        select set_config('kaname.organisation', ?, true), set_config('kaname.account', ?, true)
                        """)
                .params(desk.organisation(), account(desk))
                .query()
                .listOfRows();
    }

    @Test
    void whoWasPutOutHearsNothingMoreOnTheLiveStream() throws Exception {
        String room = open(accepted().path("id").asString());
        invite(room, HEALTH);
        HEALTH.post(room + "/acceptance", "");
        List<String> heard = new CopyOnWriteArrayList<>();
        try (InputStream stream = stream("health-desk")) {
            Thread.ofVirtual().start(() -> read(stream, heard));
            await().atMost(Duration.ofSeconds(10)).until(() -> !heard.isEmpty());
            String data = "data:" + room.substring(room.lastIndexOf('/') + 1);
            OPERATOR.post(room + "/messages", SAID);
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains(data));
            assertThat(heard.toString()).doesNotContain("秘密");
            revoke(room, HEALTH);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> heard.stream().filter(data::equals).count() == 2);
            OPERATOR.post(room + "/messages", SAID);
            String other = open(accepted().path("id").asString());
            invite(other, HEALTH);
            String later = "data:" + other.substring(other.lastIndexOf('/') + 1);
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains(later));
            assertThat(heard.stream().filter(data::equals).count()).isEqualTo(2);
        }
    }

    private static InputStream stream(String persona) throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        browser.send(to("/demo/sign-in?persona=" + persona), BodyHandlers.discarding());
        return browser.send(to("/live"), BodyHandlers.ofInputStream()).body();
    }

    private static HttpRequest to(String path) {
        return HttpRequest.newBuilder(URI.create(HOUSE.address() + path)).build();
    }

    private static void read(InputStream stream, List<String> heard) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().forEach(heard::add);
        } catch (IOException | java.io.UncheckedIOException closed) {
            heard.add("closed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invitations | {\"organisation\": \"nobody\"} | /organisation",
                "invitations | {} | /organisation",
                "messages | {\"text\": \" \", \"marking\": \"TLP:RED\"} | /text",
                "messages | {\"text\": \"x\"} | /marking",
                "shown | {\"facts\": [\"nonsense\"], \"marking\": \"TLP:RED\"} | /facts",
                "shown | {\"letter\": \"00000000-0000-0000-0000-000000000000\"} | /letter"
            })
    void namesWhatIsWrong(String path, String document, String pointer) {
        Desk.Answer answer =
                OPERATOR.post(open(accepted().path("id").asString()) + "/" + path, document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).contains(pointer);
    }
}
