package kaname.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Purpose;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Letters as their parties see them: the recipient's inbox, the operator's view of what was sent
/// in its name. Row-level security shows a caller the letters that it sent, received or that are
/// about it, and no others.
@Repository
@Transactional
public class Mailbox {

    /// What left for an incident: letters, and the items in them that were filled.
    public record Filled(long letters, long items) {
        public static final Filled NONE = new Filled(0, 0);
    }

    /// A letter with who wrote to whom and how far it has come. `followedBy` is the newest letter
    /// that told the same recipient more under the same regime.
    public record Delivered(
            Letter letter,
            Text senderName,
            @Nullable Text recipientName,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant readAt,
            int questions,
            @Nullable UUID followedBy,
            Outside outside) {
        public boolean acknowledged() {
            return acknowledgedAt != null;
        }
    }

    /// What happened around the letter: when the operator told it by hand, how often somebody was
    /// reminded that it lies unopened (2: the operator too), how many messages about it were given
    /// up, and how many wishes to use it for another purpose wait for the operator.
    public record Outside(@Nullable Instant toldAt, int unopened, int undelivered, int asked) {
        public static final Outside NOTHING = new Outside(null, 0, 0, 0);
    }

    public record Question(
            UUID id, Text organisationName, String organisation, Instant at, String text) {}

    /// Where a page of the inbox ended: the clock (or "never") and the letter.
    public record Place(Instant clock, UUID letter) {}

    /// The order in which an incident's letters are shown.
    public static final Comparator<Delivered> AS_SENT =
            Comparator.comparingInt((Delivered d) -> d.letter().report())
                    .thenComparing(d -> d.letter().sentAt())
                    .thenComparing(d -> d.letter().regime())
                    .thenComparing(d -> d.letter().recipientBody());

    /// Stands for "no number" in the order by clock; later than any due time.
    public static final Instant NEVER = Cursor.NEVER;

    private static final String DELIVERED =
            """
            select l.*, s.name_ja as sender_ja, s.name_en as sender_en, r.name_ja as recipient_ja,
                   r.name_en as recipient_en, a.at as acknowledged_at,
                   (select min(x.at) from exchange.reading x where x.letter = l.id) as read_at,
                   (select count(*) from exchange.question q where q.letter = l.id) as questions,
                   (select n.id from exchange.letter n
                     where n.incident = l.incident and n.number > l.number and n.regime = l.regime
                       and n.recipient = l.recipient
                     order by n.number desc, n.sent_at desc, n.id limit 1) as followed_by,
                   (select min(t.told_at) from exchange.told t where t.letter = l.id) as told_at,
                   (select max(e.level) from exchange.escalation e where e.letter = l.id) as unopened,
                   (select count(*) from exchange.delivery d
                     where d.letter = l.id and d.state = 'failed') as undelivered,
                   (select count(*) from exchange.crossing c
                     where c.letter = l.id and c.consent = 'asked') as asked
              from exchange.letter l
              join registry.organisation s on s.id = l.sender
              left join registry.organisation r on r.id = l.recipient
              left join exchange.acknowledgement a on a.letter = l.id
            """;

    private final JdbcClient jdbc;
    private final LedgerWriter ledger;
    private final Readings readings;
    private final Clock clock;

    Mailbox(JdbcClient jdbc, LedgerWriter ledger, Readings readings, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.readings = readings;
        this.clock = clock;
    }

    /// What a list is narrowed to; null: not narrowed. `words` are found in the title, the service
    /// and the operator's name as the letter has them.
    public record Narrowing(
            @Nullable String dutyClass,
            @Nullable String sector,
            @Nullable Boolean exercise,
            @Nullable String words) {
        public static final Narrowing NONE = new Narrowing(null, null, null, null);
    }

    /// What waits for the caller's organisation, most urgent clock first.
    @Transactional(readOnly = true)
    public List<Delivered> waiting(Caller caller, @Nullable Place after, int limit) {
        return waiting(caller, Narrowing.NONE, after, limit);
    }

    /// As [#waiting] for a program, which gets the contents: that is a look at each letter.
    public List<Delivered> fetch(Caller caller, @Nullable Place after, int limit) {
        List<Delivered> found = waiting(caller, after, limit);
        readings.write(caller, found.stream().map(d -> d.letter().id()).toList(), Way.LIST);
        return found;
    }

