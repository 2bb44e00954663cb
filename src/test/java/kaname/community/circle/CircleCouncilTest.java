package kaname.community.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The CEPTOAR-Council is independent of government, and nothing comes into it from a CEPTOAR
/// against its office's will.
@Tag("F4")
class CircleCouncilTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk OFFICE = HOUSE.desk("ceptoar-port");
    private static final Desk WATER = HOUSE.desk("ceptoar-water");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");
    private static final List<String> GOVERNMENT =
            List.of(
                    "ministry-desk",
                    "ministry-supervision",
                    "competent-minister",
                    "finance-desk",
                    "coordinator",
                    "expert",
                    "crisis-desk",
                    "decision-body",
                    "police-desk",
                    "data-protection-desk",
                    "prime-minister-desk");

    @Test
    void noGovernmentSeesTheCouncilOnPageApiListSearchOrCountUnlessItWasInvited() {
        String council = Talk.council(HOUSE);
        String thread = Talk.thread(OFFICE, council, "政府に見えない話Zebu", "秘密Zebu");
        for (String persona : GOVERNMENT) {
            Desk desk = HOUSE.desk(persona);
            Browser browser = Browser.at(HOUSE, persona);
            assertThat(desk.get(council).status()).as(persona).isEqualTo(404);
            assertThat(desk.get(thread).status()).as(persona).isEqualTo(404);
            assertThat(desk.get(council).said())
                    .as("the same as for what is not there")
                    .isEqualTo(desk.get(Talk.ALL + "/00000000-0000-0000-0000-000000000000").said());
            JsonNode list = Talk.ok(desk.get(Talk.ALL + "?words=Zebu"));
            assertThat(list.path("circles")).as("list and count").isEmpty();
            assertThat(list.path("found")).as("search").isEmpty();
            for (String path :
                    List.of(
                            council.substring(7),
                            thread.substring(7),
                            "/circles?words=Zebu",
                            "/circles",
                            "/",
                            "/channels")) {
                assertThat(browser.get(path).text())
                        .as("%s at %s", persona, path)
                        .doesNotContain("秘密Zebu", "見えない話Zebu", "セプターカウンシル（架空）");
            }
            assertThat(browser.get(council.substring(7)).status()).isEqualTo(404);
            assertThat(Talk.say(desk, thread, "x", "TLP:GREEN").status()).isEqualTo(404);
            assertThat(desk.post(council + "/acceptance", "{}").status()).isEqualTo(404);
        }
        assertThat(WATER.get(Talk.ALL + "?words=Zebu").json().path("found")).hasSize(1);
        assertThat(HOUSE.desk("port-desk").get(council).status())
                .as("an operator is represented by its office")
                .isEqualTo(404);
    }

    @Test
    void anInvitationIsForAThreadOrTheWholeIsSeenByAllMembersAndEndsAtOnce() {
        String council = Talk.council(HOUSE);
        String one = Talk.thread(OFFICE, council, "招く話Gnu", "見せてよい");
        String other = Talk.thread(OFFICE, council, "招かない話Gnu", "見せない");
        String guest = Talk.guest(OFFICE, council, MINISTRY, one);
        assertThat(MINISTRY.get(one).text()).contains("見せてよい");
        assertThat(MINISTRY.get(other).status()).isEqualTo(404);
        assertThat(MINISTRY.get(Talk.ALL + "?words=Gnu").json().path("found")).hasSize(1);
        assertThat(MINISTRY.get(council).json().path("members")).isEmpty();
        assertThat(HOUSE.desk("ministry-supervision").get(one).status())
                .as("the desk that supervises was not invited")
                .isEqualTo(404);
        assertThat(MINISTRY.post(council + "/threads", entry("x")).status()).isEqualTo(404);
        assertThat(WATER.get(council).json().path("guests").toString())
                .as("all members see it")
                .contains("land-ministry", guest, "意見を聞く");
        assertThat(MINISTRY.post(council + "/guests/" + guest + "/revocation", "").status())
                .isEqualTo(404);

        String whole = Talk.guest(OFFICE, council, HOUSE.desk("coordinator"), "");
        assertThat(HOUSE.desk("coordinator").get(other).text()).contains("見せない");
        assertThat(HOUSE.desk("expert").get(other).status()).isEqualTo(404);
        for (String invitation : List.of(guest, whole)) {
            Talk.ok(OFFICE.post(council + "/guests/" + invitation + "/revocation", ""));
        }
        assertThat(MINISTRY.get(one).status()).isEqualTo(404);
        assertThat(HOUSE.desk("coordinator").get(other).status()).isEqualTo(404);
        assertThat(Talk.ok(HOUSE.desk("coordinator").get(Talk.ALL)).path("circles")).isEmpty();
        List<String> ledger =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "select basis from exchange.ledger where kind = 'circle' and"
                                        + " subject::text = ? order by sequence")
                        .param(guest)
                        .query(String.class)
                        .list();
        assertThat(ledger).hasSize(2);
        assertThat(ledger.getFirst()).startsWith("circle/guest>land-ministry/");
    }

    private static String entry(String text) {
        return "{\"title\": \"x\", \"text\": \"" + text + "\", \"marking\": \"TLP:GREEN\"}";
    }

    @Test
    void noGovernmentHearsOfTheCouncilLiveOrOverItsChannelsAndThoseInsideHearNoContent()
            throws Exception {
        String council = Talk.council(HOUSE);
        List<String> ministry = new CopyOnWriteArrayList<>();
        List<String> water = new CopyOnWriteArrayList<>();
        try (InputStream there = stream("ministry-desk", ministry);
                InputStream here = stream("ceptoar-water", water)) {
            int before = Talk.subjects(HOUSE, "land-ministry").size();
            Talk.thread(OFFICE, council, "生中継Zebu", "秘密Zebu");
            String data = "data:" + Talk.id(council);
            await().atMost(Duration.ofSeconds(10)).until(() -> water.contains(data));
            assertThat(water.toString()).doesNotContain("Zebu");
            assertThat(Talk.subjects(HOUSE, "land-ministry")).hasSize(before);
            List<String> told = Talk.subjects(HOUSE, "ceptoar-water");
            assertThat(told).isNotEmpty().noneMatch(about -> about.contains("Zebu"));

            String mine = Talk.peers(HOUSE.desk("izumi-desk"), "招く相手の試し");
            Talk.guest(HOUSE.desk("izumi-desk"), mine, MINISTRY, "");
            String later = "data:" + Talk.id(mine);
            await().atMost(Duration.ofSeconds(10)).until(() -> ministry.contains(later));
            assertThat(ministry).doesNotContain(data);
            assertThat(Talk.subjects(HOUSE, "land-ministry")).hasSize(before + 1);
        }
    }

    private static InputStream stream(String persona, List<String> heard) throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        browser.send(to("/demo/sign-in?persona=" + persona), BodyHandlers.discarding());
        InputStream stream = browser.send(to("/live"), BodyHandlers.ofInputStream()).body();
        Thread.ofVirtual().start(() -> read(stream, heard));
        await().atMost(Duration.ofSeconds(10)).until(() -> !heard.isEmpty());
        return stream;
    }

    private static HttpRequest to(String path) {
        return HttpRequest.newBuilder(URI.create(HOUSE.address() + path)).build();
    }

    private static void read(InputStream stream, List<String> heard) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().forEach(heard::add);
        } catch (IOException | UncheckedIOException closed) {
            heard.add("closed");
        }
    }

    @Test
    void anEntryCrossesOnlyWithTheConsentOfTheOfficeThatOwnsItAndKeepsItsMarking() {
        String ceptoar = Talk.of(HOUSE, "ceptoar-port");
        String council = Talk.council(HOUSE);
        String thread = Talk.thread(PORT, ceptoar, "移したい話Kudu", "移したいKudu");
        String entry = PORT.get(thread).json().path("entries").path(0).path("id").asString();
        String ask = thread + "/entries/" + entry + "/crossings";
        String wish = "{\"to\": \"" + Talk.id(council) + "\", \"reason\": \"他の分野にも役立つ\"}";
        String crossing = Talk.created(PORT.post(ask, wish)).path("id").asString();
        assertThat(PORT.post(ask, wish).status()).as("asked once").isEqualTo(409);
        String answer = ceptoar + "/crossings/" + crossing + "/answer";
        assertThat(PORT.post(answer, "{\"consents\": true}").status())
                .as("who asks does not answer")
                .isEqualTo(404);
        assertThat(WATER.post(answer, "{\"consents\": true}").status()).isEqualTo(404);
        assertThat(WATER.get(Talk.ALL + "?words=Kudu").json().path("found")).isEmpty();

        assertThat(OFFICE.post(answer, "{\"consents\": true}").status()).isEqualTo(204);
        JsonNode found = WATER.get(Talk.ALL + "?words=Kudu").json().path("found");
        assertThat(found).hasSize(1);
        JsonNode copy =
                WATER.get(council + "/threads/" + found.path(0).path("id").asString())
                        .json()
                        .path("entries")
                        .path(0);
        assertThat(copy.path("text").asString()).isEqualTo("移したいKudu");
        assertThat(copy.path("marking").asString()).isEqualTo("TLP:AMBER");
        assertThat(copy.path("organisation").asString()).isEqualTo("ceptoar-port");
        assertThat(copy.path("crossed").asBoolean()).isTrue();
        assertThat(OFFICE.post(answer, "{\"consents\": false}").status()).isEqualTo(409);

        String second = Talk.created(PORT.post(again(thread), wish)).path("id").asString();
        assertThat(
                        OFFICE.post(
                                        ceptoar + "/crossings/" + second + "/answer",
                                        "{\"consents\": false}")
                                .status())
                .isEqualTo(204);
        assertThat(WATER.get(Talk.ALL + "?words=断られるKudu").json().path("found")).isEmpty();
    }

    private static String again(String thread) {
        String entry =
                Talk.created(Talk.say(PORT, thread, "断られるKudu", "TLP:AMBER")).path("id").asString();
        return thread + "/entries/" + entry + "/crossings";
    }

    @Test
    void anOfficeTakesItsOneSeatItselfAndTheAccountThatTookItIsTheRepresentative() {
        House house = House.ofItsOwn();
        try {
            String council = Talk.council(house);
            Desk water = house.desk("ceptoar-water");
            assertThat(water.post(council + "/departure", "").status()).isEqualTo(204);
            assertThat(water.get(council).json().path("circle").path("standing").asString())
                    .isEqualTo("outside");
            assertThat(water.get(council).json().path("threads")).isEmpty();
            Talk.join(water, council, false);
            assertThat(water.get(council).json().path("threads")).isNotEmpty();
            List<String> seats = new ArrayList<>();
            water.get(council)
                    .json()
                    .path("members")
                    .forEach(m -> seats.add(m.path("organisation").asString()));
            assertThat(seats).containsExactlyInAnyOrder("ceptoar-port", "ceptoar-water");
            house.database()
                    .asOwner()
                    .sql(
                            """
                            update community.member set representative =
                                   (select id from registry.account where login = 'ceptoar-port')
                             where organisation = 'ceptoar-water' and circle = ? and ended_at is null
                            """)
                    .param(Talk.id(council))
                    .update();
            assertThat(water.get(council).json().path("threads"))
                    .as("another person of the office does not read")
                    .isEmpty();
        } finally {
            house.close();
        }
    }
}
