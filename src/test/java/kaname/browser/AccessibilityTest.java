package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.Desk;
import kaname.House;
import kaname.advisory.Advised;
import kaname.advisory.Foreign;
import kaname.catalogue.CatalogueFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every page, wide and on a phone, with everything unfolded: WCAG 2.2 AA as far as a machine can
/// tell, no sideways scrolling, a title that tells it from the others, nothing in the console and
/// nothing asked of another machine.
class AccessibilityTest {

    private static final House HOUSE = House.open();
    private static final Set<String> IN_THE_DARK =
            Set.of(
                    "report",
                    "home with notices",
                    "incident",
                    "letter, received",
                    "inbox, waiting",
                    "situation");
    private static final String ADMINISTRATOR = "house-administrator";
    private static final String STEWARD = "water-steward";
    private static final String LINK = "a-link-that-is-never-used-in-this-house-0000";
    private static final int WIDE = 1280;
    private static final int PHONE = 375;
    private static final String NOWHERE = "/incidents/nothing-there";

    private static final Map<String, Visitor> VISITORS = new HashMap<>();

    /// A page: who opens it, where, what one does there before it is looked at, and what shows
    /// then.
    record Sight(String name, String persona, String path, String press, String shows) {

        static Sight of(String name, String persona, String path) {
            return new Sight(name, persona, path, "", "h1");
        }

        /// What a form says that was sent with mistakes.
        static Sight wrong(String name, String persona, String path, String press) {
            return new Sight(name, persona, path, press, ".notice-error");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A file that was given, one that was not, and one in quarantine.
    private static void enclose(Desk desk, String incident) {
        String path = "/api/v1/incidents/" + incident + "/attachments";
        for (String name : List.of("gate.log", "notes.txt", "found.txt")) {
            String file = desk.post(path + "?name=" + name, "2026-04-01 failed\n").id();
            if (name.equals("gate.log")) {
                desk.post(path + "/" + file + "/release", "{\"everyoneTold\": true}");
            }
            if (name.equals("found.txt")) {
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "update attachment.file set scan = 'infected', signature ="
                                        + " 'Win.Test.EICAR_HDB-1' where id = ?::uuid")
                        .param(file)
                        .update();
            }
        }
    }

    @AfterAll
    static void everyoneLeaves() {
        VISITORS.values()
                .forEach(visitor -> {
                    visitor.complaints().clear();
                    visitor.close();
                });
    }

    static Stream<Sight> pages() {
        return Shared.PAGES.stream();
    }

    private static final class Shared {
        static final List<Sight> PAGES = prepare();
    }

