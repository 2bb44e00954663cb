package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.exchange.KeyRing;
import kaname.exchange.proof.CheckLedger;
import kaname.platform.Home;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("N7")
class RetentionTest {

    private static final String CLOSE = "{\"closed\": true, \"reason\": \"x\"}";

    /// Near misses owe nothing mandatory, so they can be closed at once.
    private static final String NEAR_MISS =
            "{\"title\": \"ヒヤリハット\", \"kind\": \"near-miss\", \"facts\": {\"near_miss_what\":"
                    + " \"誤送信の手前\"}}";

    private static final String OUTAGE =
            """
            {"title": "障害", "facts": {"service": "ゲート", "service_state": "stopped",
             "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
             "contact": "当直", "attack_type": "ransomware"}}
            """;

    private static House house;
    private static JdbcClient owner;
    private static Desk desk;

    @BeforeAll
    static void open() {
        house = House.ofItsOwn();
        owner = house.database().asOwner();
        desk = house.desk("port-desk");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String nearMiss() {
        Desk.Answer answer = desk.report(NEAR_MISS);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static Desk.Answer turn(String incident, boolean closed, String reason) {
        return desk.post(
                "/api/v1/incidents/" + incident + "/closing",
                "{\"closed\": %s, \"reason\": \"%s\"}".formatted(closed, reason));
    }

    @Test
    void anIncidentClosesWhenNothingMandatoryIsOwedAndAFurtherReportOpensItAgain() {
        Desk.Answer reported = desk.report(OUTAGE);
        assertThat(reported.status()).as(reported.text()).isEqualTo(201);
        String owing = reported.id();
        Desk.Answer refused = turn(owing, true, "復旧した");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.pointers()).isNotEmpty().allMatch(p -> p.startsWith("/duties/"));

        String incident = nearMiss();
        assertThat(turn(incident, true, " ").pointers()).containsExactly("/reason");
        assertThat(turn(incident, false, "閉じていない").status()).isEqualTo(409);
        assertThat(turn(incident, true, "終わった").json().path("closed").asBoolean()).isTrue();
        assertThat(turn(incident, true, "もう一度").status()).isEqualTo(409);
        Browser browser = Browser.at(house, "port-desk");
        assertThat(browser.get("/incidents/" + incident).text())
                .contains("この事案は閉じています", "終わった", "再開する");
        assertThat(browser.get("/incidents").text()).contains(">閉じた</span>");

        assertThat(desk.further(incident, "{\"facts\": {\"summary\": \"続き\"}}").status())
                .isEqualTo(201);
        Desk.Answer after = desk.get("/api/v1/incidents/" + incident + "/closing");
        assertThat(after.json().path("closed").asBoolean()).isFalse();
        assertThat(after.json().path("steps").size()).isEqualTo(2);
        assertThat(browser.get("/incidents/" + incident).text()).doesNotContain("閉じています");
    }

    @Test
    @Tag("A7")
    void anOutageClosesOnceItsServiceWasReportedToBeBack() {
        Desk bank = house.desk("bank-desk");
        String now = Instant.now().toString();
        String outage =
                """
                {"title": "照会が遅い", "facts": {"service": "照会", "service_state": "degraded",
                 "state_since": "%1$s", "aware_at": "%1$s", "contact": "x"}}
                """
                        .formatted(now);
        String incident = bank.report(outage).id();
        String path = "/api/v1/incidents/" + incident + "/closing";
        Browser browser = Browser.at(house, "bank-desk");
        assertThat(bank.get(path).json().path("owed").size()).as("nothing is owed").isZero();
        Desk.Answer refused = bank.post(path, CLOSE);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.pointers()).containsExactly("/facts/service_state");
        assertThat(browser.get("/incidents/" + incident + "/closing").text())
                .contains("サービスが戻ったと報告されていません", "低下・遅延")
                .doesNotContain("name=\"reason\"");
        assertThat(bank.get(path).json().path("closed").asBoolean()).isFalse();

        bank.further(incident, "{\"facts\": {\"service_state\": \"normal\"}}");
        assertThat(bank.post(path, CLOSE).status()).isEqualTo(200);
    }

    @Test
    void nobodyElseClosesOrSeesIt() {
        String incident = nearMiss();
        String path = "/api/v1/incidents/" + incident + "/closing";
        String nowhere = "/api/v1/incidents/" + UUID.randomUUID() + "/closing";
        for (String other : List.of("sora-desk", "ministry-desk", "coordinator")) {
            Desk stranger = house.desk(other);
            assertThat(stranger.get(path).status()).isEqualTo(404);
            Desk.Answer closing = stranger.post(path, CLOSE);
            assertThat(closing.status()).isIn(403, 404);
            assertThat(closing.said()).isEqualTo(stranger.post(nowhere, CLOSE).said());
        }
        assertThat(desk.get(path).json().path("closed").asBoolean()).isFalse();
        assertThat(desk.post(path, "{\"reason\": \"x\"}").pointers()).containsExactly("/closed");
    }

