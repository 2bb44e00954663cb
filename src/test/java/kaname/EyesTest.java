package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kaname.Routes.Route;
import kaname.Routes.Who;
import kaname.WatchedMatter.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every persona × every route × every thing: who may not see a thing gets what they would get if
/// it were not there, from a page, a program's answer, a search, a count, an error, a file or a
/// stream. The routes are those that the house answers (`eyes.txt` says for whom); who may see what
/// is computed from who wrote to whom and what each role reads for; the answers come over HTTP.
@Tag("C2")
@Tag("C8")
@Tag("C9")
@Tag("C11")
@Tag("F11")
class EyesTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final List<String> PERSONAS =
            List.of(
                    "port-desk",
                    "sora-desk",
                    "ministry-desk",
                    "ministry-supervision",
                    "competent-minister",
                    "finance-desk",
                    "coordinator",
                    "expert",
                    "crisis-desk",
                    "decision-body",
                    "industry-body",
                    "ceptoar-port",
                    "police-desk",
                    "data-protection-desk",
                    "prime-minister-desk");

    /// What needs more than an id before it shows anything.
    private static final Set<String> ASK_FOR_MORE =
            Set.of("GET /api/v1/incidents/{id}/exports/dora", "GET /incidents/{id}/send");

    /// What shows when it was asked, or does not end.
    private static final Set<String> WHEN_ASKED =
            Set.of("/live", "/account", "/inbox.xlsx", "/statistics/aggregate.xlsx");

    private static final Map<String, Browser> browsers = new LinkedHashMap<>();
    private static final Set<Route> seen =
            new TreeSet<>(java.util.Comparator.comparing(Route::toString));
    private static List<Route> routes = List.of();
    private static List<WatchedMatter> matters = List.of();

    /// What came back, whoever asked.
    private record Seen(int status, String text) {
        /// As it would be for any other id.
        Seen anywhere() {
            return new Seen(
                    status,
                    text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                            .replaceAll("\\b[0-9a-f]{12}\\b", "…")
                            .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                            .replaceAll("hx-headers=\"[^\"]*\"", "")
                            .replaceAll("[0-9-]{10}T[0-9:.]+(Z|\\+09:00)?", "…")
                            .replaceAll("(<time [^>]*>)[^<]*(</time>)", "$1$2"));
        }
    }

    @BeforeAll
    static void aPortReports() {
        routes = Routes.of(HOUSE);
        matters =
                List.of(
                        new WatchedMatter(HOUSE, false).withEverything(),
                        new WatchedMatter(HOUSE, true).withEverything());
        PERSONAS.forEach(persona -> browsers.put(persona, Browser.at(HOUSE, persona)));
    }

    @AfterAll
    static void whatIsThereWasSeenByThoseWhoMay() {
        assertThat(
                        routes.stream()
                                .filter(Route::looks)
                                .filter(r -> r.who().ofOneThing())
                                .filter(r -> !ASK_FOR_MORE.contains(r.toString())))
                .as("shown to somebody, or the rest proves nothing")
                .allMatch(seen::contains);
        HOUSE.close();
    }

    @TestFactory
    Stream<DynamicTest> aThingThatIsNotYoursLooksAsIfItWereNotThere() {
        return PERSONAS.stream()
                .map(persona -> DynamicTest.dynamicTest(persona, () -> everyThing(persona)));
    }

    private static void everyThing(String persona) {
        for (Route route : of(Who::ofOneThing)) {
            Seen nothing = null;
            for (WatchedMatter matter : matters) {
                for (Ids ids : matter.things(route)) {
                    if (matter.sees(persona, route, ids)) {
                        allowed(persona, route, ids);
                        continue;
                    }
                    if (nothing == null) {
                        nothing = ask(persona, route, Ids.nowhere()).anywhere();
                    }
                    Seen answer = ask(persona, route, ids);
                    assertThat(answer.anywhere()).as("%s at %s", persona, route).isEqualTo(nothing);
                    assertThat(answer.text())
                            .as("%s at %s", persona, route)
                            .doesNotContain(WatchedMatter.MARK);
                }
            }
        }
    }

    private static void allowed(String persona, Route route, Ids ids) {
        if (!route.looks()) {
            return; // what may be done is done elsewhere
        }
        Seen answer = ask(persona, route, ids);
        assertThat(answer.status())
                .as("%s at %s", persona, route)
                .isNotIn(401, 403)
                .isLessThan(500);
        if (answer.status() < 400) {
            seen.add(route);
        }
    }

    @Test
    void whatWasTriedInVainChangedNothing() {
        Map<String, Long> rows = HOUSE.rows();
        for (String persona : PERSONAS) {
            for (Route route : of(Who::ofOneThing)) {
                Ids ids = matters.getFirst().things(route).getFirst();
                if (!route.looks() && !matters.getFirst().sees(persona, route, ids)) {
                    assertThat(ask(persona, route, ids).status())
                            .as("%s at %s", persona, route)
                            .isGreaterThanOrEqualTo(400);
                }
            }
        }
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @TestFactory
    Stream<DynamicTest> whatIsForSomeRolesIsShutToOthers() {
        Map<Who, Set<String>> members = new TreeMap<>();
        members.put(Who.OPERATORS, Set.of("port-desk", "sora-desk"));
        Set<String> desks = new TreeSet<>(PERSONAS);
        desks.removeAll(members.get(Who.OPERATORS));
        members.put(Who.DESKS, desks);
        members.put(Who.ADMINISTRATOR, Set.of());
        members.put(Who.COORDINATOR, Set.of("coordinator"));
        members.put(Who.GUEST, Set.of());
        members.put(
                Who.DRAFTERS,
                Set.of("ministry-desk", "finance-desk", "coordinator", "prime-minister-desk"));
        members.put(Who.OFFICES, Set.of("ceptoar-port"));
        members.put(
                Who.ADVISERS,
                Set.of(
                        "ministry-desk",
                        "finance-desk",
                        "coordinator",
                        "prime-minister-desk",
                        "ceptoar-port"));
        return members.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey().name(),
                                () ->
                                        PERSONAS.stream()
                                                .filter(p -> !entry.getValue().contains(p))
                                                .forEach(p -> shut(p, entry.getKey()))));
    }

    private static void shut(String persona, Who who) {
        for (Route route : of(who::equals)) {
            assertThat(ask(persona, route, Ids.nowhere()).status())
                    .as("%s at %s", persona, route)
                    .isBetween(400, 499);
        }
    }

    @TestFactory
    Stream<DynamicTest> listsSearchesAndCountsSayNothingToOthers() {
        return PERSONAS.stream()
                .filter(persona -> matters.stream().noneMatch(m -> m.concerns(persona)))
                .map(persona -> DynamicTest.dynamicTest(persona, () -> lists(persona)));
    }

    private static void lists(String persona) {
        Map<String, Seen> before = everywhere(persona);
        WatchedMatter.report(HOUSE.desk("port-desk"), false);
        Map<String, Seen> after = everywhere(persona);
        before.forEach((path, answer) -> {
            assertThat(answer.text())
                    .as("%s at %s", persona, path)
                    .doesNotContain(matters.getFirst().names())
                    .doesNotContain(matters.getLast().names());
            assertThat(after.get(path)).as("%s at %s counts", persona, path).isEqualTo(answer);
        });
    }

    private static Map<String, Seen> everywhere(String persona) {
        Map<String, Seen> answers = new LinkedHashMap<>();
        for (Route route : of(w -> w == Who.SIGNED_IN || w == Who.DESKS)) {
            if (route.looks()
                    && !route.pattern().contains("{")
                    && !WHEN_ASKED.contains(route.pattern())) {
                answers.put(route.pattern(), ask(persona, route, Ids.nowhere()).anywhere());
            }
        }
        for (String path :
                List.of(
                        "/",
                        "/inbox?words=Zebra",
                        "/inbox?sector=port",
                        "/inbox?class=voluntary",
                        "/inbox/news?seen=0")) {
            Browser.Answer answer = browsers.get(persona).get(path);
            answers.put(path, new Seen(answer.status(), answer.text()).anywhere());
        }
        return answers;
    }

    @TestFactory
    Stream<DynamicTest> nobodyWithoutASessionOrTokenGetsIn() {
        Browser nobody = Browser.of(HOUSE);
        return of(w -> w != Who.ANYONE && w != Who.MACHINERY).stream()
                .map(route ->
                        DynamicTest.dynamicTest(
                                route.toString(),
                                () -> {
                                    Ids ids = matters.getFirst().things(route).getFirst();
                                    String path = WatchedMatter.path(route, ids);
                                    if (route.forPrograms()) {
                                        assertThat(call(HOUSE.stranger(), route, path).status())
                                                .isEqualTo(401);
                                    } else if (route.looks()) {
                                        assertThat(nobody.get(path).location())
                                                .startsWith("/sign-in");
                                    } else {
                                        assertThat(nobody.postBare(path).status()).isIn(303, 403);
                                    }
                                }));
    }

    @Test
    void whatIsOpenToAnyoneSpeaksOfNoMatter() {
        Browser nobody = Browser.of(HOUSE);
        for (Route route : of(Who.ANYONE::equals)) {
            if (route.looks() && !route.pattern().startsWith("/demo")) {
                assertThat(nobody.get(WatchedMatter.path(route, Ids.nowhere())).text())
                        .as(route.toString())
                        .doesNotContain(matters.getFirst().names());
            }
        }
    }

    private static List<Route> of(java.util.function.Predicate<Who> which) {
        return routes.stream().filter(route -> which.test(route.who())).toList();
    }

    private static Seen ask(String persona, Route route, Ids ids) {
        String path = WatchedMatter.path(route, ids);
        if (route.forPrograms()) {
            return call(HOUSE.desk(persona), route, path);
        }
        Browser browser = browsers.get(persona);
        Browser.Answer answer = route.looks() ? browser.get(path) : browser.post(path, "");
        return new Seen(answer.status(), answer.text() + answer.location());
    }

    private static Seen call(Desk desk, Route route, String path) {
        var request = desk.request(path).header("Content-Type", "application/json");
        Desk.Answer answer =
                desk.send(
                        route.looks()
                                ? desk.request(path).GET()
                                : request.method(route.method(), BodyPublishers.ofString("{}")));
        return new Seen(answer.status(), answer.text());
    }
}
