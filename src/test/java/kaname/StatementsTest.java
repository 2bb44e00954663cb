package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaname.Routes.Route;
import kaname.Routes.Who;
import kaname.advisory.Advised;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every page and call makes as many SQL statements for many rows as for few.
class StatementsTest {

    private static final Counted COUNTED = new Counted();
    private static final House HOUSE = House.counted(COUNTED);

    private static final List<String> PERSONAS =
            List.of("port-desk", "ministry-desk", "coordinator", "root");

    /// Does not end.
    private static final Set<String> ENDLESS = Set.of("/live");

    private static final UUID account = HOUSE.administrator("root");

    private final Map<String, Browser> browsers = new LinkedHashMap<>();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void ofEveryRouteAreTheSameForFewRowsAndForMany() {
        WatchedMatter matter = new WatchedMatter(HOUSE, false).withEverything();
        Map<Look, Integer> few = new TreeMap<>();
        looks(matter).forEach(look -> ask(look).ifPresent(count -> few.put(look, count)));
        for (int i = 0; i < 6; i++) {
            new WatchedMatter(HOUSE, false).withEverything();
            matter.withMore(i);
        }

        few.forEach((look, count) ->
                assertThat(fewest(() -> status(look), count))
                        .as("%s, %d for few rows", look, count)
                        .isLessThanOrEqualTo(count));
        long routes = few.keySet().stream().map(Look::route).distinct().count();
        assertThat(routes).as("routes that answered somebody").isGreaterThan(110);
        System.out.println(
                "SQL statements of %d routes, as many for many rows as for few; most: %s"
                        .formatted(
                                routes,
                                Collections.max(few.entrySet(), Map.Entry.comparingByValue())));
    }

    @Test
    void ofAReportDoNotGrowWithItsLettersNorOfManyAcknowledgements() {
        int one = fewest(StatementsTest::report);
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            letters.add(letter(report()));
        }
        assertThat(fewest(StatementsTest::report)).isEqualTo(one);
        System.out.println("SQL statements of a report: " + one);

