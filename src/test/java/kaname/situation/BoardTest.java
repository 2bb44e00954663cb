package kaname.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The board counts everything open that the reader was told, pages through it, and draws a moment
/// of the past as it was known then.
@Tag("F12")
class BoardTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final JdbcClient OWNER = HOUSE.database().asOwner();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");

    private static final Pattern LETTER = Pattern.compile("id=\"incident-([0-9a-f-]{36})\"");
    private static final Pattern MORE = Pattern.compile("href=\"([^\"]*after=[^\"#]+)#open");
    private static final Pattern VERSION = Pattern.compile("seen=([0-9a-f]+)");

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static Desk.Answer report(String title) {
        Desk.Answer answer =
                PORT.report(
                        """
                        {"title": "%s", "facts": {"service": "荷役", "service_state": "stopped", "state_since": "%2$s",
                         "aware_at": "%2$s", "contact": "x", "attack_type": "ransomware", "malicious_suspected": true}}
                        """
                                .formatted(title, Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static void further(String incident, String state) {
        Desk.Answer answer =
                PORT.further(incident, "{\"facts\": {\"service_state\": \"" + state + "\"}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static String letter(Desk.Answer accepted, String regime) {
        return accepted.json().path("filings").values().stream()
                .filter(f -> f.path("regime").asString().equals(regime))
                .filter(f -> f.path("recipientOrganisation").asString("").equals("land-ministry"))
                .map(f -> f.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /// The operator agrees that a letter told in confidence is read by those who supervise.
    private static void carry(String letter) {
        Desk.Answer asked =
                MINISTRY.post(
                        "/api/v1/letters/" + letter + "/crossings",
                        """
                        {"purpose": "statutory", "instrument": "港湾法", "article": "第56条の5", "source": "e-Gov",
                         "reason": "立入検査の要否の判断"}
                        """);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String consent = "/api/v1/crossings/" + asked.id() + "/consent";
        assertThat(PORT.post(consent, "{\"agreed\": true}").status()).isEqualTo(200);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    @Tag("C9")
    void keepsWhatTheLettersSayForEachPairOfEyes() {
        Desk.Answer first = report("目ごとに");
        further(first.id(), "degraded");
        carry(letter(first, "jp-information-contact"));
        further(first.id(), "normal");

        assertThat(
                        OWNER.sql(
                                        """
                                        with made as (
                                            select v.* from situation.versions(
                                                (select array_agg(distinct incident) from exchange.letter), '-infinity') v),
                                        kept as (
                                            select incident, organisation, eyes, since, letter, number, operator, sector,
                                                   exercise, state, service, next_at, stages from situation.matter)
                                        select (select count(*) from (table made except table kept) a)
                                             + (select count(*) from (table kept except table made) b)
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        OWNER.sql(
                                        """
                                        select count(*) from situation.matter a join situation.matter b
                                               using (incident, organisation, eyes)
                                         where a.since < b.since and (a.until is null or a.until > b.since)
                                        """)
                                .query(Integer.class)
                                .single())
                .as("one at a time")
                .isZero();
        assertThat(
                        OWNER.sql("select distinct eyes from situation.matter")
                                .query(String.class)
                                .list())
                .contains("sharing statutory", "statutory");
    }

    @Test
    void howBadItIsStandsOnTheBoardOnceAnAuthoritySaidSo() {
        Desk.Answer first = report("深刻度つき");
        Browser desk = Browser.at(HOUSE, "ministry-desk");
        String unrated = desk.get("/situation").text();
        Instant before = Instant.now();
        assertThat(
                        MINISTRY.post(
                                        "/api/v1/severity/" + first.id(),
                                        """
                                        {"axes": [{"axis": "continuity", "level": 3, "because": "港全体が止まった"},
                                          {"axis": "safety", "level": 0}, {"axis": "trust", "level": 0}]}
                                        """)
                                .status())
                .isEqualTo(201);
        String rated = desk.get("/situation").text();
        assertThat(unrated).doesNotContain("severity s3");
        assertThat(rated).contains("severity s3");
        assertThat(found(VERSION, rated)).isNotEqualTo(found(VERSION, unrated));
        assertThat(desk.get("/situation?wall").text()).contains("severity s3");
        assertThat(desk.get("/situation?at=" + before).text())
                .as("nobody had said so then")
                .doesNotContain("severity s3");
    }

    /// All who share eyes are given the same bytes, so nothing of a person may be in them, and
    /// nobody else's eyes may get them, however close together they ask.
    @Test
    @Tag("C9")
    void thePartThatChangesIsSharedByEqualEyesAlone() throws Exception {
        report("だれの目にも");
        Map<String, Browser> desks = new LinkedHashMap<>();
        Map<String, Set<String>> told = new LinkedHashMap<>();
        for (String persona : List.of("coordinator", "ministry-desk", "ministry-supervision")) {
            Browser desk = Browser.at(HOUSE, persona);
            desks.put(persona, desk);
            told.put(persona, found(LETTER, desk.get("/situation").text()));
        }
        assertThat(told.get("coordinator")).isNotEqualTo(told.get("ministry-desk"));
        assertThat(told.get("ministry-desk")).isNotEqualTo(told.get("ministry-supervision"));
        List<Callable<String>> asking = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            String persona = List.copyOf(desks.keySet()).get(i % 3);
            boolean english = i % 2 == 0;
            asking.add(() -> {
                Browser desk = Browser.at(HOUSE, persona);
                desk.get("/language?to=" + (english ? "en" : "ja") + "&back=/situation");
                String part = desk.renew("/situation?seen=1").text();
                assertThat(found(LETTER, part)).as(persona).isEqualTo(told.get(persona));
                assertThat(part.strip())
                        .startsWith("<div class=\"stack\" id=\"situation\"")
                        .contains(english ? "By sector" : "分野ごと")
                        .doesNotContain("_csrf", "<html", "masthead", "data-account");
                return part;
            });
        }
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> one : people.invokeAll(asking)) {
                one.get();
            }
        }
    }

    @Test
    void anOpenBoardIsGivenWhatChangedAndNothingAroundIt() {
        Browser desk = Browser.at(HOUSE, "coordinator");
        for (String medium : List.of("", "wall=on&")) {
            String page = desk.get("/situation?" + medium).text();
            String seen = "/situation?" + medium + "seen=" + found(VERSION, page).iterator().next();
            assertThat(desk.renew(seen).status()).isEqualTo(204);
            String letter = report("いま起きた " + medium).id();
            Desk.Answer changed =
                    PORT.further(letter, "{\"facts\": {\"service_state\": \"degraded\"}}");
            assertThat(changed.status()).isEqualTo(201);
            Browser.Answer renewed = desk.renew(seen);
            assertThat(renewed.status()).isEqualTo(200);
            assertThat(renewed.text()).doesNotContain("<html").contains("seen=");
            assertThat(found(VERSION, renewed.text())).isNotEqualTo(found(VERSION, page));
            assertThat(desk.get(seen).text()).as("who follows a link").contains("<html");
        }
    }

    @Test
    @Tag("C8")
    void whoSupervisesIsToldOfWhatWasCarriedFromThatMomentOn() {
        Desk.Answer first = report("移すまで");
        String told = letter(first, "jp-information-contact");
        Browser supervision = Browser.at(HOUSE, "ministry-supervision");
        String before = supervision.get("/situation").text();
        assertThat(before).doesNotContain(told);
        Instant then = Instant.now();

        carry(told);
        further(first.id(), "normal");
        String stages =
                "select array_to_string(stages, ' ') from situation.matter where incident = ?::uuid"
                        + " and organisation = 'land-ministry' and eyes = 'statutory' and until is"
                        + " null";
        assertThat(OWNER.sql(stages).param(first.id()).query(String.class).single())
                .contains("jp-information-contact");
        assertThat(supervision.get("/situation?at=" + then).text()).doesNotContain(told);
    }

    @Test
    void aMomentOfThePastIsDrawnAsItWasKnownThen() {
        Desk.Answer first = report("その時点");
        for (String persona : Set.of("coordinator", "ministry-desk", "ministry-supervision")) {
            Browser desk = Browser.at(HOUSE, persona);
            String live = desk.get("/situation").text();
            String version = found(VERSION, live).iterator().next();
            Instant then = Instant.now();

            Desk.Answer another = report("そのあと " + persona);
            further(first.id(), "degraded");
            MINISTRY.post(
                    "/api/v1/inbox/" + letter(another, "jp-acd-art5") + "/acknowledgement", "");
            MINISTRY.post("/api/v1/inbox/" + letter(first, "jp-acd-art5") + "/acknowledgement", "");

            assertThat(desk.get("/situation?seen=" + version).status())
                    .as("moved on")
                    .isEqualTo(200);
            String at = "/situation?at=" + then;
            assertThat(desk.get(at + "&seen=" + version).status())
                    .as("the picture that was shown, to " + persona)
                    .isEqualTo(204);
            String past = desk.get(at).text();
            assertThat(past)
                    .contains("過去の状況です", "次の変化")
                    .doesNotContain("data-due", "hx-get=\"/situation?at", "そのあと " + persona);
            assertThat(found(LETTER, past)).isEqualTo(found(LETTER, live));
        }
    }

    @Test
    void countsEverythingOpenAndPagesThroughIt() {
        report("たくさん");
        OWNER.sql(
                        """
                        insert into exchange.letter (id, incident, number, operator, operator_sector, sender, recipient,
                            recipient_body, regime, stage, class, form, content, content_hash, exercise, sent_at, clock_at,
                            purpose)
                        select gen_random_uuid(), gen_random_uuid(), 1, l.operator,
                               (array ['gas', 'water', 'power'])[n % 3 + 1], l.sender, l.recipient, l.recipient_body,
                               l.regime, l.stage, l.class, l.form, l.content, l.content_hash, false,
                               now() - (n / 7) * interval '1 hour',
                               case when n % 4 > 0 then now() + (n / 9) * interval '1 minute' end, l.purpose
                          from generate_series(1, 120) n
                         cross join (select * from exchange.letter where recipient = 'cyber-office'
                                      order by sent_at desc limit 1) l
                        """)
                .update();
        Browser desk = Browser.at(HOUSE, "coordinator");
        Set<String> seen = new HashSet<>();
        String page = desk.get("/situation").text();
        Matcher all = Pattern.compile("分野で([0-9]+)件が続いています").matcher(page);
        assertThat(all.find()).isTrue();
        int pages = 1;
        seen.addAll(open(page));
        for (Matcher more = MORE.matcher(page); more.find(); more = MORE.matcher(page)) {
            page = desk.get(more.group(1).replace("&amp;", "&")).text();
            Set<String> next = open(page);
            assertThat(next).doesNotContainAnyElementsOf(seen);
            seen.addAll(next);
            pages++;
        }
        assertThat(seen).hasSize(Integer.parseInt(all.group(1))).hasSizeGreaterThan(120);
        assertThat(pages).isGreaterThan(2);
        assertThat(desk.get("/situation?wall").text()).contains("class=\"night\"", "停止");
    }

    private static Set<String> open(String page) {
        int end = page.indexOf("id=\"over\"");
        return found(LETTER, end < 0 ? page : page.substring(0, end));
    }

    @Test
    void whatIsNoMomentOrNoPlaceIsRefusedByItsName() {
        Instant ahead = Instant.now().plus(1, ChronoUnit.HOURS);
        for (String asked :
                Set.of(
                        "at=yesterday",
                        "at=" + ahead,
                        "at=1999-12-31T00:00",
                        "back=-1",
                        "back=x",
                        "after=1",
                        "after=a_b_c_d",
                        "exercise=perhaps")) {
            Browser browser = Browser.at(HOUSE, "coordinator");
            assertThat(browser.get("/situation?" + asked).status()).as(asked).isEqualTo(400);
        }
        assertThat(Browser.at(HOUSE, "coordinator").get("/situation?at=2026-01-05T10:00").status())
                .isEqualTo(200);
    }
}
