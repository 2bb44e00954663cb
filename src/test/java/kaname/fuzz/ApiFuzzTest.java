package kaname.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every call of the API, as its own description has it and with something wrong in places, by
/// several people: never a fault of ours, never another's words, never a refusal that stored.
class ApiFuzzTest {

    private static final String MARK = "Zebra-7c1e";
    private static final int REQUESTS = 400;
    private static final List<String> PEOPLE =
            List.of("port-desk", "ministry-desk", "sora-desk", "stranger");
    private static final List<String> NOT_TOLD = List.of("sora-desk", "stranger");
    private static final Path FOUND = Path.of("src/test/resources/fuzz/api");

    private static House house;
    private static ApiRequests requests;
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private Map<String, Long> rows = house.rows();

    @BeforeAll
    static void aReportThatOnlySomeMayRead() {
        house = House.ofItsOwn();
        JsonNode report = reported(house.desk("port-desk"));
        String incident = report.path("id").asString();
        String letter = report.path("filings").path(0).path("id").asString();
        String room = room(incident);
        requests =
                new ApiRequests(
                        house.stranger().get("/api/openapi.json").json(),
                        Map.of(
                                "id", List.of(incident, letter, room, announcement(), change()),
                                "fid", List.of(letter),
                                "letter", List.of(letter),
                                "number", List.of("1"),
                                "format", List.of("pdf", "xlsx", "csv"),
                                "regime", List.of("port-incident")),
                        new Hostile(new Random(7)));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everyFoundRequestIsAnsweredAsPromised() throws IOException {
        Path folder = Path.of(System.getProperty("kaname.basedir", ".")).resolve(FOUND);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (String person : PEOPLE) {
                    ask(person, RawRequest.read(Files.readAllBytes(file)));
                }
            }
        }
    }

    @Test
    void whateverIsAskedIsAnsweredAsPromised() throws IOException {
        for (int i = 0; i < REQUESTS; i++) {
            ask(PEOPLE.get(i % PEOPLE.size()), requests.next());
        }
        assertThat(answers.keySet()).contains(200, 400, 401, 404);
    }

    @Tag("long")
    @Test
    void tenMinutesOfRequestsAreAnsweredAsPromised() throws IOException {
        LongRun.of(
                "api", answers, number -> ask(PEOPLE.get(number % PEOPLE.size()), requests.next()));
    }

    private void ask(String person, RawRequest request) throws IOException {
        Desk desk = person.equals("stranger") ? house.stranger() : house.desk(person);
        try {
            RawRequest.Response response = request.send(house.address(), desk.token());
            answers.merge(response.status(), 1, Integer::sum);
            check(person, response);
            remember(request, response.status());
        } catch (AssertionError | IOException broken) {
            Path kept = Promises.keep("api", request);
            throw new AssertionError(
                    person + " " + request.method() + " " + request.target() + ", kept in " + kept,
                    broken);
        }
    }

    private void remember(RawRequest request, int status) {
        if (request.method().equals("GET") || status == 401) {
            return;
        }
        Map<String, Long> before = rows;
        rows = house.rows();
        if (status / 100 == 4) {
            assertThat(rows).isEqualTo(before);
        }
    }

    private static void check(String person, RawRequest.Response response) {
        assertThat(response.status()).as(response.text()).isBetween(200, 499);
        if (NOT_TOLD.contains(person)) {
            assertThat(response.text()).doesNotContain(MARK);
        }
        if (response.status() >= 400) {
            assertThat(response.text()).doesNotContainPattern(Promises.INSIDES);
            if (response.content().length > 0 && !Promises.neverArrived(response)) {
                problem(response);
            }
        }
    }

    private static void problem(RawRequest.Response response) {
        assertThat(response.isProblem()).as(response.head()).isTrue();
        JsonNode problem =
                tools.jackson.databind.json.JsonMapper.shared().readTree(response.content());
        assertThat(problem.path("type").asString()).startsWith("/problems/");
        assertThat(problem.path("status").asInt()).isEqualTo(response.status());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        problem.path("errors")
                .forEach(error -> {
                    assertThat(error.path("pointer").asString()).matches("(?s)|/.*");
                    assertThat(error.path("detail").asString()).isNotBlank();
                });
    }

    private static String room(String incident) {
        return house.desk("port-desk")
                .post("/api/v1/incidents/" + incident + "/room", "{\"purpose\": \"" + MARK + "\"}")
                .id();
    }

    private static String announcement() {
        return house.desk("coordinator")
                .post(
                        "/api/v1/announcements",
                        """
                        {"kind": "advice", "title": "%1$s", "text": "%1$s", "tlp": "TLP:RED",
                         "audience": {"organisations": ["minato-terminal"]}}
                        """
                                .formatted(MARK))
                .id();
    }

    private static String change() {
        return house.desk("ministry-desk")
                .post(
                        "/api/v1/framework/changes",
                        """
                        {"title": "祝日", "person": "起案 花子", "because": "x",
                         "files": {"holidays.yaml": "holidays: []"}}
                        """)
                .id();
    }

    private static JsonNode reported(Desk desk) {
        return desk.report(
                        """
                        {"title": "%s", "facts": {"service": "コンテナの搬出入",
                         "service_state": "stopped", "state_since": "%s", "aware_at": "%s",
                         "contact": "当直 050-0000-1001", "malicious_suspected": true}}
                        """
                                .formatted(
                                        MARK,
                                        java.time.Instant.now().minusSeconds(3600),
                                        java.time.Instant.now().minusSeconds(1800)))
                .json();
    }
}
