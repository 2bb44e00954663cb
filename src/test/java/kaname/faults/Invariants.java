package kaname.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.exchange.Ledger;
import kaname.exchange.LedgerEntry;
import kaname.exchange.VerifyFile;
import kaname.exchange.proof.CheckLedger;
import kaname.platform.database.DatabaseAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every promise about what is stored, read past the application with the owner's own password and
/// held against what the clients were answered.
final class Invariants {

    private final Load load;
    private final MailServer mail;
    private final Set<String> verified = new HashSet<>();
    private long checked;

    int lost;
    int doubled;

    Invariants(Load load, MailServer mail) {
        this.load = load;
        this.mail = mail;
    }

    void hold(DatabaseAddress address, String when) {
        JdbcClient database = JdbcClient.create(address.unpooled());
        assertThat(load.wrong).as(when).isEmpty();
        assertThat(broken(database)).as(when).isEmpty();
        answersAreKept(database, when);
        ledgerGoesOn(database, when);
        receiptsVerify(database, when);
        deliveriesAreTrue(database, when);
        assertThat(lost).as("lost, %s", when).isZero();
        assertThat(doubled).as("doubled, %s", when).isZero();
    }

    /// As `./kaname ledger check`: chain, tree, every signed head, and the documents themselves.
    CheckLedger.Outcome ledger(DatabaseAddress address, java.nio.file.Path home) {
        CheckLedger.Outcome outcome =
                new CheckLedger(address.unpooled())
                        .run(KeyRing.inHome(home).publicKeys(), List.of());
        assertThat(outcome.findings()).isEmpty();
        return outcome;
    }

    private static List<String> broken(JdbcClient database) {
        return database.sql(BROKEN).query(String.class).list();
    }

    private static final String BROKEN =
            """
            select 'report without assessment ' || incident from incident.report r
             where not exists (select from filing.assessment a
                                where (a.incident, a.number) = (r.incident, r.number))
            union all
            select 'report without receipt ' || incident from incident.report r
             where not exists (select from exchange.receipt x
                                where (x.incident, x.number) = (r.incident, r.number))
            union all
            select 'first report without letters ' || incident from incident.report r
             where number = 1 and not exists (select from exchange.letter l
                                where (l.incident, l.number) = (r.incident, r.number))
            union all
            select 'first report without facts ' || incident from incident.report r
             where number = 1 and (select count(*) from incident.fact f
                     where (f.incident, f.number) = (r.incident, r.number)) <> 6
            union all
            select 'report and ledger differ ' || incident from incident.report r
              left join (select subject, content_hash, count(*) from exchange.ledger where kind = 'report' group by 1, 2) g
                     on g.subject = r.incident and g.content_hash = sha256(convert_to(r.document, 'UTF8'))
             where g.count is distinct from 1
            union all
            select 'report without submission ' || incident from incident.report r
             where not exists (select from incident.submission s
                                where (s.incident, s.number) = (r.incident, r.number))
            union all
            select 'letter and ledger differ ' || id from exchange.letter l
              left join (select subject, content_hash, count(*) from exchange.ledger where kind = 'letter' group by 1, 2) g
                     on g.subject = l.id and g.content_hash = l.content_hash
             where g.count is distinct from 1 or l.content_hash <> sha256(convert_to(l.content, 'UTF8'))
            union all
            select 'ledger entry of nothing ' || sequence from exchange.ledger g
             where g.kind in ('report', 'letter', 'acknowledgement', 'question')
               and not exists (select from incident.report r where r.incident = g.subject)
               and not exists (select from exchange.letter l where l.id = g.subject)
            union all
            select 'reminder without notice ' || id from filing.reminder r
             where (sent_at is null) = exists (select from filing.notice n where n.reminder = r.id)
            union all
            select 'report without reminder ' || incident from incident.report r
             where exists (select from filing.assessment a
                                  cross join lateral jsonb_array_elements(a.outcome -> 'duties') d
                            where (a.incident, a.number) = (r.incident, r.number)
                              and d ->> 'class' = 'mandatory' and d ->> 'bearer' = 'operator'
                              and d ->> 'dueAt' is not null and d ->> 'filedAt' is null)
               and not exists (select from filing.reminder x where x.incident = r.incident)
            union all
            select 'incident without report ' || id from incident.incident i
             where not exists (select from incident.report r where r.incident = i.id)
            union all
            select 'letter that nobody is told of ' || l.id from exchange.letter l
              join exchange.channel c on c.organisation = l.recipient and 'letter' = any (c.tells)
                                     and c.confirmed_at is not null and c.removed_at is null
                                     and c.confirmed_at < l.sent_at
             where not exists (select from exchange.delivery d
                                where (d.channel, d.occasion, d.subject) = (c.id, 'letter', l.id))
            union all
            select 'notice that nobody is told of ' || n.reminder from filing.notice n
              join exchange.channel c on c.organisation = n.operator and 'reminder' = any (c.tells)
                                     and c.confirmed_at is not null and c.removed_at is null
                                     and c.confirmed_at < n.sent_at
             where not exists (select from exchange.delivery d
                                where (d.channel, d.occasion, d.subject) = (c.id, 'reminder', n.reminder))
            """;