    /// Forty incidents of any age, open, closed or reopened, with all that could go.
    @Test
    void whatBelongsToAnOpenIncidentIsKeptWhateverItsAgeAndWhateverTheRules() {
        Random random = new Random(20261126);
        UUID account =
                owner.sql("select id from registry.account where role = 'administrator' limit 1")
                        .query(UUID.class)
                        .optional()
                        .orElseGet(RetentionTest::anyone);
        List<String> open = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String incident = nearMiss();
            holdings(incident, account);
            int turns = random.nextInt(4);
            for (int turn = 1; turn <= turns; turn++) {
                owner.sql(
                                "insert into incident.closing values (?::uuid, ?, ?,"
                                        + " 'minato-terminal', ?, ?, 'x')")
                        .params(
                                incident,
                                turn,
                                turn % 2 == 1 ? "closed" : "reopened",
                                java.sql.Timestamp.from(
                                        Instant.now().minus(Duration.ofDays(5000 - turn))),
                                account)
                        .update();
            }
            (turns % 2 == 1 ? closed : open).add(incident);
        }
        assertThat(open).isNotEmpty();
        assertThat(closed).isNotEmpty();
        assertThat(RetentionTask.run(application(), Instant.now())).as("no rule, no loss").isZero();

        for (Retention.What what : Retention.What.values()) {
            owner.sql("insert into platform.retention_rule values (?, 1, 30, 'x', now(), ?)")
                    .params(what.id(), account)
                    .update();
        }
        String before = kept(open);
        Instant century = Instant.now().plus(Duration.ofDays(36_500));
        int removed = RetentionTask.run(application(), century);

