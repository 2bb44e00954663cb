package kaname.filing.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// That somebody else tried to change what an operator said (row C2): kept though the attempt was
/// refused, for the operator to see.
@Repository
class RefusedEdits {

    /// Attempts of one person within a minute.
    record RefusedEdit(
            Instant minute, String organisation, Text organisationName, String role, int times) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RefusedEdits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// In the name of the caller; an incident that is not there leaves nothing, and the caller
    /// can't tell.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void note(UUID incident) {
        jdbc.sql("select filing.refuse_edit(?, ?)")
                .params(incident, Timestamp.from(clock.instant()))
                .query((_, _) -> true)
                .list();
    }

    /// The newest first, for the operator alone.
    @Transactional(readOnly = true)
    List<RefusedEdit> of(UUID incident) {
        return jdbc.sql(
                        """
                        select r.minute, r.organisation, r.role, r.times, o.name_ja, o.name_en
                          from filing.refused_edit r join registry.organisation o on o.id = r.organisation
                         where r.incident = ? order by r.minute desc, r.account limit 200
                        """)
                .param(incident)
                .query((row, _) ->
                        new RefusedEdit(
                                row.getTimestamp("minute").toInstant(),
                                row.getString("organisation"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("role"),
                                row.getInt("times")))
                .list();
    }
}