    private static List<Sight> prepare() {
        Desk port = HOUSE.desk("port-desk");
        String incident = report(port, false);
        String exercise = report(port, true);
        String letter = MainJobTest.letter(incident, "jp-acd-art5", "mlit");
        String taken = MainJobTest.letter(incident, "jp-information-contact", "mlit");
        HOUSE.desk("ministry-desk").post("/api/v1/inbox/" + taken + "/acknowledgement", "");
        HOUSE.desk("ministry-desk")
                .post("/api/v1/inbox/" + letter + "/questions", "{\"text\":\"復旧はいつですか\"}");
        enclose(port, incident);
        HOUSE.desk("ministry-desk")
                .post(
                        "/api/v1/letters/" + taken + "/crossings",
                        "{\"purpose\": \"statutory\", \"instrument\": \"港湾法\", \"article\":"
                            + " \"第56条の5\", \"source\": \"e-Gov\", \"reason\": \"立入検査の要否の判断\"}");
        NoticesTest.pastDue("kurashi-desk", "年金記録の漏えい");
        String announcement = announce("false");
        announce("true");
        String here = "/incidents/" + incident;
        String administrator = administrator();
        String steward = steward();
        String room = room(port, incident);
        String closed = closed(port);
        new Foreign(HOUSE).entered("zorilla-cert", "TLP:GREEN");
        new Foreign(HOUSE).desk("zorilla-cert").get("/partner/advisories");
        String advisory = new Advised(HOUSE).released("coordinator", Advised.document("ゲート端末の更新"));
        String change = "/framework/changes/" + change(HOUSE.desk("ministry-desk"));
        return List.of(
                Sight.of("welcome", "", "/"),
                Sight.of("demo", "", "/demo"),
                Sight.of("sign-in", "", "/sign-in"),
                Sight.of("account", "police-desk", "/account"),
                Sight.of("proof", "police-desk", "/account/proof"),
                new Sight(
                        "adding codes",
                        "police-desk",
                        "/account",
                        "form[action='/account/codes'] button",
                        "svg.qr"),
                Sight.of("home of an operator", "port-desk", "/"),
                Sight.of("home with notices", "kurashi-desk", "/"),
                Sight.of("home of a recipient", "ministry-desk", "/"),
                Sight.of("report", "port-desk", "/report"),
                Sight.wrong(
                        "report with errors",
                        "port-desk",
                        "/report",
                        "form[data-autosave] button.primary"),
                Sight.of("near miss", "port-desk", "/report?kind=near-miss"),
                Sight.wrong(
                        "near miss with errors",
                        "port-desk",
                        "/report?kind=near-miss",
                        "form[data-autosave] button.primary"),
                Sight.of("incidents", "port-desk", "/incidents"),
                Sight.of("burden", "port-desk", "/burden"),
                Sight.of("collections", "port-desk", "/collections"),
                Sight.of("import", "port-desk", "/incidents/import"),
                Sight.of("incident", "port-desk", here),
                Sight.of("incident just reported", "port-desk", here + "?told=1"),
                Sight.of("incident of an exercise", "port-desk", "/incidents/" + exercise),
                Sight.of("severity", "ministry-desk", "/severity/" + incident),
                Sight.of("severities", "port-desk", "/severity"),
                Sight.of("why it is owed", "port-desk", here + "/why/jp-acd-art5"),
                Sight.of("why it is not owed", "port-desk", here + "/why/jp-railway"),
                Sight.of("more", "port-desk", here + "/more"),
                Sight.wrong(
                        "more with nothing said",
                        "port-desk",
                        here + "/more",
                        "form[data-autosave] button.primary"),
                Sight.of("send", "port-desk", here + "/send?stage=jp-police/consultation"),
                Sight.of("receipt", "port-desk", "/receipts/" + incident + "/1"),
                Sight.of("inbox, waiting", "ministry-desk", "/inbox"),
                Sight.of("inbox, acknowledged", "ministry-desk", "/inbox/acknowledged"),
                Sight.of("inbox, empty", "health-desk", "/inbox"),
                Sight.of("letter, received", "ministry-desk", "/letters/" + letter),
                Sight.of("letter, sent", "port-desk", "/letters/" + letter),
                Sight.of(
                        "correction, choosing",
                        "ministry-desk",
                        "/letters/" + letter + "/proposals"),
                Sight.of(
                        "correction, proposing",
                        "ministry-desk",
                        "/letters/" + letter + "/proposals?fact=sector_concerned"),
                Sight.of("corrections, answering", "port-desk", here + "/proposals"),
                Sight.of("inbox, narrowed", "ministry-desk", "/inbox?sector=port&words=x"),
                Sight.of("announcements", "port-desk", "/announcements"),
                Sight.of("announcements, none", "police-desk", "/announcements?list=read"),
                Sight.of("announcements of a sender", "coordinator", "/announcements"),
                Sight.of("announcement", "port-desk", "/announcements/" + announcement),
                Sight.of(
                        "announcement, its reach", "coordinator", "/announcements/" + announcement),
                Sight.wrong(
                        "announcement, new with errors",
                        "coordinator",
                        "/announcements/new",
                        "form.form button.primary"),
                new Sight(
                        "announcement, before it goes",
                        "coordinator",
                        "/announcements/new?replacing=" + announcement,
                        "form.form button.primary",
                        "button[value=release]"),
                Sight.of("announcement, new", "coordinator", "/announcements/new"),
                Sight.of("another purpose, asked", "port-desk", "/letters/" + taken + "/crossings"),
                Sight.of("another purpose", "ministry-desk", "/letters/" + letter + "/crossings"),
                Sight.of("letter asked for", "port-desk", "/letters/" + taken),
                Sight.of("who looked", "port-desk", here + "/accesses"),
                Sight.of("who looked, nobody", "port-desk", "/incidents/" + exercise + "/accesses"),
                Sight.of("inbox of who reads nothing", "decision-body", "/inbox"),
                Sight.of("mode, to switch", "coordinator", "/mode"),
                Sight.of("mode, to read", "ministry-desk", "/mode"),
                Sight.of("support", "port-desk", here + "/support"),
                Sight.of("telephone script", "port-desk", "/letters/" + letter + "/call"),
                Sight.of("channels", "ministry-desk", "/channels"),
                Sight.of("channels of others", "port-desk", "/channels"),
                Sight.of("mail of the demo", "", "/demo/mail"),
                Sight.of("a mail of the demo", "", "/demo/mail/1"),
                Sight.of("statistics", "ministry-desk", "/statistics"),
                Sight.of("national figures", "coordinator", "/statistics/national"),
                Sight.of("causes", "coordinator", "/statistics/causes"),
                Sight.of("factors", "coordinator", "/statistics/factors"),
                Sight.of("effect of policy", "coordinator", "/statistics/effect"),
                Sight.of("aggregate", "coordinator", "/statistics/aggregate"),
                Sight.of("situation", "coordinator", "/situation"),
                Sight.of("situation of exercises", "coordinator", "/situation?exercise=true"),
                Sight.of("situation on a wall", "coordinator", "/situation?wall"),
                Sight.of("situation of the past", "coordinator", "/situation?at=2026-06-01T10:00"),
                Sight.of("forecasts and what came", "coordinator", "/situation/calibration"),
                Sight.of("early warning", "coordinator", "/situation/warning"),
                Sight.of("catalogue", "", "/catalogue"),
                Sight.of("registers", "", "/catalogue/registers"),
                Sight.of("history", "", "/history"),
                Sight.of("two days compared", "", "/history/compare?from=2005-12-12&to=2024-04-01"),
                Sight.of("comparison", "", "/catalogue/compare?a=eu-nis2&b=sg-cii"),
                Sight.of("regime with thresholds", "", "/catalogue/regimes/eu-nis2-digital"),
                Sight.of("regime with a conflict", "", "/catalogue/regimes/eu-dora"),
                Sight.of("regime", "", "/catalogue/regimes/jp-acd-art5"),
                Sight.of("form of a regime", "", "/catalogue/forms/common-ransomware"),
                Sight.of("facts", "", "/catalogue/facts"),
                Sight.of("changes of the framework", "coordinator", "/framework"),
                Sight.of("change, drafted", "ministry-desk", change),
                Sight.of("change, one file", "ministry-desk", change + "/file?path=sectors.yaml"),
                Sight.of("change, new", "ministry-desk", "/framework/new"),
                Sight.wrong("arming", "ministry-desk", "/framework/arm", ".form button.primary"),
                Sight.of("problem", "", "/problems/not-found"),
                Sight.of("administration", ADMINISTRATOR, "/administration"),
                Sight.of("account", ADMINISTRATOR, "/administration/accounts/" + administrator),
                Sight.of(
                        "door of an account",
                        ADMINISTRATOR,
                        "/administration/accounts/" + steward + "/door"),
                Sight.of("registry", ADMINISTRATOR, "/administration/registry"),
                Sight.of("retention", ADMINISTRATOR, "/administration/retention"),
                Sight.of("two hands", ADMINISTRATOR, "/administration/two-hands"),
                Sight.of("accounts of an organisation", STEWARD, "/organisation"),
                Sight.of("an account of it", STEWARD, "/organisation/accounts/" + steward),
                Sight.of("tokens of it", STEWARD, "/organisation/tokens"),
                Sight.of("organisation of others", "police-desk", "/organisation"),
                Sight.of("closing", "port-desk", here + "/closing"),
                Sight.of("incident, closed", "port-desk", "/incidents/" + closed),
                Sight.of(
                        "closing, of a closed one",
                        "port-desk",
                        "/incidents/" + closed + "/closing"),
                Sight.of(
                        "closing, not to others",
                        "port-desk",
                        "/incidents/" + exercise + "/closing"),
                Sight.of("rooms", "port-desk", "/rooms"),
                Sight.of("rooms, none", "health-desk", "/rooms"),
                Sight.of("room", "port-desk", "/rooms/" + room),
                Sight.of("room of a guest", "police-desk", "/rooms/" + room),
                Sight.of("room, to open", "port-desk", "/incidents/" + exercise + "/room"),
                Sight.of("near misses, to tell", "port-desk", "/near-misses"),
                Sight.of("near misses, relayed", "coordinator", "/near-misses"),
                Sight.of("near miss, anonymous", "kurashi-desk", "/near-misses/new"),
                Sight.of("near miss, its ticket", "", "/near-misses/ticket"),
                Sight.of("near misses of an office", "ceptoar-port", "/near-misses/desk"),
                Sight.of("common causes", "coordinator", "/situation/causes"),
                Sight.of("the year", "coordinator", "/situation/year"),
                Sight.of("the year of an expert", "expert", "/situation/year"),
                Sight.of("what is changing", "coordinator", "/situation/drivers"),
                Sight.of("scenarios and exercises", "coordinator", "/situation/scenarios"),
                Sight.of("advisories", "port-desk", "/advisories"),
                Sight.of("advisories of a writer", "coordinator", "/advisories"),
                Sight.of("advisory", "port-desk", "/advisories/" + advisory),
                Sight.of("advisory of its author", "coordinator", "/advisories/" + advisory),
                Sight.of("advisory, new", "coordinator", "/advisories/new"),
                Sight.of("the portal", "", "/public"),
                Sight.of("feedback", "coordinator", "/public-feedback"),
                Sight.of("advisories of the world", "", "/public/advisories"),
                Sight.of("foreign partners", "coordinator", "/partners"),
                Sight.of("foreign partner, new", "coordinator", "/partners/new"),
                Sight.of("foreign partner", "coordinator", "/partners/zorilla-cert"),
                Sight.of("foreign partner, altered", "coordinator", "/partners/zorilla-cert/entry"),
                Sight.of("concerns", "port-desk", "/advisories/concerns"),
                Sight.of("no concerns", "kurashi-desk", "/advisories/concerns"),
                Sight.of("collections of their keeper", "coordinator", "/collections"),
                Sight.of("systems", "port-desk", "/systems"),
                Sight.of("a system of one's own", "port-desk", "/systems/own"),
                Sight.of("measures", "port-desk", "/measures"),
                Sight.of("measures, none reactive", "bank-desk", "/measures"),
                Sight.of(
                        "a measure out of an incident",
                        "port-desk",
                        "/measures?incident=" + incident),
                Sight.of("one measure", "port-desk", "/measures/" + measure(port, incident)),
                Sight.wrong(
                        "measures with errors",
                        "izumi-desk",
                        "/measures",
                        "form[action='/measures'] button.primary"),
                Sight.of("balances of measures", "coordinator", "/measures/balances"),
                Sight.of("balances, none shown", "health-desk", "/measures/balances"),
                Sight.of("dependencies", "izumi-desk", "/dependencies"),
                Sight.of("dependencies, asked", "izumi-desk", "/dependencies/interview"),
                Sight.of("notice from suppliers", "izumi-desk", "/dependencies/notices"),
                Sight.of(
                        "who is owed notice",
                        "coordinator",
                        "/dependencies/affected?service=hikari-grid-supply&known=2026-11-20T09:00"),
                Sight.of("suppliers", "izumi-desk", "/dependencies/suppliers?tiers=3"),
                Sight.of("dependencies shown", "coordinator", "/dependencies"),
                Sight.of("what holds the others up", "coordinator", "/dependencies/ranking"),
                Sight.of("what is lost with each", "coordinator", "/dependencies/influence"),
                Sight.of("what services are like", "coordinator", "/dependencies/services"),
                Sight.of("own services", "izumi-desk", "/dependencies/services"),
                Sight.of(
                        "a service of one's own",
                        "izumi-desk",
                        "/dependencies/services/izumi-water-supply"),
                Sight.of(
                        "a service of another",
                        "coordinator",
                        "/dependencies/services/koyomi-bank-deposit"),
                Sight.of("dependencies as a picture", "coordinator", "/dependencies/graph"),
                Sight.of(
                        "around a service",
                        "coordinator",
                        "/dependencies/graph?service=tsuna-mobile-data&tiers=1"),
                Sight.of(
                        "order of restoration",
                        "coordinator",
                        "/dependencies/restoration?failed=hikari-grid-supply&failed=tsuna-mobile-data"),
                Sight.of(
                        "how well services work",
                        "coordinator",
                        "/dependencies/operability?service=hikari-grid-supply&percent=40"),
                Sight.of("how far backups stand", "coordinator", "/dependencies/sites"),
                Sight.of("circles", "port-desk", "/circles"),
                Sight.of("circles of an office", "ceptoar-port", "/circles"),
                Sight.of("drills", "ceptoar-port", "/drills"),
                Sight.of("sharing rules", "ceptoar-port", "/sharing-rules"),
                Sight.of("one-time link", "", "/welcome/" + LINK),
                Sight.of("nothing there", "port-desk", NOWHERE));
    }