    /// As [#waiting], narrowed.
    @Transactional(readOnly = true)
    public List<Delivered> waiting(
            Caller caller, Narrowing narrowing, @Nullable Place after, int limit) {
        Place from = after == null ? new Place(Instant.EPOCH, new UUID(0, 0)) : after;
        return jdbc.sql(
                        DELIVERED
                                + """
                                  join exchange.waiting_letters(?, ?, ?, ?, ?, ?, ?) w on w.letter = l.id
                                 order by w.clock_at, w.letter
                                """)
                .param(narrowing.dutyClass())
                .param(narrowing.sector())
                .param(narrowing.exercise())
                .param(narrowing.words())
                .param(Timestamp.from(from.clock()))
                .param(from.letter())
                .param(limit)
                .query((row, _) -> delivered(row))
                .list();
    }

    /// What the caller's organisation has acknowledged, newest first.
    @Transactional(readOnly = true)
    public List<Delivered> acknowledged(Caller caller, int limit) {
        return acknowledged(caller, null, limit);
    }

    /// As [#acknowledged], from before a place: the time of acknowledgement and the letter.
    @Transactional(readOnly = true)
    public List<Delivered> acknowledged(Caller caller, @Nullable Place before, int limit) {
        Place from = before == null ? new Place(NEVER, new UUID(0, 0)) : before;
        return jdbc.sql(
                        DELIVERED
                                + """
                                 where l.recipient = ? and a.organisation = l.recipient
                                   and (a.at, a.letter) < (?, ?)
                                 order by a.at desc, a.letter desc limit ?
                                """)
                .params(caller.organisation(), Timestamp.from(from.clock()), from.letter(), limit)
                .query((row, _) -> delivered(row))
                .list();
    }

    /// Every letter of an incident that the caller may see, in the order sent.
    @Transactional(readOnly = true)
    public List<Delivered> ofIncident(UUID incident) {
        return jdbc.sql(
                        DELIVERED
                                + " where l.incident = ? order by l.number, l.sent_at, l.regime,"
                                + " l.recipient_body")
                .param(incident)
                .query((row, _) -> delivered(row))
                .list();
    }

    /// The letter, if the caller may see it. A recipient's look is recorded for the operator to
    /// see.
    public Optional<Delivered> open(Caller caller, UUID id, Way way) {
        Optional<Delivered> found = find(id);
        found.filter(d -> caller.organisation().equals(d.letter().recipient()))
                .ifPresent(_ -> readings.write(caller, List.of(id), way));
        return found;
    }

    @Transactional(readOnly = true)
    public Optional<Delivered> find(UUID id) {
        return jdbc.sql(DELIVERED + " where l.id = ?")
                .param(id)
                .query((row, _) -> delivered(row))
                .optional();
    }

    /// The recipient says that it has the letter. Saying so twice changes nothing.
    ///
    /// @throws Problem 404 unless the letter was addressed to the caller's organisation
    public Instant acknowledge(Caller caller, UUID id) {
        Letter letter = addressedTo(caller, id);
        hold(id);
        Optional<Instant> earlier = find(id).map(Delivered::acknowledgedAt);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Instant at = now();
        jdbc.sql(
                        """
                        insert into exchange.acknowledgement (letter, organisation, operator, account, at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        caller.organisation(),
                        letter.operator(),
                        caller.account(),
                        Timestamp.from(at))
                .update();
        record(at, LedgerEntry.ACKNOWLEDGEMENT, caller, letter, letter.contentHash());
        return at;
    }

    /// As [#acknowledge] for many at once: those of them that were addressed to the caller and not
    /// acknowledged before, each with its own entry in the ledger. Three statements, however many.
    public List<UUID> acknowledgeAll(Caller caller, Collection<UUID> ids) {
        jdbc.sql(
                        """
                        select count(pg_advisory_xact_lock(hashtextextended(id, 1)))
                          from (select distinct id from unnest(?::text[]) as t (id) order by id) t
                        """)
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
        Instant at = now();
        List<LedgerWriter.Act> acts =
                jdbc.sql(
                                """
                                with taken as (
                                    insert into exchange.acknowledgement (letter, organisation, operator, account, at)
                                    select l.id, ?, l.operator, ?, ? from exchange.letter l
                                     where l.id = any (?) and l.recipient = ?
                                       and not exists (select from exchange.acknowledgement a where a.letter = l.id)
                                    returning letter)
                                select l.id, l.regime || '/' || l.stage || '>' || l.recipient_body as basis,
                                       l.content_hash
                                  from taken t join exchange.letter l on l.id = t.letter order by l.sent_at, l.id
                                """)
                        .params(
                                caller.organisation(),
                                caller.account(),
                                Timestamp.from(at),
                                ids.toArray(UUID[]::new),
                                caller.organisation())
                        .query((row, _) ->
                                new LedgerWriter.Act(
                                        LedgerEntry.ACKNOWLEDGEMENT,
                                        row.getObject("id", UUID.class),
                                        caller.organisation(),
                                        row.getString("basis"),
                                        Hash.of(row.getBytes("content_hash"))))
                        .list();
        if (!acts.isEmpty()) {
            ledger.append(at, acts);
        }
        return acts.stream().map(LedgerWriter.Act::subject).toList();
    }

    /// A question about a letter, or the operator's answer to one: what is said stands in the
    /// ledger by its hash.
    ///
    /// @throws Problem 404 unless the caller is a party to the letter
    public Question ask(Caller caller, UUID id, String text) {
        Delivered delivered = find(id).orElseThrow(Problem::notFound);
        Question question =
                new Question(
                        UUID.randomUUID(),
                        caller.organisationName(),
                        caller.organisation(),
                        now(),
                        text);
        jdbc.sql(
                        """
                        insert into exchange.question (id, letter, organisation, operator, account, at, text)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        question.id(),
                        id,
                        caller.organisation(),
                        delivered.letter().operator(),
                        caller.account(),
                        Timestamp.from(question.at()),
                        text)
                .update();
        record(question.at(), LedgerEntry.QUESTION, caller, delivered.letter(), Hash.sha256(text));
        return question;
    }

