package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.exchange.Marking;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The redistribution matrix: every label of TLP 2.0 × whoever asks × every way in which an
/// advisory could come out. One leaked word fails.
@Tag("F1")
@Tag("F13")
@Tag("F19")
@Tag("R3")
@Tag("F16")
class AdvisoryMatrixTest {

    private static final House HOUSE = House.open();
    private static final Advised ADVISED = new Advised(HOUSE);
    private static final String PUBLIC = "public";

    /// Who asks: the author, a recipient, somebody of another sector, a client of the recipient,
    /// another CEPTOAR office, and the world.
    ///
    /// And the foreign partners: one up to TLP:AMBER, one whose ceiling it is above, one that is
    /// suspended, one whose agreement lapsed, one that it was not released for. Tokens of the
    /// suspended and the lapsed are worth nothing, not even for what anybody reads.
    private static final List<String> VIEWERS =
            List.of(
                    "coordinator",
                    "port-desk",
                    "bank-desk",
                    "izumi-desk",
                    "ceptoar-water",
                    PUBLIC,
                    "partner",
                    "partner-above-ceiling",
                    "partner-suspended",
                    "partner-lapsed",
                    "partner-not-chosen");

    private static final Set<String> AT_HOME =
            Set.of("coordinator", "port-desk", "bank-desk", "izumi-desk", "ceptoar-water");

    private static final Map<Marking, Set<String>> ALLOWED =
            Map.of(
                    Marking.RED,
                    Set.of("coordinator", "port-desk"),
                    Marking.AMBER_STRICT,
                    Set.of("coordinator", "port-desk"),
                    Marking.AMBER,
                    Set.of("coordinator", "port-desk", "izumi-desk", "partner"),
                    Marking.GREEN,
                    with(AT_HOME, "partner", "partner-above-ceiling"),
                    Marking.CLEAR,
                    with(
                            AT_HOME,
                            PUBLIC,
                            "partner",
                            "partner-above-ceiling",
                            "partner-not-chosen"));

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new java.util.HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private static boolean foreign(String viewer) {
        return viewer.startsWith("partner");
    }

    private static final Map<String, Desk> PARTNERS = new LinkedHashMap<>();

    private static final Map<String, Browser> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> OBJECTS = new HashMap<>();

    /// One advisory with words that stand nowhere else.
    private record Marked(Marking marking, String id, String title, String text, String domain) {
        boolean in(String answer) {
            return answer.contains(title) || saysMore(answer);
        }

        boolean saysMore(String answer) {
            return answer.contains(text) || answer.contains(domain);
        }
    }

    @BeforeAll
    static void waterIsAClientOfThePort() {
        HOUSE.database()
                .asOwner()
                .sql(
                        "insert into registry.client (organisation, client) values"
                                + " ('minato-terminal', 'izumi-water') on conflict do nothing")
                .update();
        Foreign register = new Foreign(HOUSE);
        for (String viewer : VIEWERS) {
            if (foreign(viewer)) {
                register.entered(
                        viewer, viewer.equals("partner-above-ceiling") ? "TLP:GREEN" : "TLP:AMBER");
                PARTNERS.put(viewer, register.desk(viewer));
            }
            BROWSERS.put(
                    viewer,
                    viewer.equals(PUBLIC) || foreign(viewer)
                            ? Browser.of(HOUSE)
                            : Browser.at(HOUSE, viewer));
        }
    }

    /// Its desk, as a program; the world has none.
    private static Desk desk(String viewer) {
        return foreign(viewer)
                ? PARTNERS.get(viewer)
                : viewer.equals(PUBLIC) ? HOUSE.stranger() : HOUSE.desk(viewer);
    }

