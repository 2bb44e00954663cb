package kaname.nearmiss;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.CanonicalJson;
import kaname.nearmiss.Passage.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What came in, for those whose key or ticket opens it, and what is on its way out.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Passages {

    private static final String COLUMNS =
            "select id, office, kind, ticket, reporter_key, for_office, for_reporter, note, state,"
                    + " held, exercise, month from nearmiss.passage ";

    private final JdbcClient jdbc;

    Passages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// False if there is a report of that ticket already.
    boolean add(Passage passage) {
        return jdbc.sql(
                                """
                                insert into nearmiss.passage (id, office, kind, ticket, reporter_key, for_office, for_reporter, state,
                                                              held, exercise, month)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                    on conflict do nothing
                                """)
                        .params(
                                passage.id(),
                                passage.office(),
                                passage.kind().id(),
                                passage.ticket().array(),
                                passage.reporterKey().array(),
                                passage.forOffice().array(),
                                passage.forReporter().array(),
                                passage.state().id(),
                                passage.held(),
                                passage.exercise(),
                                Date.valueOf(passage.month()))
                        .update()
                == 1;
    }

    /// The passages of a ticket, the report first.
    List<Passage> of(Ticket ticket) {
        return jdbc.sql(COLUMNS + "where ticket = ? order by kind desc, id")
                .param(ticket.locator())
                .query((row, _) -> passage(row))
                .list();
    }

    /// What waits in an office, or what has left it, by nothing but chance.
    List<Passage> in(String office, List<State> states, @Nullable UUID after, int most) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where office = ? and state = any (?) and (?::uuid is null or id > ?)
                                order by id limit ?
                                """)
                .param(office)
                .param(states.stream().map(State::id).toArray(String[]::new))
                .param(after)
                .param(after)
                .param(most)
                .query((row, _) -> passage(row))
                .list();
    }

    /// Held until the end of the transaction, so that two deciders follow each other.
    Optional<Passage> hold(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id)
                .query((row, _) -> passage(row))
                .optional();
    }

    Optional<Passage> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, _) -> passage(row))
                .optional();
    }

    void become(UUID id, State state, @Nullable Bytes note) {
        jdbc.sql("update nearmiss.passage set state = ?, note = coalesce(?, note) where id = ?")
                .param(state.id())
                .param(note == null ? null : note.array())
                .param(id)
                .update();
    }

    void rewrite(UUID id, Bytes forOffice, Bytes forReporter, State state) {
        jdbc.sql(
                        """
                        update nearmiss.passage set for_office = ?, for_reporter = ?, state = ? where id = ?
                        """)
                .params(forOffice.array(), forReporter.array(), state.id(), id)
                .update();
    }

    /// Nothing of it stays but that there was one.
    void erase(UUID id) {
        jdbc.sql(
                        """
                        update nearmiss.passage set for_office = ''::bytea, for_reporter = ''::bytea, state = 'withdrawn'
                         where id = ?
                        """)
                .param(id)
                .update();
    }

    void letGo(UUID relayed, String office, Passage.Kind kind, Instant due, Object content) {
        jdbc.sql(
                        "insert into nearmiss.leaving (id, office, kind, due, content) values (?,"
                                + " ?, ?, ?, ?::jsonb)")
                .params(
                        relayed,
                        office,
                        kind.id(),
                        Timestamp.from(due),
                        CanonicalJson.compact(content))
                .update();
    }

    /// True if it had not left yet.
    boolean callBack(UUID relayed) {
        return jdbc.sql("delete from nearmiss.leaving where id = ?").param(relayed).update() == 1;
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(
                row.getObject("id", UUID.class),
                row.getString("office"),
                Passage.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Bytes.of(row.getBytes("ticket")),
                Bytes.of(row.getBytes("reporter_key")),
                Bytes.of(row.getBytes("for_office")),
                Bytes.of(row.getBytes("for_reporter")),
                note(row.getBytes("note")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("held"),
                row.getBoolean("exercise"),
                row.getDate("month").toLocalDate());
    }

    private static @Nullable Bytes note(byte @Nullable [] note) {
        return note == null ? null : Bytes.of(note);
    }
}
