package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Every role × every resource × every route: who is no party to a matter learns nothing of it, not
/// from a page, a program's answer, a search, a count, an error or a file. The expectations are
/// generated from who wrote to whom; the answers come over HTTP.
@Tag("C9")
@Tag("C11")
@Tag("F11")
class EyesTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final String MARK = "Zebra秘密";
    private static final String OPERATOR = "minato-terminal";

    /// A place that shows one thing, and the organisations that may see it.
    record Place(String path, Set<String> parties) {}

    @TestFactory
    Stream<DynamicTest> nobodyElseLearnsAnything() {
        Desk port = HOUSE.desk("port-desk");
        JsonNode accepted = report(port);
        String incident = accepted.path("id").asString();
        Map<String, Set<String>> letters = new LinkedHashMap<>();
        Map<String, String> recipients = new LinkedHashMap<>();
        for (JsonNode filing : accepted.path("filings")) {
            String letter = filing.path("id").asString();
            String recipient = filing.path("recipientOrganisation").asString("");
            letters.put(letter, parties(OPERATOR, filing.path("sender").asString(), recipient));
            recipients.put(letter, recipient);
        }
        List<Place> forPrograms = new ArrayList<>();
        List<Place> forPeople = new ArrayList<>();
        Set<String> own = Set.of(OPERATOR);
        for (String path :
                List.of(
                        "",
                        "/duties",
                        "/duties/jp-acd-art5",
                        "/receipts",
                        "/receipts/1",
                        "/filings",
                        "/clocks",
                        "/proposals",
                        "/support",
                        "/evidence")) {
            forPrograms.add(new Place("/api/v1/incidents/" + incident + path, own));
        }
        for (String path : List.of("", "/more", "/why/jp-acd-art5", "/support", "/proposals")) {
            forPeople.add(new Place("/incidents/" + incident + path, own));
        }
        forPeople.add(new Place("/receipts/" + incident + "/1", own));
        letters.forEach((letter, parties) -> {
            for (String path : List.of("", "/questions", "/letter.csv", "/letter.pdf")) {
                forPrograms.add(new Place("/api/v1/inbox/" + letter + path, parties));
            }
            forPrograms.add(new Place("/api/v1/letters/" + letter + "/told", own));
            for (String path : List.of("", "/letter.json", "/letter.csv", "/letter.xlsx")) {
                forPeople.add(new Place("/letters/" + letter + path, parties));
            }
            forPeople.add(new Place("/letters/" + letter + "/call", own));
            forPeople.add(
                    new Place(
                            "/letters/" + letter + "/proposals",
                            Set.of(recipients.getOrDefault(letter, ""))));
        });
        Set<String> everyParty = new TreeSet<>();
        letters.values().forEach(everyParty::addAll);
        return HOUSE.desks().entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(),
                                () -> {
                                    look(entry.getKey(), entry.getValue(), forPrograms, forPeople);
                                    if (!everyParty.contains(entry.getValue().organisation())) {
                                        listsSayNothing(entry.getKey(), entry.getValue());
                                    }
                                }));
    }

    private static void look(
            String persona, Desk desk, List<Place> forPrograms, List<Place> forPeople) {
        Browser browser = Browser.at(HOUSE, persona);
        for (Place place : forPrograms) {
            Desk.Answer answer = desk.get(place.path());
            expect(desk, place, answer.status(), answer.text());
        }
        for (Place place : forPeople) {
            Browser.Answer answer = browser.get(place.path());
            expect(desk, place, answer.status(), answer.text());
        }
    }

    private static void expect(Desk desk, Place place, int status, String text) {
        String what = desk.organisation() + " at " + place.path();
        if (place.parties().contains(desk.organisation())) {
            assertThat(status).as(what).isIn(200, 404, 409);
            return;
        }
        boolean list = place.path().endsWith("/questions") || place.path().endsWith("/proposals");
        assertThat(status).as(what).isIn(list ? List.of(200, 403, 404) : List.of(403, 404));
        assertThat(text).as(what).doesNotContain(MARK, OPERATOR);
    }

    private static void listsSayNothing(String persona, Desk desk) {
        Browser browser = Browser.at(HOUSE, persona);
        for (String path :
                List.of(
                        "/",
                        "/inbox",
                        "/inbox?words=Zebra",
                        "/inbox?sector=port",
                        "/inbox/acknowledged",
                        "/situation",
                        "/incidents",
                        "/burden",
                        "/channels",
                        "/mode",
                        "/history",
                        "/catalogue",
                        "/framework",
                        "/letters/" + MARK.hashCode())) {
            assertThat(browser.get(path).text())
                    .as(desk.organisation() + " at " + path)
                    .doesNotContain(MARK);
        }
        for (String path :
                List.of(
                        "/api/v1/incidents",
                        "/api/v1/inbox",
                        "/api/v1/channels",
                        "/api/v1/channels/deliveries",
                        "/api/v1/mode")) {
            assertThat(desk.get(path).text())
                    .as(desk.organisation() + " at " + path)
                    .doesNotContain(MARK, "\"" + OPERATOR + "\"");
        }
    }

    @TestFactory
    Stream<DynamicTest> nobodyWithoutASessionOrTokenGetsIn() {
        JsonNode accepted = report(HOUSE.desk("port-desk"));
        String incident = accepted.path("id").asString();
        String letter = accepted.path("filings").path(0).path("id").asString();
        Stream<DynamicTest> programs =
                Stream.of(
                                "/api/v1/incidents",
                                "/api/v1/incidents/" + incident,
                                "/api/v1/incidents/" + incident + "/evidence",
                                "/api/v1/inbox",
                                "/api/v1/inbox/" + letter,
                                "/api/v1/channels",
                                "/api/v1/mode",
                                "/taxii2/")
                        .map(path ->
                                DynamicTest.dynamicTest(
                                        path,
                                        () ->
                                                assertThat(HOUSE.stranger().get(path).status())
                                                        .isEqualTo(401)));
        Stream<DynamicTest> people =
                Stream.of(
                                "/incidents",
                                "/incidents/" + incident,
                                "/letters/" + letter,
                                "/letters/" + letter + "/call",
                                "/inbox",
                                "/situation",
                                "/channels",
                                "/mode",
                                "/live",
                                "/administration")
                        .map(path ->
                                DynamicTest.dynamicTest(
                                        path,
                                        () -> {
                                            Browser.Answer answer = Browser.of(HOUSE).get(path);
                                            assertThat(answer.status()).isEqualTo(303);
                                            assertThat(answer.location()).startsWith("/sign-in");
                                        }));
        return Stream.concat(programs, people);
    }

    private static Set<String> parties(String... organisations) {
        Set<String> parties = new TreeSet<>(List.of(organisations));
        parties.remove("");
        return parties;
    }

    private static JsonNode report(Desk port) {
        Instant now = Instant.now();
        Desk.Answer answer =
                port.report(
                        """
                        {"title": "%1$s", "wishes": {"send": ["jp-police"]},
                         "facts": {"service": "コンテナの搬出入", "service_state": "stopped",
                         "state_since": "%2$s", "aware_at": "%2$s", "contact": "%1$s", "summary": "%1$s",
                         "attack_type": "ransomware", "malicious_suspected": true}}
                        """
                                .formatted(MARK, now));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
