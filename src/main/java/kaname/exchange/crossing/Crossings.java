package kaname.exchange.crossing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Purpose;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Crossings as their parties may see them; row-level security decides which.
@Repository
class Crossings {

    private static final String CROSSED =
            """
            select c.*, l.incident, o.name_ja, o.name_en from exchange.crossing c
              join exchange.letter l on l.id = c.letter
              join registry.organisation o on o.id = c.organisation
            """;

    private final JdbcClient jdbc;

    Crossings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Crossing crossing, Caller caller) {
        jdbc.sql(
                        """
                        insert into exchange.crossing (id, letter, operator, organisation, account, at, purpose,
                                                       instrument, article, source, power, reason, statement, consent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(crossing.id())
                .param(crossing.letter())
                .param(crossing.operator())
                .param(crossing.organisation())
                .param(caller.account())
                .param(Timestamp.from(crossing.at()))
                .param(crossing.purpose().id())
                .param(crossing.basis().instrument())
                .param(crossing.basis().article())
                .param(crossing.basis().source())
                .param(new SqlParameterValue(Types.VARCHAR, crossing.basis().power()))
                .param(crossing.reason())
                .param(crossing.statement())
                .param(crossing.consent().id())
                .update();
    }

    /// False where it was answered before.
    boolean answer(UUID id, boolean agreed, Caller caller, Instant at) {
        return jdbc.sql(
                                """
                                update exchange.crossing
                                   set consent = ?, decided_at = ?, decided_by = ?, decision_statement = ?
                                 where id = ? and consent = 'asked'
                                """)
                        .params(
                                (agreed ? Crossing.Consent.GIVEN : Crossing.Consent.REFUSED).id(),
                                Timestamp.from(at),
                                caller.account(),
                                Crossing.answer(id, agreed, at),
                                id)
                        .update()
                == 1;
    }

    Optional<Crossing> find(UUID id) {
        return jdbc.sql(CROSSED + " where c.id = ?")
                .param(id)
                .query((row, _) -> crossing(row))
                .optional();
    }

    List<Crossing> ofLetter(UUID letter) {
        return jdbc.sql(CROSSED + " where c.letter = ? order by c.at, c.id")
                .param(letter)
                .query((row, _) -> crossing(row))
                .list();
    }

    List<Crossing> ofIncident(UUID incident) {
        return jdbc.sql(CROSSED + " where l.incident = ? order by c.at, c.id")
                .param(incident)
                .query((row, _) -> crossing(row))
                .list();
    }

    /// Whether the caller's role reads for that purpose by itself.
    boolean reads(Purpose purpose) {
        return jdbc.sql("select ? = any (registry.purposes())")
                .param(purpose.id())
                .query(Boolean.class)
                .single();
    }

    private static Crossing crossing(ResultSet row) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Crossing(
                row.getObject("id", UUID.class),
                row.getObject("letter", UUID.class),
                row.getObject("incident", UUID.class),
                row.getString("operator"),
                row.getString("organisation"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getTimestamp("at").toInstant(),
                Purpose.of(row.getString("purpose")).orElseThrow(),
                new Crossing.Basis(
                        row.getString("instrument"),
                        row.getString("article"),
                        row.getString("source"),
                        row.getString("power")),
                row.getString("reason"),
                Crossing.Consent.of(row.getString("consent")),
                decided == null ? null : decided.toInstant());
    }
}
