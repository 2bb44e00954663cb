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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Wishes to carry an entry from one circle into another, as the members of the first see them.
@Repository("circleCrossings") // letters cross as well
class Crossings {

    private static final String CROSSING =
            """
            select x.*, e.thread, e.marking, e.text, t.title, o.name_ja, o.name_en,
                   coalesce(d.name_ja, v.name_ja, '別のグループ') as destination_ja,
                   coalesce(d.name_en, v.name_en, 'Another circle') as destination_en
              from community.crossing x
              join community.entry e on e.id = x.entry
              join community.thread t on t.id = e.thread
              join registry.organisation o on o.id = x.asker
              left join community.circle d on d.id = x.destination
              left join community.destinations(:circle) v on v.id = x.destination
             where x.circle = :circle
            """;

    private final JdbcClient jdbc;

    Crossings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Crossing> of(UUID circle) {
        return jdbc.sql(CROSSING + " order by x.consent <> 'asked', x.asked_at desc, x.id limit 50")
                .param("circle", circle)
                .query((row, _) -> crossing(row))
                .list();
    }

    Optional<Crossing> find(UUID circle, UUID id) {
        return jdbc.sql(CROSSING + " and x.id = :id")
                .param("circle", circle)
                .param("id", id)
                .query((row, _) -> crossing(row))
                .optional();
    }

    /// False where it was asked already and not refused.
    boolean ask(
            Caller caller,
            UUID id,
            UUID entry,
            UUID circle,
            UUID destination,
            String why,
            Instant at) {
        try {
            return jdbc.sql(
                                    """
                                    insert into community.crossing (id, entry, circle, destination, asker, asked_by, asked_at,
                                                                    reason)
                                    values (?, ?, ?, ?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    id,
                                    entry,
                                    circle,
                                    destination,
                                    caller.organisation(),
                                    caller.account(),
                                    Timestamp.from(at),
                                    why)
                            .update()
                    == 1;
        } catch (DuplicateKeyException asked) {
            return false;
        }
    }

    /// False unless the caller keeps the circle that owns it and nobody has answered yet.
    boolean answer(Caller caller, UUID id, boolean given, Instant at) {
        return jdbc.sql(
                                """
                                update community.crossing
                                   set consent = ?, decided_at = ?, decided_by = ?, decider = ?
                                 where id = ? and consent = 'asked'
                                """)
                        .params(
                                given ? "given" : "refused",
                                Timestamp.from(at),
                                caller.account(),
                                caller.organisation(),
                                id)
                        .update()
                == 1;
    }

    private static Crossing crossing(ResultSet row) throws SQLException {
        return new Crossing(
                row.getObject("id", UUID.class),
                row.getObject("entry", UUID.class),
                row.getObject("thread", UUID.class),
                row.getObject("destination", UUID.class),
                Circles.name(row, "destination"),
                Circles.name(row, "name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("reason"),
                row.getString("consent"),
                Circles.instant(row, "decided_at"),
                Marking.of(row.getString("marking")).orElse(Marking.RED),
                row.getString("title"),
                row.getString("text"));
    }
}