    @Transactional(readOnly = true)
    public List<Question> questions(UUID letter) {
        return jdbc.sql(
                        """
                        select q.*, o.name_ja, o.name_en from exchange.question q
                          join registry.organisation o on o.id = q.organisation
                         where q.letter = ? order by q.at, q.id
                        """)
                .param(letter)
                .query((row, _) ->
                        new Question(
                                row.getObject("id", UUID.class),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("organisation"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("text")))
                .list();
    }

    private Letter addressedTo(Caller caller, UUID id) {
        return find(id).map(Delivered::letter)
                .filter(letter -> caller.organisation().equals(letter.recipient()))
                .orElseThrow(Problem::notFound);
    }

    private void record(Instant at, String kind, Caller caller, Letter letter, Hash content) {
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                kind,
                                letter.id(),
                                caller.organisation(),
                                letter.basis(),
                                content)));
    }

    private void hold(UUID id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1)) is null")
                .param(id.toString())
                .query(Boolean.class)
                .single();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Delivered delivered(ResultSet row) throws SQLException {
        String recipient = row.getString("recipient_ja");
        return new Delivered(
                letter(row),
                Text.of(row.getString("sender_ja"), row.getString("sender_en")),
                recipient == null ? null : Text.of(recipient, row.getString("recipient_en")),
                instant(row, "acknowledged_at"),
                instant(row, "read_at"),
                row.getInt("questions"),
                row.getObject("followed_by", UUID.class),
                new Outside(
                        instant(row, "told_at"),
                        row.getInt("unopened"),
                        row.getInt("undelivered"),
                        row.getInt("asked")));
    }

    static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getInt("number"),
                row.getString("operator"),
                row.getString("operator_sector"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("recipient_body"),
                row.getString("regime"),
                row.getString("stage"),
                row.getString("class"),
                row.getString("form"),
                row.getString("content"),
                row.getBoolean("exercise"),
                row.getTimestamp("sent_at").toInstant(),
                instant(row, "due_at"),
                instant(row, "clock_at"),
                Marking.of(row.getString("marking")).orElse(Marking.AMBER),
                Purpose.of(row.getString("purpose")).orElse(Purpose.SHARING));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /// What each of those incidents sent in the operator's own name.
    @Transactional(readOnly = true)
    public Map<UUID, Filled> filled(Collection<UUID> incidents) {
        Map<UUID, Filled> filled = new HashMap<>();
        jdbc.sql(
                        """
                        select incident, count(*) as letters,
                               sum((select count(*) from jsonb_array_elements(content::jsonb -> 'items') i
                                     where jsonb_array_length(i -> 'values') > 0)) as items
                          from exchange.letter
                         where incident = any (?) and sender = operator group by incident
                        """)
                .param(incidents.toArray(UUID[]::new))
                .query(row -> {
                    filled.put(
                            row.getObject("incident", UUID.class),
                            new Filled(row.getLong("letters"), row.getLong("items")));
                });
        return filled;
    }
}