    private void answersAreKept(JdbcClient database, String when) {
        Map<String, String> stored =
                pairs(
                        database,
                        "select idempotency_key, incident || '/' || number from"
                                + " incident.submission");
        load.reports.forEach((key, is) -> {
            if (!is.equals(stored.get(key))) {
                lost++;
            }
        });
        doubled +=
                Math.max(
                        0, count(database, "select count(*) from incident.report") - stored.size());
        Map<String, String> acknowledged =
                pairs(
                        database,
                        """
                        select a.letter, (select count(*) from exchange.ledger g
                                           where g.kind = 'acknowledgement' and g.subject = a.letter)
                          from exchange.acknowledgement a
                        """);
        load.acknowledged.forEach(letter -> lost += acknowledged.containsKey(letter) ? 0 : 1);
        acknowledged.values().forEach(times -> doubled += times.equals("1") ? 0 : 1);
        Map<String, String> asked =
                pairs(database, "select text, count(*) from exchange.question group by 1");
        load.asked.forEach(text -> lost += asked.containsKey(text) ? 0 : 1);
        asked.values().forEach(times -> doubled += times.equals("1") ? 0 : 1);
        assertThat(stored).as(when).containsAllEntriesOf(load.reports);
    }

    private void ledgerGoesOn(JdbcClient database, String when) {
        List<LedgerEntry> run =
                database.sql("select * from exchange.ledger where sequence >= ? order by sequence")
                        .param(Math.max(1, checked))
                        .query((row, _) ->
                                new LedgerEntry(
                                        row.getLong("sequence"),
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("kind"),
                                        row.getObject("subject", java.util.UUID.class),
                                        row.getString("organisation"),
                                        row.getString("basis"),
                                        Hash.of(row.getBytes("content_hash")),
                                        Hash.of(row.getBytes("previous")),
                                        Hash.of(row.getBytes("hash"))))
                        .list();
        Ledger.Head head =
                database.sql("select sequence, hash from exchange.ledger_head")
                        .query((row, _) ->
                                new Ledger.Head(
                                        row.getLong("sequence"), Hash.of(row.getBytes("hash"))))
                        .single();
        assertThat(Ledger.check(run, Math.max(1, checked), head)).as(when).isEmpty();
        checked = head.sequence();
    }

    private void receiptsVerify(JdbcClient database, String when) {
        Map<String, List<String>> letters = new HashMap<>();
        database.sql("select incident || '/' || number as report, id from exchange.letter")
                .query(row -> {
                    letters.computeIfAbsent(row.getString("report"), _ -> new ArrayList<>())
                            .add(row.getString("id"));
                });
        Map<String, String> receipts =
                pairs(database, "select incident || '/' || number, document from exchange.receipt");
        receipts.forEach((report, receipt) -> {
            if (verified.add(report)) {
                byte[] bytes = receipt.getBytes(StandardCharsets.UTF_8);
                assertThat(VerifyFile.verify(bytes, Optional.empty()).holds())
                        .as("%s: receipt of %s", when, report)
                        .isTrue();
            }
            List<String> attested = new ArrayList<>();
            Client.JSON
                    .readTree(receipt)
                    .at("/statement/letters")
                    .forEach(letter -> attested.add(letter.path("id").asString()));
            assertThat(attested)
                    .containsExactlyInAnyOrderElementsOf(letters.getOrDefault(report, List.of()));
        });
        assertThat(receipts.keySet()).as(when).containsAll(load.reports.values());
    }

    /// What is called delivered was taken by the mail server; what it took is a delivery of ours;
    /// nothing failed for good.
    private void deliveriesAreTrue(JdbcClient database, String when) {
        Set<String> taken = Set.copyOf(mail.taken().keySet()); // before we look: the house goes on
        Map<String, String> states = pairs(database, "select id, state from exchange.delivery");
        states.forEach((id, state) -> {
            if (state.equals("delivered")) {
                assertThat(mail.taken()).as("%s: delivered", when).containsKey(id);
            }
            assertThat(state).as("%s: %s", when, id).isNotEqualTo("failed");
        });
        assertThat(states.keySet()).as(when).containsAll(taken);
    }

    static Map<String, String> pairs(JdbcClient database, String sql) {
        Map<String, String> pairs = new HashMap<>();
        database.sql(sql)
                .query(row -> {
                    pairs.put(row.getString(1), row.getString(2));
                });
        return pairs;
    }

    static int count(JdbcClient database, String sql) {
        return database.sql(sql).query(Integer.class).single();
    }
}
