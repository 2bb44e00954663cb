package kaname.community.circle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Threads and what is said in them, as row-level security shows them at this moment.
@Repository
class Discussions {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static final String THREAD =
            """
            select t.*, t.last_at > coalesce(r.until, '-infinity') as unread
              from community.thread t
              left join community.reading r on r.thread = t.id and r.account = :account
            """;

    private final JdbcClient jdbc;

    Discussions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of a circle, the last spoken in first, before a place.
    List<Discussion> of(Caller caller, UUID circle, @Nullable Cursor before, int limit) {
        Cursor from = before == null ? new Cursor(Cursor.NEVER, LAST) : before;
        return jdbc.sql(
                        THREAD
                                + """
                                 where t.circle = :circle and (t.last_at, t.id) < (:at, :id)
                                 order by t.last_at desc, t.id desc limit :most
                                """)
                .param("account", caller.account())
                .param("circle", circle)
                .param("at", Timestamp.from(from.at()))
                .param("id", from.id())
                .param("most", limit)
                .query((row, _) -> discussion(row))
                .list();
    }

    Optional<Discussion> find(Caller caller, UUID circle, UUID id) {
        return jdbc.sql(THREAD + " where t.id = :id and t.circle = :circle")
                .param("account", caller.account())
                .param("id", id)
                .param("circle", circle)
                .query((row, _) -> discussion(row))
                .optional();
    }

    /// Threads in which these words stand, in the title or in an entry; the last spoken in first.
    List<Discussion> with(Caller caller, String words, int limit) {
        return jdbc.sql(
                        THREAD
                                + """
                                 where position(lower(:words) in lower(t.title)) > 0
                                    or exists (select from community.entry e
                                                where e.thread = t.id and position(lower(:words) in lower(e.text)) > 0)
                                 order by t.last_at desc, t.id desc limit :most
                                """)
                .param("account", caller.account())
                .param("words", words)
                .param("most", limit)
                .query((row, _) -> discussion(row))
                .list();
    }

    void open(UUID id, UUID circle, String title, Instant at) {
        jdbc.sql(
                        """
                        insert into community.thread (id, circle, title, opened_at, last_at) values (?, ?, ?, ?, ?)
                        """)
                .params(id, circle, title, Timestamp.from(at), Timestamp.from(at))
                .update();
    }

    void add(Caller caller, UUID circle, UUID thread, Entry entry, @Nullable UUID crossing) {
        jdbc.sql(
                        """
                        insert into community.entry (id, thread, circle, at, marking, text, crossing)
                        values (?, ?, ?, ?, ?, ?, ?::uuid)
                        """)
                .param(entry.id())
                .param(thread)
                .param(circle)
                .param(Timestamp.from(entry.at()))
                .param(entry.marking().label())
                .param(entry.text())
                .param(crossing)
                .update();
        jdbc.sql(
                        """
                        insert into community.authorship (entry, organisation, account, hidden)
                        select :entry, :me, :account,
                               coalesce((select m.hidden from community.member m
                                          where m.circle = :circle and m.organisation = :me and m.ended_at is null), false)
                        """)
                .param("entry", entry.id())
                .param("me", caller.organisation())
                .param("account", caller.account())
                .param("circle", circle)
                .update();
    }

    /// Whether the entry is there and was not withdrawn.
    boolean stands(UUID thread, UUID entry) {
        return jdbc.sql(
                        """
                        select exists (select from community.entry e
                                        where e.thread = ? and e.id = ? and e.text is not null)
                        """)
                .params(thread, entry)
                .query(Boolean.class)
                .single();
    }

    /// False unless it was the caller's and still stood there.
    boolean withdraw(UUID entry, Instant at) {
        return jdbc.sql("select community.withdraw(?, ?)")
                .params(entry, Timestamp.from(at))
                .query((row, _) -> row.getObject(1) != null)
                .single();
    }

    /// The newest first, before a place.
    List<Entry> entries(Caller caller, UUID thread, @Nullable Cursor before, int limit) {
        Cursor from = before == null ? new Cursor(Cursor.NEVER, LAST) : before;
        return jdbc.sql(
                        """
                        select e.*, a.organisation, a.hidden, o.name_ja, o.name_en, a.organisation = :me as mine
                          from community.entry e
                          left join community.authorship a on a.entry = e.id
                          left join registry.organisation o on o.id = a.organisation
                         where e.thread = :thread and (e.at, e.id) < (:at, :id)
                         order by e.at desc, e.id desc limit :most
                        """)
                .param("me", caller.organisation())
                .param("thread", thread)
                .param("at", Timestamp.from(from.at()))
                .param("id", from.id())
                .param("most", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /// The caller's account has read the thread as far as it goes.
    void read(Caller caller, UUID thread) {
        jdbc.sql(
                        """
                        insert into community.reading as r (thread, account, until)
                        select t.id, ?, t.last_at from community.thread t where t.id = ?
                            on conflict (thread, account) do update set until = excluded.until
                         where r.until < excluded.until
                        """)
                .params(caller.account(), thread)
                .update();
    }

    private static Discussion discussion(ResultSet row) throws SQLException {
        return new Discussion(
                row.getObject("id", UUID.class),
                row.getObject("circle", UUID.class),
                row.getString("title"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getInt("entries"),
                row.getBoolean("unread"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String organisation = row.getString("organisation");
        boolean mine = row.getBoolean("mine");
        boolean unnamed = organisation == null || (row.getBoolean("hidden") && !mine);
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                Marking.of(row.getString("marking")).orElse(Marking.RED),
                row.getString("text"),
                Circles.instant(row, "withdrawn_at"),
                unnamed ? null : organisation,
                unnamed
                        ? Entry.UNNAMED
                        : Text.of(row.getString("name_ja"), row.getString("name_en")),
                mine,
                row.getObject("crossing") != null);
    }
}