    /// Two of those that everything goes to may fetch nothing any more once it is out.
    private static void shutTwoOut() {
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into advisory.partner_pause (partner, number, reason, account, at)
                        select 'partner-suspended', 1, 'x', account, now() from advisory.partner_entry
                         where partner = 'partner-suspended' on conflict do nothing
                        """)
                .update();
        lapsed("2026-11-01");
    }

    private static void openThemAgain() {
        HOUSE.database().asOwner().sql("delete from advisory.partner_pause").update();
        lapsed("2199-11-01");
    }

    private static void lapsed(String review) {
        HOUSE.database()
                .asOwner()
                .sql(
                        "update advisory.partner_entry set review_on = ?::date where partner ="
                                + " 'partner-lapsed'")
                .param(review)
                .update();
    }

    private static Marked release(Marking marking, String round) {
        String word = "Okapi" + round + marking.choice().replace("_", "") + "End";
        Map<String, Object> document = Advised.document("題" + word);
        document.put("text", "文" + word);
        document.put("tlp", marking.label());
        document.put("pap", marking == Marking.RED ? "PAP:RED" : "PAP:AMBER");
        document.put(
                "indicators",
                List.of(Map.of("type", "domain", "value", word.toLowerCase() + ".example")));
        document.put("measures", List.of("策" + word));
        document.put("products", List.of(Map.of("vendor", "Example", "product", "P" + word)));
        document.put("audience", audience(marking));
        String id = ADVISED.released("coordinator", document);
        if (marking.mayShowWhere(Marking.AMBER)) {
            assertThat(partnersOf(id))
                    .contains("partner", "partner-suspended", "partner-lapsed")
                    .doesNotContain("partner-not-chosen");
        }
        return new Marked(marking, id, "題" + word, word, word.toLowerCase() + ".example");
    }

    private static List<String> partnersOf(String advisory) {
        return HOUSE.database()
                .asOwner()
                .sql("select partner from advisory.for_partner where advisory = ?::uuid")
                .param(advisory)
                .query(String.class)
                .list();
    }

    /// To everybody whose ceiling allows it; once lowered, the ceiling holds for what went before.
    private static Map<String, Object> audience(Marking marking) {
        Map<String, Object> audience = new LinkedHashMap<>();
        if (marking == Marking.RED) {
            audience.putAll(Advised.to("minato-terminal"));
        } else {
            audience.put("sectors", List.of("port"));
            audience.put("kinds", List.of("operator"));
        }
        if (marking.mayShowWhere(Marking.AMBER)) {
            audience.put(
                    "partners",
                    Map.of(
                            "chosen",
                            List.of(
                                    "partner",
                                    "partner-above-ceiling",
                                    "partner-suspended",
                                    "partner-lapsed")));
        }
        return audience;
    }

    private static List<Marked> releaseEach(String round) {
        List<Marked> all = new ArrayList<>();
        openThemAgain();
        ceiling("TLP:AMBER");
        for (Marking marking : Marking.values()) {
            all.add(release(marking, round));
        }
        ceiling("TLP:GREEN");
        shutTwoOut();
        return all;
    }

    private static void ceiling(String label) {
        HOUSE.database()
                .asOwner()
                .sql(
                        "update advisory.partner_entry set ceiling = ? where partner ="
                                + " 'partner-above-ceiling'")
                .param(label)
                .update();
    }

    @Test
    void anAdvisoryComesOutWhereItsMarkingAllowsAndNowhereElse() {
        for (Marked one : releaseEach("a")) {
            for (String viewer : VIEWERS) {
                boolean allowed = ALLOWED.get(one.marking()).contains(viewer);
                answers(viewer, one)
                        .forEach((way, answer) ->
                                assertThat(one.in(answer))
                                        .as("%s to %s by %s", one.marking().label(), viewer, way)
                                        .isEqualTo(allowed));
                counts(viewer, one)
                        .forEach((way, count) ->
                                assertThat(count)
                                        .as(
                                                "%s to %s counted by %s",
                                                one.marking().label(), viewer, way)
                                        .isEqualTo(allowed ? "1" : "0"));
            }
            assertThat(messages(one)).as("messages about " + one.marking()).isEmpty();
        }
    }

    @Test
    void whatWasRevokedIsLeftWithItsReasonForItsReadersAndNothingForOthers() {
        for (Marked one : releaseEach("r")) {
            String object = report(one);
            Desk.Answer revoked = ADVISED.revoke("coordinator", one.id(), "誤りGnu");
            assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
            for (String viewer : VIEWERS) {
                boolean allowed = ALLOWED.get(one.marking()).contains(viewer);
                boolean author = viewer.equals("coordinator");
                String page = page(viewer, one);
                assertThat(page.contains("誤りGnu"))
                        .as("why %s was revoked, to %s", one.marking().label(), viewer)
                        .isEqualTo(allowed);
                assertThat(page.contains("文" + one.text()))
                        .as("text of %s after all, to %s", one.marking().label(), viewer)
                        .isEqualTo(author);
                answers(viewer, one)
                        .forEach((way, answer) -> {
                            if (!way.startsWith("one")) {
                                assertThat(one.in(answer))
                                        .as(
                                                "%s, revoked, to %s by %s",
                                                one.marking().label(), viewer, way)
                                        .isFalse();
                            } else if (!author) {
                                assertThat(one.saysMore(answer.replace(one.title(), "")))
                                        .as(
                                                "%s, revoked, to %s by %s",
                                                one.marking().label(), viewer, way)
                                        .isFalse();
                            }
                        });
                Map<String, String> counts = counts(viewer, one);
                assertThat(counts.remove("manifest of taxii")).isEqualTo(allowed ? "1" : "0");
                assertThat(counts.values()).containsOnly("0");
                assertThat(shelf(desk(viewer), "objects/" + object + "/"))
                        .as("programs of %s are told that %s ended", viewer, one.marking())
                        .matches(text -> text.contains("\"revoked\":true") == allowed);
            }
        }
    }

    private static String page(String viewer, Marked one) {
        if (foreign(viewer)) {
            return desk(viewer).get("/partner/advisories/" + one.id()).text();
        }
        return BROWSERS.get(viewer)
                .get((viewer.equals(PUBLIC) ? "/public" : "") + "/advisories/" + one.id())
                .text();
    }

    /// What comes back by each way, as text.
    private static Map<String, String> answers(String viewer, Marked one) {
        Map<String, String> answers = new LinkedHashMap<>();
        Browser browser = BROWSERS.get(viewer);
        answers.put("one page", page(viewer, one));
        if (foreign(viewer)) {
            answers.putAll(toPartner(desk(viewer), one));
        } else if (viewer.equals(PUBLIC)) {
            answers.put("list page", browser.get("/public/advisories").text());
            answers.put("csaf file", file(browser, "/public/advisories/", one, "csaf"));
            answers.put("csv file", file(browser, "/public/advisories/", one, "csv"));
            answers.put("stix file", file(browser, "/public/advisories/", one, "stix"));
        } else {
            Desk desk = desk(viewer);
            answers.put("list page", pages(browser));
            answers.put("search", found(browser, one));
            answers.put("one call", desk.get(Advised.ALL + "/" + one.id()).text());
            answers.put(
                    "list call", desk.get(Advised.ALL + "?words=" + encoded(one.title())).text());
            for (String format : Export.FORMATS) {
                answers.put(
                        format + " call",
                        desk.get(Advised.ALL + "/" + one.id() + "/exports/" + format).text());
                answers.put(format + " file", file(browser, "/advisories/", one, format));
            }
        }
        Desk desk = desk(viewer);
        answers.put("feed manifest", desk.get("/feeds/misp/manifest.json").text());
        answers.put("feed event", desk.get("/feeds/misp/" + series(one) + ".json").text());
        answers.put("taxii objects", shelf(desk, "objects/"));
        answers.put("taxii versions", shelf(desk, "objects/" + report(one) + "/"));
        return answers;
    }

    /// By the ways of partners, which give what the other ways give; the ways of the house stay
    /// shut.
    private static Map<String, String> toPartner(Desk desk, Marked one) {
        Map<String, String> answers = new LinkedHashMap<>();
        String page = "/partner/advisories/" + one.id();
        StringBuilder list = new StringBuilder();
        String at = "/partner/advisories";
        while (!at.isEmpty()) {
            String text = desk.get(at).text();
            list.append(text);
            var more =
                    java.util.regex.Pattern.compile("href=\"(/partner/advisories\\?after=[^\"]+)\"")
                            .matcher(text);
            at = more.find() ? more.group(1) : "";
        }
        answers.put("list page", list.toString());
        for (String format : Export.FORMATS) {
            Desk.Answer file = desk.get(page + "/exports/" + format);
            answers.put(format + " file", file.status() == 200 ? file.text() : "");
        }
        for (String shut :
                List.of(
                        Advised.ALL,
                        Advised.ALL + "?words=" + encoded(one.text()),
                        Advised.ALL + "/" + one.id(),
                        Advised.ALL + "/" + one.id() + "/exports/stix",
                        Advised.ALL + "/" + one.id() + "/answers",
                        "/advisories",
                        "/advisories?words=" + encoded(one.text()),
                        "/advisories/" + one.id(),
                        "/announcements",
                        "/announcements/" + one.id(),
                        "/situation",
                        "/api/v1/partners")) {
            Desk.Answer answer = desk.get(shut);
            assertThat(answer.status()).as(shut).isIn(401, 303);
            assertThat(one.saysMore(answer.text())).as(shut).isFalse();
        }
        return answers;
    }

    private static String shelf(Desk desk, String path) {
        Desk.Answer answer =
                desk.get(
                        "/taxii2/kaname/collections/advisories/"
                                + path
                                + "?limit=5000&match[version]=all"
                                        .replace("[", "%5B")
                                        .replace("]", "%5D"),
                        "Accept",
                        "application/taxii+json;version=2.1");
        assertThat(answer.status()).as(answer.text()).isIn(200, 401, 404);
        assertThat(answer.text()).doesNotContain("\"more\":true");
        return answer.text();
    }

    /// Its report as an object that programs fetch.
    private static String report(Marked one) {
        return OBJECTS.computeIfAbsent(
                one.id(),
                _ -> {
                    JsonNode stix =
                            HOUSE.desk("coordinator")
                                    .get(Advised.ALL + "/" + one.id() + "/exports/stix")
                                    .json();
                    return stix.at("/objects")
                            .get(stix.at("/objects").size() - 1)
                            .path("id")
                            .asString();
                });
    }

    private static String file(Browser browser, String under, Marked one, String format) {
        Browser.Answer answer = browser.get(under + one.id() + "/exports/" + format);
        return answer.status() == 200 ? answer.text() : "";
    }

    /// What a search finds, without the words that it repeats.
    private static String found(Browser browser, Marked one) {
        return browser.get("/advisories?words=" + encoded(one.text()))
                .text()
                .replaceAll("value=\"[^\"]*\"", "")
                .replaceAll("words(=|%3D)[^&\"]*", "");
    }

    /// The list as far as it goes.
    private static String pages(Browser browser) {
        StringBuilder all = new StringBuilder();
        String path = "/advisories";
        while (!path.isEmpty()) {
            String text = browser.get(path).text();
            all.append(text);
            var more =
                    java.util.regex.Pattern.compile("href=\"(/advisories\\?[^\"]*after=[^\"]+)\"")
                            .matcher(text);
            path = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        int own = all.indexOf("id=\"own\"");
        return own < 0 ? all.toString() : all.substring(0, own);
    }

    private static String series(Marked one) {
        return HOUSE.database()
                .asOwner()
                .sql("select series::text from advisory.advisory where id = ?::uuid")
                .param(one.id())
                .query(String.class)
                .single();
    }

    private static Map<String, String> counts(String viewer, Marked one) {
        Map<String, String> counts = new LinkedHashMap<>();
        String md5 =
                HOUSE.database()
                        .asOwner()
                        .sql("select md5(?)")
                        .param(one.domain())
                        .query(String.class)
                        .single();
        Desk desk = desk(viewer);
        counts.put("manifest of taxii", shelf(desk, "manifest/").contains(report(one)) ? "1" : "0");
        counts.put(
                "hashes of the feed",
                desk.get("/feeds/misp/hashes.csv").text().contains(md5) ? "1" : "0");
        if (!viewer.equals(PUBLIC) && !foreign(viewer)) {
            counts.put(
                    "total of the call",
                    desk.get(Advised.ALL + "?words=" + encoded(one.text()))
                            .json()
                            .path("total")
                            .asString());
        }
        return counts;
    }

    /// Words of it in what is sent over channels: there are none, whatever the marking.
    private static List<String> messages(Marked one) {
        return HOUSE
                .database()
                .asOwner()
                .sql("select about::text from exchange.delivery where subject = ?::uuid")
                .param(one.id())
                .query(String.class)
                .list()
                .stream()
                .filter(one::in)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