        assertThat(removed).isGreaterThanOrEqualTo(closed.size());
        assertThat(kept(open)).as("open incidents").isEqualTo(before);
        assertThat(chunks(closed)).as("closed ones").isZero();
        assertThat(
                        owner.sql(
                                        "select count(*) from attachment.file where incident::text"
                                                + " = any (?) and length(sha256) = 32")
                                .param(closed.toArray(String[]::new))
                                .query(Integer.class)
                                .single())
                .as("the row with its hash stays")
                .isEqualTo(closed.size());
        assertThat(RetentionTask.run(application(), century)).isZero();
        assertThat(
                        owner.sql(
                                        """
                                        select count(*) from platform.retention_run r
                                         where not exists (select from exchange.ledger l
                                                            where l.kind = 'retention' and l.subject = r.id
                                                              and l.content_hash = sha256(convert_to(r.statement, 'UTF8')))
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
        CheckLedger.Outcome ledger =
                new CheckLedger(house.database().owner())
                        .run(
                                KeyRing.inHome(house.bean(Home.class).directory()).publicKeys(),
                                List.of());
        assertThat(ledger.findings()).isEmpty();
        System.out.printf(
                "Retention: %d open incidents untouched, %d closed ones let %d things go; ledger of"
                        + " %d holds%n",
                open.size(), closed.size(), removed, ledger.entries());
    }

    @Test
    void whatIsOverAtTheDoorGoesAndWhatIsOpenStays() {
        UUID account = anyone();
        owner.sql("delete from registry.session").update();
        owner.sql(
                        """
                        insert into registry.session (hash, account, stage, began_at, seen_at, proved_at, ended_at,
                                                      network, device)
                        select sha256(i::text::bytea), ?, 'full', b, b, b, e, '', ''
                          from (values (1, now(), null::timestamptz),
                                       (2, now() - interval '29 days', now() - interval '29 days'),
                                       (3, now() - interval '40 days', now() - interval '31 days'),
                                       (4, now() - interval '40 days', null)) v (i, b, e)
                        """)
                .param(account)
                .update();
        owner.sql(
                        """
                        insert into registry.device (hash, account, last_at)
                        values (sha256('a'), ?, now() - interval '200 days'), (sha256('b'), ?, now() - interval '211 days')
                        """)
                .params(account, account)
                .update();
        assertThat(due("sessions")).isEqualTo(2);
        assertThat(due("door-marks")).isEqualTo(1);
    }

    @Test
    void theFirstReadingOfAnOrganisationStaysWhoeverLeft() {
        owner.sql("truncate exchange.announcement cascade").update();
        UUID announcement = UUID.randomUUID();
        owner.sql(
                        """
                        insert into exchange.announcement (id, sender, account, kind, title, text, marking, exercise,
                                                           released_at, reached, withdraws)
                        select ?, a.organisation, a.id, 'information', 't', 't', 'TLP:CLEAR', true, now(), 1, false
                          from registry.account a where a.login = 'coordinator'
                        """)
                .param(announcement)
                .update();
        owner.sql(
                        """
                        insert into exchange.announcement_recipient
                        select id, 'minato-terminal', sender, now() from exchange.announcement
                        """)
                .update();
        for (int i = 1; i <= 3; i++) {
            owner.sql(
                            """
                            with a as (insert into registry.account (id, organisation, login, role, title_ja, title_en,
                                                                     closed_at)
                                       values (gen_random_uuid(), 'minato-terminal', :login, 'operator-desk', '係', 'desk',
                                               case when :login <> 'reader-3' then now() - interval '40 days' end)
                                       returning id)
                            insert into exchange.announcement_reading
                            select :announcement, a.id, 'minato-terminal',
                                   now() - interval '90 days' + :number * interval '1 day' from a
                            """)
                    .param("login", "reader-" + i)
                    .param("announcement", announcement)
                    .param("number", i)
                    .update();
        }
        assertThat(
                        owner.sql(
                                        """
                                        select a.login
                                          from platform.retention_due('announcement-readings', 30, now()) d
                                          join registry.account a on d.id = :announcement::text || '/' || a.id
                                        """)
                                .param("announcement", announcement.toString())
                                .query(String.class)
                                .list())
                .as("neither the first reader's nor that of an account in use")
                .containsExactly("reader-2");
    }

    private static int due(String what) {
        return owner.sql("select count(*) from platform.retention_due(?, 30, now())")
                .param(what)
                .query(Integer.class)
                .single();
    }

    private static UUID anyone() {
        return owner.sql("select id from registry.account limit 1").query(UUID.class).single();
    }

    private static JdbcClient application() {
        return house.database().asApplication();
    }

    private static void holdings(String incident, UUID account) {
        UUID file = UUID.randomUUID();
        owner.sql(
                        """
                        insert into attachment.file (id, incident, operator, name, original, kind, size, sha256, key_id,
                                                     wrapped_key, added_at, added_by, scan)
                        values (?, ?::uuid, 'minato-terminal', 'a.txt', 'a.txt', 'txt', 1, sha256('a'), 'k', 'w',
                                '2001-01-01', ?, 'clean')
                        """)
                .params(file, incident, account)
                .update();
        owner.sql("insert into attachment.chunk values (?, 0, 'sealed')").param(file).update();
        owner.sql(
                        """
                        with r as (insert into filing.reminder (id, incident, number, operator, regime, stage, kind,
                                                                counts_to, planned_at, sent_at)
                                   values (gen_random_uuid(), ?::uuid, 1, 'minato-terminal', 'r', 's', 'due',
                                           '2001-01-02', '2001-01-01', '2001-01-01') returning id)
                        insert into filing.notice (reminder, operator, sent_at, on_duty, read_at, read_by)
                        select r.id, 'minato-terminal', '2001-01-01', '[{"ja": "当直"}]', '2001-01-01', ? from r
                        """)
                .params(incident, account)
                .update();
    }

    private static int chunks(List<String> incidents) {
        return owner.sql(
                        """
                        select count(*) from attachment.chunk c join attachment.file f on f.id = c.file
                         where f.incident::text = any (?)
                        """)
                .param(incidents.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /// Everything of these incidents that a rule could reach, as one hash.
    private static String kept(List<String> incidents) {
        return owner.sql(
                        """
                        with mine as (select unnest(?::text[])::uuid as incident)
                        select md5(string_agg(line, '|' order by line)) from (
                            select f::text as line from attachment.file f join mine using (incident)
                            union all select c::text from attachment.chunk c join attachment.file f on f.id = c.file
                                        join mine using (incident)
                            union all select a::text from exchange.attempt a join exchange.delivery d on d.id = a.delivery
                                        join exchange.letter l on l.id = d.letter join mine using (incident)
                            union all select n::text from filing.notice n join filing.reminder r on r.id = n.reminder
                                        join mine using (incident)
                            union all select r::text from incident.report r join mine using (incident)
                            union all select l::text from exchange.letter l join mine using (incident)) x
                        """)
                .param(incidents.toArray(String[]::new))
                .query(String.class)
                .single();
    }

    @Test
    void administratorsAloneSetAPeriodAndNoOneReachesTheDoorsPastThem() {
        assertThat(
                        owner.sql(
                                        """
                                        select count(*) from information_schema.role_table_grants
                                         where grantee = 'kaname_app' and table_schema = 'platform'
                                           and table_name like 'retention%' and privilege_type in ('UPDATE', 'DELETE')
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        application()
                                .sql("select platform.retention_count('attachments', 30, now())")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(house.stranger().get("/administration/retention").status()).isEqualTo(303);
    }
}
