package kaname.exchange.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Announcements as their sender and their recipients see them. Row-level security shows them to
/// nobody else.
@Repository
@Transactional
public class Announcements {

    /// What of the received is asked for.
    enum Which {
        ALL(""),
        UNREAD(" and x.announcement is null and f.id is null"),
        READ(" and (x.announcement is not null or f.id is not null)"),
        PRACTICES(" and a.kind = 'practice' and f.id is null");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    private static final Cursor START =
            new Cursor(Cursor.NEVER, UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    private static final String COLUMNS =
            """
            select a.*, o.name_ja, o.name_en, f.id as follower, f.withdraws as taken_back,
                   e.id as replaced, r.organisation is not null as received, x.at as read_at, n.at as noted_at
            """;

    private static final String BESIDE =
            """
              join registry.organisation o on o.id = a.sender
              left join exchange.announcement_reading x on x.announcement = a.id and x.account = :account
              left join exchange.announcement_note n on n.announcement = a.id and n.organisation = :me
              left join exchange.announcement f on f.supersedes = a.id
              left join exchange.announcement e on e.id = a.supersedes
            """;

    private static final String RECEIVED =
            COLUMNS
                    + """
                      from exchange.announcement_recipient r join exchange.announcement a on a.id = r.announcement
                    """
                    + BESIDE
                    + """
                     where r.organisation = :me and (r.released_at, r.announcement) < (:at, :id)
                    """;

    private static final String WRITTEN =
            COLUMNS
                    + """
                      from exchange.announcement a
                      left join exchange.announcement_recipient r on r.announcement = a.id and r.organisation = :me
                    """
                    + BESIDE;

    private final JdbcClient jdbc;
    private final LedgerWriter ledger;
    private final Clock clock;

    Announcements(JdbcClient jdbc, LedgerWriter ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The kinds of organisation that something can be for, by their ids.
    public static SortedMap<String, Text> kinds() {
        return new TreeMap<>(Audiences.KINDS);
    }

    /// What the caller's organisation was sent and nobody replaced since, and this account has not
    /// opened; the newest first.
    @Transactional(readOnly = true)
    public List<Announcement> unread(Caller caller, int limit) {
        return received(caller, Which.UNREAD, null, limit);
    }

    /// What the caller's organisation was sent, the newest first.
    @Transactional(readOnly = true)
    List<Announcement> received(Caller caller, Which which, @Nullable Cursor after, int limit) {
        return page(
                caller,
                RECEIVED
                        + which.condition
                        + " order by r.released_at desc, r.announcement desc limit :most",
                after,
                limit);
    }

    /// What the caller's organisation released, the newest first.
    @Transactional(readOnly = true)
    List<Announcement> sent(Caller caller, @Nullable Cursor after, int limit) {
        return page(
                caller,
                WRITTEN
                        + """
                         where a.sender = :me and (a.released_at, a.id) < (:at, :id)
                         order by a.released_at desc, a.id desc limit :most
                        """,
                after,
                limit);
    }

    private List<Announcement> page(Caller caller, String sql, @Nullable Cursor after, int limit) {
        Cursor from = after == null ? START : after;
        return jdbc.sql(sql)
                .param("me", caller.organisation())
                .param("account", caller.account())
                .param("at", Timestamp.from(from.at()))
                .param("id", from.id())
                .param("most", limit)
                .query((row, _) -> announcement(row))
                .list();
    }

    /// Whether anything was sent to the caller's organisation after this place.
    @Transactional(readOnly = true)
    int since(Caller caller, Cursor place) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from exchange.announcement_recipient r
                             where r.organisation = ? and (r.released_at, r.announcement) > (?, ?) limit 100) n
                        """)
                .params(caller.organisation(), Timestamp.from(place.at()), place.id())
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Announcement> find(Caller caller, UUID id) {
        return jdbc.sql(WRITTEN + " where a.id = :id")
                .param("me", caller.organisation())
                .param("account", caller.account())
                .param("id", id)
                .query((row, _) -> announcement(row))
                .optional();
    }

    /// As [#find]; a recipient's first look is recorded.
    public Optional<Announcement> open(Caller caller, UUID id) {
        jdbc.sql(
                        """
                        insert into exchange.announcement_reading (announcement, account, organisation, at)
                        select r.announcement, :account, r.organisation, :at from exchange.announcement_recipient r
                         where r.announcement = :id and r.organisation = :me
                            on conflict do nothing
                        """)
                .param("account", caller.account())
                .param("at", Timestamp.from(now()))
                .param("id", id)
                .param("me", caller.organisation())
                .update();
        return find(caller, id);
    }

    /// The caller's organisation says that it took note; saying so twice changes nothing.
    ///
    /// @throws Problem 404 unless it was sent to the caller's organisation
    public Instant takeNote(Caller caller, UUID id) {
        Announcement found =
                open(caller, id).filter(a -> a.seen().received()).orElseThrow(Problem::notFound);
        Instant at = now();
        Optional<Instant> noted =
                jdbc.sql(
                                """
                                insert into exchange.announcement_note (announcement, organisation, account, at)
                                values (?, ?, ?, ?) on conflict do nothing returning at
                                """)
                        .params(id, caller.organisation(), caller.account(), Timestamp.from(at))
                        .query(Timestamp.class)
                        .optional()
                        .map(Timestamp::toInstant);
        if (noted.isEmpty()) {
            return find(caller, id).map(a -> a.seen().notedAt()).orElseThrow(Problem::notFound);
        }
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.ACKNOWLEDGEMENT,
                                id,
                                caller.organisation(),
                                "announcement " + found.kind().id(),
                                Hash.sha256(found.title() + "\n" + found.text()))));
        return at;
    }

    /// How far each of the caller's own has come; those of others are absent.
    @Transactional(readOnly = true)
    Map<UUID, Announcement.Progress> progress(Collection<UUID> ids) {
        Map<UUID, Announcement.Progress> progress = new HashMap<>();
        jdbc.sql("select * from exchange.announcement_progress(?)")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    progress.put(
                            row.getObject("announcement", UUID.class),
                            new Announcement.Progress(row.getInt("opened"), row.getInt("noted")));
                });
        return progress;
    }

    /// To whom the caller's own went, by the organisations' ids, after one of them; nobody for what
    /// is another's.
    @Transactional(readOnly = true)
    List<Announcement.Recipient> recipients(UUID id, String after, int limit) {
        return jdbc.sql("select * from exchange.announcement_recipients(?, ?, ?)")
                .params(id, after, limit)
                .query((row, _) ->
                        new Announcement.Recipient(
                                row.getString("organisation"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                instant(row, "opened_at"),
                                instant(row, "noted_at")))
                .list();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        String instrument = row.getString("instrument");
        UUID follower = row.getObject("follower", UUID.class);
        return new Announcement(
                row.getObject("id", UUID.class),
                row.getString("sender"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                AnnouncementKind.of(row.getString("kind")).orElseThrow(),
                instrument == null ? null : new LegalBasis(instrument, row.getString("article")),
                row.getString("title"),
                row.getString("text"),
                Marking.of(row.getString("marking")).orElseThrow(),
                row.getBoolean("exercise"),
                row.getTimestamp("released_at").toInstant(),
                row.getInt("reached"),
                row.getObject("replaced", UUID.class),
                row.getBoolean("withdraws"),
                follower == null
                        ? null
                        : new Announcement.Follower(follower, row.getBoolean("taken_back")),
                new Announcement.Seen(
                        row.getBoolean("received"),
                        instant(row, "read_at"),
                        instant(row, "noted_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
