package kaname.filing.closing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How often an incident was closed and reopened; the caller's own.
@Repository
public class Closings {

    private final JdbcClient jdbc;

    Closings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The step that closed it; none for an incident that is open.
    @Transactional(readOnly = true)
    public Optional<Closing> closed(UUID incident) {
        return of(incident).stream().findFirst().filter(Closing::closed);
    }

    /// The latest first; none for an incident that was never closed.
    List<Closing> of(UUID incident) {
        return jdbc.sql(
                        """
                        select c.number, c.act, c.at, c.reason, o.name_ja, o.name_en
                          from incident.closing c join registry.organisation o on o.id = c.operator
                         where c.incident = ? order by c.number desc
                        """)
                .param(incident)
                .query((row, _) ->
                        new Closing(
                                row.getInt("number"),
                                row.getString("act").equals("closed"),
                                row.getTimestamp("at").toInstant(),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("reason")))
                .list();
    }

    /// False if it stands so already.
    boolean turn(UUID incident, boolean closed, Instant at, String reason) {
        return jdbc.sql("select incident.turn(?, ?, ?, ?)")
                .params(incident, closed ? "closed" : "reopened", Timestamp.from(at), reason)
                .query(Boolean.class)
                .single();
    }
}
