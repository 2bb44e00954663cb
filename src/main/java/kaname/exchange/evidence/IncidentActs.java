package kaname.exchange.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.exchange.LedgerEntry;
import kaname.exchange.StoredLedger;
import kaname.exchange.Way;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was done about an incident and its letters, for the operator whose incident it is; others
/// find nothing.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class IncidentActs {

    /// A question about a letter, or the answer to one.
    public record Asked(
            UUID id, UUID letter, String organisation, Text name, Instant at, String text) {}

    /// The first time that somebody of the recipient saw a letter in that role and that way; not in
    /// the ledger. Role and way are null where they were not yet written down.
    public record Seen(
            UUID letter,
            String organisation,
            Text name,
            Instant at,
            @Nullable String role,
            @Nullable Way way) {}

    private final JdbcClient jdbc;

    IncidentActs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The ledger's entries about the incident and its letters, in order.
    public List<LedgerEntry> entries(UUID incident) {
        return jdbc.sql("select * from exchange.entries_of(?)")
                .param(incident)
                .query((row, _) -> StoredLedger.entry(row))
                .list();
    }

    public List<Asked> asked(UUID incident) {
        return jdbc.sql(
                        """
                        select q.id, q.letter, q.organisation, o.name_ja, o.name_en, q.at, q.text
                          from exchange.question q
                          join exchange.letter l on l.id = q.letter
                          join registry.organisation o on o.id = q.organisation
                         where l.incident = ? order by q.at, q.id
                        """)
                .param(incident)
                .query((row, _) ->
                        new Asked(
                                row.getObject("id", UUID.class),
                                row.getObject("letter", UUID.class),
                                row.getString("organisation"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getTimestamp("at").toInstant(),
                                row.getString("text")))
                .list();
    }

    /// What the operator told by telephone or on paper, as stated, by the record's id.
    public Map<UUID, String> told(UUID incident) {
        Map<UUID, String> told = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select t.id, t.statement from exchange.told t join exchange.letter l on l.id = t.letter
                         where l.incident = ? order by t.recorded_at, t.id
                        """)
                .param(incident)
                .query(row -> {
                    told.put(row.getObject("id", UUID.class), row.getString("statement"));
                });
        return told;
    }

    /// What was carried to another use, and what the operator answered, as stated, by name.
    public Map<String, String> crossings(UUID incident) {
        Map<String, String> stated = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select c.id, c.statement, c.decision_statement
                          from exchange.crossing c join exchange.letter l on l.id = c.letter
                         where l.incident = ? order by c.at, c.id
                        """)
                .param(incident)
                .query(row -> {
                    stated.put("crossing-" + row.getString("id"), row.getString("statement"));
                    if (row.getString("decision_statement") != null) {
                        stated.put(
                                "consent-" + row.getString("id"),
                                row.getString("decision_statement"));
                    }
                });
        return stated;
    }

    public List<Seen> seen(UUID incident) {
        return jdbc.sql(
                        """
                        select r.letter, r.organisation, o.name_ja, o.name_en, min(r.at) as at, r.role, r.way
                          from exchange.reading r
                          join exchange.letter l on l.id = r.letter
                          join registry.organisation o on o.id = r.organisation
                         where l.incident = ? group by r.letter, r.account, o.id, r.organisation, r.role, r.way
                         order by 5, 1, r.way
                        """)
                .param(incident)
                .query((row, _) ->
                        new Seen(
                                row.getObject("letter", UUID.class),
                                row.getString("organisation"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getTimestamp("at").toInstant(),
                                row.getString("role"),
                                // both are known since the same day; before it every way reads as a
                                // page
                                row.getString("role") == null
                                        ? null
                                        : Way.of(row.getString("way"))))
                .list();
    }
}