    private static String measure(Desk port, String incident) {
        return port.post(
                        "/api/v1/measures",
                        """
                        {"what": "ゲートを手で開ける手順", "approach": "reactive", "state": "planned", "due": "2026-01-31",
                         "incident": "%s"}
                        """
                                .formatted(incident))
                .id();
    }

    private static String announce(String exercise) {
        Desk.Answer answer =
                HOUSE.desk("coordinator")
                        .post(
                                "/api/v1/announcements",
                                """
                                {"kind": "guidance", "legalBasis": {"instrument": "架空の法律", "article": "第9条"},
                                 "title": "VPN 機器を更新してください", "text": "悪用が続いています。\\n次の手順で更新してください。",
                                 "tlp": "TLP:AMBER+STRICT", "exercise": %s, "audience": {"everyone": true}}
                                """
                                        .formatted(exercise));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    /// A draft of a new sector, which nobody submits.
    private static String change(Desk desk) {
        String sectors =
                CatalogueFolder.shipped()
                        .files()
                        .get("sectors.yaml")
                        .replaceFirst("(?m)^  - id: finance$", "  - id: banking");
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("title", "金融分野の名称").put("person", "起案 花子").put("because", "見直しのため");
        draft.putObject("files").put("sectors.yaml", sectors);
        return desk.post("/api/v1/framework/changes", draft.toString()).id();
    }

    /// The demo nation has no administrator of its own.
    private static String administrator() {
        JdbcClient owner = HOUSE.database().asOwner();
        UUID id = HOUSE.administrator(ADMINISTRATOR);
        owner.sql(
                        """
                        insert into registry.two_hands (what, subject, reason, asked_by, asked_at, expires_at)
                        values ('key-rotated', 'key', '年に一度の交代', ?, now(), now() + interval '24 hours')
                        """)
                .param(id)
                .update();
        owner.sql(
                        """
                        insert into registry.key_change (key, at, how, two_hands, by, because)
                        values ('0123456789abcdef', now(), 'emergency', null, 'root', '漏えいの疑い')
                        """)
                .update();
        owner.sql(
                        "insert into registry.welcome (hash, account, created_at, expires_at)"
                            + " select sha256(convert_to(?, 'UTF8')), id, now(), now() + '1 day'"
                            + " from registry.account where login = 'health-desk'")
                .param(LINK)
                .update();
        return id.toString();
    }

    /// Somebody who invites and closes accounts of the water utility.
    private static String steward() {
        UUID id = UUID.randomUUID();
        HOUSE.database()
                .asOwner()
                .sql(
                        "insert into registry.account (id, organisation, login, role, title_ja,"
                            + " title_en, steward) values (?, 'izumi-water', ?, 'operator-desk',"
                            + " '水道の管理者', 'Steward of a water utility', true)")
                .params(id, STEWARD)
                .update();
        return id.toString();
    }

    /// A room in which the police are, and something was said.
    private static String room(Desk port, String incident) {
        String room =
                port.post("/api/v1/incidents/" + incident + "/room", "{\"purpose\": \"復旧の見通し\"}")
                        .id();
        String path = "/api/v1/rooms/" + room;
        port.post(path + "/invitations", "{\"organisation\": \"police\"}");
        HOUSE.desk("police-desk").post(path + "/acceptance", "{}");
        port.post(path + "/messages", "{\"text\": \"18時に再開の見込みです。\", \"marking\": \"TLP:AMBER\"}");
        return room;
    }

    /// A near miss with which its operator is done.
    private static String closed(Desk desk) {
        String incident =
                desk.report(
                                """
                                {"title": "クレーンの誤作動", "kind": "near-miss",
                                 "facts": {"near_miss_what": "停止する前に気づいた"}}
                                """)
                        .id();
        Desk.Answer answer =
                desk.post(
                        "/api/v1/incidents/" + incident + "/closing",
                        "{\"closed\": true, \"reason\": \"原因を除いた\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return incident;
    }

    static String report(Desk desk, boolean exercise) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String document =
                """
                {"title": "%s", "exercise": %s, "facts": {
                    "service": "コンテナの搬出入", "service_state": "stopped",
                    "state_since": "%s", "aware_at": "%s", "contact": "当直 050-0000-1001",
                    "attack_type": "ransomware", "personal_data": "possible",
                    "persons_affected": 1200,
                    "summary": "https://example.invalid/averyveryverylongaddresswithoutanyplacetobreakit/0123456789abcdef0123456789abcdef"}}
                """
                        .formatted(
                                exercise ? "訓練のための停止" : "ターミナルの停止と個人データ",
                                exercise,
                                now.minusSeconds(3600),
                                now.minusSeconds(1800));
        Desk.Answer answer = desk.report(document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyoneCanReadIt(Sight sight) {
        Visitor visitor = see(sight);
        Page page = visitor.page();
        assertThat(page.title()).isNotBlank();
        List<String> found = new ArrayList<>();
        look(page, "wide", found);
        page.setViewportSize(PHONE, 800);
        unfold(page);
        look(page, "phone", found);
        assertThat(sideways(page)).as("wider than the phone").isEmpty();
        if (IN_THE_DARK.contains(sight.name())) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            look(page, "dark", found);
        }
        assertThat(found).isEmpty();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void everyPageHasATitleOfItsOwnInEnglishToo() {
        Map<String, String> titles = new HashMap<>();
        Map<String, List<Sight>> byDesk =
                Shared.PAGES.stream()
                        .filter(sight -> sight.press().isEmpty())
                        .collect(Collectors.groupingBy(Sight::persona));
        byDesk.forEach((persona, sights) -> {
            try (Visitor visitor =
                    persona.isEmpty() ? Visitor.reading("en") : Visitor.reading("en").at(persona)) {
                for (Sight sight : sights) {
                    String title = visitor.open(sight.path()).title();
                    String place = sight.path().replace("?told=1", "");
                    assertThat(titles.getOrDefault(title, place)).as(title).isEqualTo(place);
                    titles.put(title, place);
                    visitor.page().setViewportSize(PHONE, 800);
                    assertThat(sideways(visitor.page())).as(sight.name()).isEmpty();
                    assertThat(scattered(visitor.page())).as(sight.name()).isEmpty();
                    assertThat(broken(visitor.page())).as(sight.name()).isEmpty();
                }
            }
        });
    }

    /// The eyes that find nothing wrong elsewhere are open.
    @Test
    void whatIsWrongIsSeen() {
        Visitor visitor = Visitor.reading("ja");
        Page page = visitor.open("/sign-in");
        page.evaluate("() => document.documentElement.removeAttribute('lang')");
        page.evaluate("() => document.querySelector('label').removeAttribute('for')");
        assertThat(Axe.violations(page)).hasSizeGreaterThanOrEqualTo(2);
        page.evaluate("() => { document.querySelector('h1').style.color = '#ccc'; }");
        assertThat(Axe.violations(page)).anyMatch(one -> one.startsWith("color-contrast <h1"));
        page.evaluate("() => { document.querySelector('h1').style.color = ''; }");
        page.evaluate("() => { document.body.style.background = '#444'; }");
        assertThat(Axe.violations(page)).anyMatch(one -> one.startsWith("color-contrast <"));
        page.setViewportSize(PHONE, 800);
        page.evaluate("() => { document.querySelector('h1').textContent = 'x'.repeat(400); }");
        page.evaluate("() => { document.querySelector('h1').style.whiteSpace = 'nowrap'; }");
        page.evaluate("() => { document.querySelector('h1').style.overflow = 'visible'; }");
        assertThat(sideways(page)).isNotEmpty();
        page.evaluate(
                "() => { document.querySelector('h1').setAttribute('style', 'color: red'); }");
        page.evaluate("() => { new Image().src = 'http://elsewhere.example/x.png'; }");
        page.waitForCondition(() -> visitor.complaints().size() >= 2);
        assertThatThrownBy(visitor::close).isInstanceOf(AssertionError.class);
    }

    @Test
    void anEmptyInboxTeaches() {
        try (Visitor visitor = Visitor.reading("ja").at("health-desk")) {
            visitor.open("/inbox");
            assertThat(visitor.find(".empty")).containsText("まだ通知は届いていません");
        }
    }

    /// What everybody sees at their own desk, in Japanese and from the start.
    private static Visitor see(Sight sight) {
        Visitor visitor = VISITORS.computeIfAbsent(sight.persona(), AccessibilityTest::sitDown);
        VISITORS.values().stream()
                .filter(other -> other != visitor && !other.page().url().equals("about:blank"))
                .forEach(other -> other.open("about:blank")); // or its clocks go on behind
        visitor.complaints().clear();
        Page page = visitor.page();
        page.setViewportSize(WIDE, 900);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.navigate(sight.path()).status())
                .isEqualTo(sight.path().equals(NOWHERE) ? 404 : 200);
        if (!sight.press().isEmpty()) {
            visitor.find(sight.press()).click();
            assertThat(visitor.find(sight.shows())).isVisible();
        }
        return visitor;
    }

    private static Visitor sitDown(String persona) {
        Visitor visitor = Visitor.reading("ja");
        Axe.into(visitor.page().context());
        return persona.isEmpty() ? visitor : visitor.at(persona);
    }

    private static void look(Page page, String as, List<String> found) {
        Axe.violations(page).forEach(one -> found.add(as + ": " + one));
    }

    private static void unfold(Page page) {
        page.evaluate(
                "() => document.querySelectorAll('details').forEach(d => { d.open = true; })");
    }

    /// Cells of a table whose parts would stand in columns beside their label instead of in a line.
    @SuppressWarnings("unchecked")
    private static List<String> scattered(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('.table td[data-label]')]
                            .filter(td => [...td.childNodes].filter(part => part.nodeType === 1
                                || (part.nodeType === 3 && part.textContent.trim())).length > 1)
                            .slice(0, 4).map(td => td.outerHTML.slice(0, 160))
                        """);
    }

    /// Words that a line ends within, where people look first.
    @SuppressWarnings("unchecked")
    private static List<String> broken(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                        () => {
                            const found = [];
                            for (const e of document.querySelectorAll('.button, h1, h2, label, dt, th, nav a')) {
                                const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
                                while (texts.nextNode()) {
                                    const text = texts.currentNode;
                                    for (const word of text.data.matchAll(/[A-Za-z]{2,20}/g)) {
                                        const range = document.createRange();
                                        range.setStart(text, word.index);
                                        range.setEnd(text, word.index + word[0].length);
                                        const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
                                        if (lines.size > 1 && !text.parentElement.closest('.breakable')) found.push(word[0] + ' in ' + e.outerHTML.slice(0, 120));
                                    }
                                }
                            }
                            return found.slice(0, 4);
                        }
                        """);
    }

    /// What stands out of the page, by its markup; nothing where all fits.
    @SuppressWarnings("unchecked")
    private static List<String> sideways(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                        () => {
                            const root = document.documentElement;
                            if (root.scrollWidth <= root.clientWidth) return [];
                            return [...document.querySelectorAll('main *, header *, footer *')]
                                .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                                .slice(0, 4).map(e => e.outerHTML.slice(0, 160))
                                .concat(`${root.scrollWidth} > ${root.clientWidth}`);
                        }
                        """);
    }
}
