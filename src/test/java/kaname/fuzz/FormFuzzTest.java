package kaname.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import kaname.House;
import kaname.Routes;
import kaname.Routes.Route;
import kaname.WatchedMatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Every form of the pages, and every list that can be narrowed, with something wrong in places,
/// from somebody who may send it: never a fault of ours, never a hang, never a refusal that stored,
/// and what is wrong is said in a page.
class FormFuzzTest {

    private static final int REQUESTS = 500;
    private static final Path FOUND = Path.of("src/test/resources/fuzz/form");
    private static final String ADMINISTRATOR = "fuzz-administrator";
    private static final String STEWARD = "fuzz-steward";

    /// A form that somebody may send, as "persona" and where.
    private record Sheet(String login, PageForm form) {}

    private static House house;
    private static final List<Sheet> sheets = new ArrayList<>();
    private static final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final FormRequests requests = new FormRequests(new Hostile(new Random(11)));
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private Map<String, Long> rows = house.rows();

    @BeforeAll
    static void everybodyHasTheirPagesOpen() {
        house = House.ofItsOwn();
        WatchedMatter matter = new WatchedMatter(house, false).withEverything();
        account(ADMINISTRATOR, "cyber-office", "administrator", false);
        account(STEWARD, "minato-terminal", "operator-desk", true);
        List<Route> pages =
                Routes.of(house).stream().filter(route -> !route.forPrograms()).toList();
        Stream.of(
                        "",
                        "port-desk",
                        "sora-desk",
                        "ministry-desk",
                        "coordinator",
                        "police-desk",
                        "ceptoar-port",
                        ADMINISTRATOR,
                        STEWARD)
                .forEach(login -> visitors.put(login, new Visitor(house, login)));
        for (Visitor visitor : visitors.values()) {
            Set<String> open = new LinkedHashSet<>();
            pages.stream()
                    .filter(route -> route.looks() && !route.pattern().equals("/live"))
                    .forEach(route ->
                            matter.things(route)
                                    .forEach(ids -> open.add(WatchedMatter.path(route, ids))));
            visitor.forms(open).forEach(form -> sheets.add(new Sheet(visitor.login(), form)));
        }
        pages.stream()
                .filter(route -> route.method().equals("POST"))
                .filter(route -> sheets.stream().noneMatch(sheet -> leads(sheet, route)))
                .forEach(route ->
                        sheets.add(
                                new Sheet(
                                        persona(route),
                                        new PageForm(
                                                "POST",
                                                WatchedMatter.path(
                                                        route, matter.things(route).getFirst()),
                                                parameters(route)))));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void account(String login, String organisation, String role, boolean steward) {
        house.database()
                .asOwner()
                .sql(
                        "insert into registry.account (id, organisation, login, role, title_ja,"
                                + " title_en, steward) values (?, ?, ?, ?, '係', 'desk', ?)")
                .params(UUID.randomUUID(), organisation, login, role, steward)
                .update();
    }

    private static boolean leads(Sheet sheet, Route route) {
        return sheet.form().method().equals(route.method())
                && sheet.form()
                        .action()
                        .matches(route.pattern().replaceAll("\\{[^/]*}(?=/|$)", "[^/]+"));
    }

    private static String persona(Route route) {
        return switch (route.who()) {
            case ANYONE, MACHINERY, GUEST -> "";
            case SIGNED_IN -> "sora-desk";
            case OFFICES -> "ceptoar-port";
            case DESKS, DRAFTERS, ADVISERS, LETTER, RECIPIENT -> "ministry-desk";
            case ADMINISTRATOR -> ADMINISTRATOR;
            case COORDINATOR, ANNOUNCER, ADVISER -> "coordinator";
            case STEWARD -> STEWARD;
            case OPERATORS,
                    INCIDENT,
                    MATTER,
                    ROOM,
                    CIRCLE,
                    THREAD,
                    SITTING,
                    DRILL,
                    RULE,
                    ANNOUNCEMENT,
                    ANNOUNCED,
                    ADVISORY,
                    ADVISED,
                    FILE,
                    LETTER_OPERATOR ->
                    "port-desk";
        };
    }

    /// What its handler asks for, where no page shows the form at this moment.
    private static Map<String, List<String>> parameters(Route route) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (var mapping : house.bean(DispatcherServlet.class).getHandlerMappings()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping routes) {
                routes.getHandlerMethods()
                        .forEach((info, handler) -> {
                            if (info.getPatternValues().contains(route.pattern())) {
                                for (Parameter one : handler.getMethod().getParameters()) {
                                    RequestParam asked = one.getAnnotation(RequestParam.class);
                                    if (asked != null) {
                                        fields.put(
                                                asked.name().isEmpty()
                                                        ? one.getName()
                                                        : asked.name(),
                                                List.of());
                                    }
                                }
                            }
                        });
            }
        }
        return fields;
    }

    @Test
    void everyPageRouteThatTakesAFormIsAsked() {
        assertThat(
                        Routes.of(house).stream()
                                .filter(route -> !route.forPrograms())
                                .filter(route -> route.method().equals("POST")))
                .isNotEmpty()
                .allMatch(route -> sheets.stream().anyMatch(sheet -> leads(sheet, route)));
    }

    @Test
    void everyFoundFormIsAnsweredAsPromised() throws IOException {
        Path folder = Path.of(System.getProperty("kaname.basedir", ".")).resolve(FOUND);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (Visitor visitor : visitors.values()) {
                    send(visitor, RawRequest.read(Files.readAllBytes(file)));
                }
            }
        }
    }

    @Test
    void whateverIsSentIsAnsweredAsPromised() throws IOException {
        for (int i = 0; i < REQUESTS; i++) {
            next(i);
        }
        assertThat(answers.keySet()).contains(200, 303, 400);
    }

    @Tag("long")
    @Test
    void tenMinutesOfFormsAreAnsweredAsPromised() throws IOException {
        LongRun.of("form", answers, this::next);
    }

    private void next(int number) throws IOException {
        Sheet sheet = sheets.get(number % sheets.size());
        send(visitors.get(sheet.login()), requests.of(sheet.form()));
    }

    /// What a rating sends goes out within seconds, and is none of what a later request does.
    private static void untilSeverityIsFollowed() {
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        house.database()
                                .asOwner()
                                .sql("select not exists (select from severity.to_follow(1))")
                                .query(Boolean.class)
                                .single());
    }

    private void send(Visitor visitor, RawRequest request) throws IOException {
        try {
            long start = System.nanoTime();
            RawRequest.Response response = visitor.send(request);
            assertThat((System.nanoTime() - start) / 1_000_000_000).as("seconds").isLessThan(5);
            answers.merge(response.status(), 1, Integer::sum);
            Promises.keptByPage(response);
            Map<String, Long> before = rows;
            if (response.status() < 400) {
                untilSeverityIsFollowed();
            }
            rows = house.rows();
            if (response.status() >= 400) {
                assertThat(rows).isEqualTo(before);
            }
        } catch (AssertionError | IOException broken) {
            Path kept = Promises.keep("form", request);
            throw new AssertionError(
                    visitor.login()
                            + " "
                            + request.method()
                            + " "
                            + request.target()
                            + ", kept in "
                            + kept,
                    broken);
        }
    }
}
