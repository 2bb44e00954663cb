package kaname.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Purpose;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who looked at which letter on the recipient's side: written at each look, shown to the operator.
@Repository
@Transactional
public class Readings {

    /// One look at a letter by its recipient: in which role, for which purpose, how. Role and
    /// purpose are null where they were not yet written down.
    public record Reading(
            UUID letter,
            String regime,
            String organisation,
            Text organisationName,
            Instant at,
            @Nullable String role,
            @Nullable Purpose purpose,
            Way way) {}

    private static final Duration ONE_LOOK = Duration.ofMinutes(10);

    private static final String READ =
            """
            select r.letter, l.regime, r.at, r.organisation, r.role, r.purpose, r.way, o.name_ja, o.name_en
              from exchange.reading r
              join exchange.letter l on l.id = r.letter
              join registry.organisation o on o.id = r.organisation
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Readings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Writes down that the caller saw those of these letters that were sent to it, for the
    /// operator to see. Looking again in the same way within ten minutes is the same look, and so
    /// is looking twice at the same moment: in one order, so that two never wait for each other.
    void write(Caller caller, Collection<UUID> letters, Way way) {
        if (letters.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(
                        """
                        insert into exchange.reading (letter, organisation, operator, account, at, way)
                        select l.id, l.recipient, l.operator, ?, ?, ? from exchange.letter l
                         where l.id = any (?) and l.recipient = ?
                           and not exists (select from exchange.reading r
                                            where r.letter = l.id and r.account = ? and r.way = ? and r.at > ?)
                         order by l.id
                        on conflict do nothing
                        """)
                .params(
                        caller.account(),
                        Timestamp.from(now),
                        way.id(),
                        letters.toArray(UUID[]::new),
                        caller.organisation(),
                        caller.account(),
                        way.id(),
                        Timestamp.from(now.minus(ONE_LOOK)))
                .update();
    }

    /// Who has looked at the letter on the recipient's side, in order; of very many the newest.
    @Transactional(readOnly = true)
    public List<Reading> of(UUID letter) {
        return jdbc.sql(READ + " where r.letter = ? order by r.at desc, r.account limit 200")
                .param(letter)
                .query((row, _) -> reading(row))
                .list()
                .reversed();
    }

    /// As [#of], of every letter of an incident before a place, the newest first.
    @Transactional(readOnly = true)
    public List<Reading> ofIncident(UUID incident, Instant before, UUID letter, int limit) {
        return jdbc.sql(
                        READ
                                + " where l.incident = ? and (r.at, r.letter) < (?, ?)"
                                + " order by r.at desc, r.letter desc limit ?")
                .params(incident, Timestamp.from(before), letter, limit)
                .query((row, _) -> reading(row))
                .list();
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                row.getObject("letter", UUID.class),
                row.getString("regime"),
                row.getString("organisation"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getTimestamp("at").toInstant(),
                row.getString("role"),
                Optional.ofNullable(row.getString("purpose")).flatMap(Purpose::of).orElse(null),
                Way.of(row.getString("way")));
    }
}