        int single = acknowledge(letters.subList(0, 1));
        assertThat(acknowledge(letters.subList(1, letters.size()))).isEqualTo(single);
    }

    @Test
    void ofAnnouncementsDoNotGrowWithTheirRecipientsNorTheirNumber() {
        int one = fewest(() -> announce("\"organisations\": [\"minato-terminal\"]"));
        int everyone =
                fewest(() ->
                        announce(
                                "\"everyone\": true, \"organisations\":"
                                        + " [\"minato-terminal\"]"));
        assertThat(everyone).isEqualTo(one);

        System.out.println("SQL statements of a release: " + one);
    }

    /// The token, whose eyes are looking, and the page.
    @Test
    void ofAPageOfObjectsAreThreeHoweverManyItHas() {
        for (String page :
                List.of("objects/", "manifest/", "objects/?limit=1&match[type]=indicator")) {
            String path = "/taxii2/kaname/collections/community/" + page;
            assertThat(
                            fewest(() ->
                                    assertThat(HOUSE.desk("port-desk").get(path).status())
                                            .isEqualTo(200)))
                    .as(path)
                    .isEqualTo(3);
        }
    }

    /// What they concern is compared in the same call, however many there are.
    @Test
    void ofAnAdditionToACollectionDoNotGrowWithItsObjects() {
        int one = fewest(() -> add(1));
        assertThat(fewest(() -> add(200))).isEqualTo(one);
        System.out.println("SQL statements of an addition to a collection: " + one);
    }

    private static void add(int many) {
        String objects =
                IntStream.range(0, many)
                        .mapToObj(i ->
                                """
                                {"type": "indicator", "spec_version": "2.1", "id": "indicator--%s", "name": "n",
                                 "created": "2026-01-01T00:00:00.000Z", "modified": "2026-01-01T00:00:00.000Z",
                                 "valid_from": "2026-01-01T00:00:00Z", "pattern_type": "stix",
                                 "pattern": "[ipv4-addr:value = '198.51.100.%d' OR url:value = 'https://a%d.example']"}
                                """
                                        .formatted(UUID.randomUUID(), i, i))
                        .collect(Collectors.joining(","));
        Desk desk = HOUSE.desk("port-desk");
        String type = "application/taxii+json;version=2.1";
        Desk.Answer answer =
                desk.send(
                        desk.request(
                                        "/taxii2/kaname/collections/partners/objects/",
                                        "Accept",
                                        type,
                                        "Content-Type",
                                        type)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"objects\": [" + objects + "]}")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void ofAdvisoriesDoNotGrowWithTheirRecipients() {
        Advised advised = new Advised(HOUSE);
        int one = fewest(() -> advised.released("coordinator", Advised.document("x")));
        Map<String, Object> everyone = Advised.document("x");
        everyone.put("audience", Map.of("everyone", true, "users", true));
        everyone.put("products", List.of(Map.of("vendor", "v", "product", "p")));
        int users = 1;
        assertThat(fewest(() -> advised.released("coordinator", everyone)))
                .isLessThanOrEqualTo(one + users);
        System.out.println("SQL statements of an advisory, draft to release: " + one);
    }

    private static String announce(String audience) {
        Desk.Answer answer =
                HOUSE.desk("coordinator")
                        .post(
                                "/api/v1/announcements",
                                """
                                {"kind": "advice", "title": "x", "text": "y", "tlp": "TLP:GREEN", "audience": {%s}}
                                """
                                        .formatted(audience));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static int acknowledge(List<String> letters) {
        int before = COUNTED.statements();
        Desk.Answer answer =
                HOUSE.desk("ministry-desk")
                        .post(
                                "/api/v1/inbox/acknowledgements",
                                "{\"letters\": [\"" + String.join("\", \"", letters) + "\"]}");
        assertThat(answer.json().path("acknowledged").size()).isEqualTo(letters.size());
        return COUNTED.statements() - before;
    }

    /// A route, asked by somebody.
    private record Look(Route route, String persona, String path) implements Comparable<Look> {
        @Override
        public int compareTo(Look other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return route.pattern() + " " + persona;
        }
    }

    private static List<Look> looks(WatchedMatter matter) {
        List<Look> looks = new ArrayList<>();
        for (Route route : Routes.of(HOUSE)) {
            if (!route.looks()
                    || route.who() == Who.MACHINERY
                    || ENDLESS.contains(route.pattern())) {
                continue;
            }
            String path = path(route, matter.things(route).getFirst());
            for (String persona : route.who() == Who.ANYONE ? List.of("port-desk") : PERSONAS) {
                if (!route.forPrograms() || HOUSE.desks().containsKey(persona)) {
                    looks.add(new Look(route, persona, path));
                }
            }
        }
        return looks;
    }

    private static String path(Route route, WatchedMatter.Ids ids) {
        String pattern = route.pattern();
        if (pattern.contains("/accounts/{id}")) {
            return pattern.replace("{id}", account.toString());
        }
        if (pattern.contains("/catalogue/{kind}")) {
            return pattern.replace("{kind}", "regimes").replace("{id}", "jp-acd-art5");
        }
        if (pattern.contains("/regimes/{id}")) {
            return pattern.replace("{id}", "jp-acd-art5");
        }
        if (pattern.contains("/forms/{id}")) {
            return pattern.replace("{id}", "common-ransomware");
        }
        return WatchedMatter.path(route, ids);
    }

    /// Nothing where the route does not answer the persona.
    private Optional<Integer> ask(Look look) {
        return status(look) == 200
                ? Optional.of(fewest(() -> assertThat(status(look)).isEqualTo(200), 0))
                : Optional.empty();
    }

    private int status(Look look) {
        return look.route().forPrograms()
                ? HOUSE.desk(look.persona()).get(look.path()).status()
                : browser(look.persona()).get(look.path()).status();
    }

    private Browser browser(String persona) {
        return browsers.computeIfAbsent(persona, p -> Browser.at(HOUSE, p));
    }

    private static int fewest(Runnable request) {
        return fewest(request, 0);
    }

    /// Of three times, or until it makes no more than wanted: the first look may record that
    /// somebody read, and once a second a request asks whether the framework or the mode has
    /// changed.
    private static int fewest(Runnable request, int wanted) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < 3 && fewest > wanted; i++) {
            int before = COUNTED.statements();
            request.run();
            fewest = Math.min(fewest, COUNTED.statements() - before);
        }
        return fewest;
    }

    private static String letter(String incident) {
        for (JsonNode filing :
                HOUSE.desk("port-desk")
                        .get("/api/v1/incidents/" + incident + "/filings")
                        .json()
                        .path("filings")) {
            if (filing.path("recipientOrganisation").asString("").equals("land-ministry")) {
                return filing.path("id").asString();
            }
        }
        throw new AssertionError("no letter to the ministry");
    }

    private static String report() {
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "文の数", "facts": {"service": "荷役", "service_state": "stopped",
                                 "state_since": "%1$s", "aware_at": "%1$s", "contact": "x", "attack_type": "ransomware"}}
                                """
                                        .formatted(Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }
}
