package kaname.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A live stream ends with the session that opened it, at every node, and says so.
class LiveSessionTest {

    private static final House HOUSE = House.open();
    private static final House OTHER_NODE = HOUSE.anotherNode();
    private static final Duration SECONDS = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        OTHER_NODE.close();
    }

    /// What an open page hears until the house hangs up.
    private record Heard(List<String> lines, CompletableFuture<Void> end) {
        void ended() {
            await().atMost(SECONDS).until(end::isDone);
            assertThat(lines).contains("event:ended");
        }

        void goesOn() {
            assertThat(end).isNotDone();
            assertThat(lines).doesNotContain("event:ended");
        }
    }

    @Test
    void signingOutEndsTheStreamsOfThatSessionAtEveryNodeAndNoOthers() throws Exception {
        Browser one = signedIn();
        Browser other = signedIn();
        Heard here = listen(HOUSE, one);
        Heard there = listen(OTHER_NODE, one);
        Heard stranger = listen(OTHER_NODE, other);
        one.post("/report", "/sign-out", Map.of());
        here.ended();
        there.ended();
        stranger.goesOn();
        assertThat(ask(HOUSE, one).statusCode()).isEqualTo(303);
    }

    @Test
    void whateverEndsASessionEndsItsStream() throws Exception {
        for (String way :
                List.of(
                        "update registry.session set ended_at = now() where account = ?::uuid",
                        "update registry.session set began_at = now() - interval '12 hours 1"
                                + " minute' where account = ?::uuid",
                        "update registry.account set closed_at = now() where id = ?::uuid")) {
            String login = person();
            Heard heard = listen(OTHER_NODE, signedIn(login));
            HOUSE.database()
                    .asOwner()
                    .sql(way)
                    .param(
                            HOUSE.database()
                                    .asOwner()
                                    .sql("select id::text from registry.account where login = ?")
                                    .param(login)
                                    .query(String.class)
                                    .single())
                    .update();
            heard.ended();
        }
    }

    @Test
    void whoProvesToBeTheHolderAnewGoesOnListening() throws Exception {
        Browser browser = signedIn();
        Heard heard = listen(HOUSE, browser);
        Browser.Answer proved =
                browser.post(
                        "/account/proof", "/account/proof", Map.of("password", Persons.PASSWORD));
        assertThat(proved.status()).as(proved.text()).isEqualTo(303);
        Browser gone = signedIn();
        Heard ends = listen(HOUSE, gone);
        gone.post("/report", "/sign-out", Map.of());
        ends.ended();
        heard.goesOn();
    }

    private static Heard listen(House node, Browser browser) throws Exception {
        HttpResponse<Stream<String>> answer = ask(node, browser);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end =
                CompletableFuture.runAsync(
                        () -> answer.body().forEach(lines::add),
                        task -> Thread.ofVirtual().start(task));
        return new Heard(lines, end);
    }

    private static HttpResponse<Stream<String>> ask(House node, Browser browser)
            throws IOException, InterruptedException {
        String session = browser.cookies().get("kaname");
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(node.address() + "/live"))
                        .header("Cookie", "kaname=" + session)
                        .build(),
                BodyHandlers.ofLines());
    }

    private static Browser signedIn() {
        return signedIn(person());
    }

    private static Browser signedIn(String login) {
        Browser browser = Browser.of(HOUSE);
        browser.post("/sign-in", "/sign-in", Map.of("login", login, "password", Persons.PASSWORD));
        return browser;
    }

    private static String person() {
        return Persons.of(HOUSE, "minato-terminal", "operator-desk");
    }
}
