package kaname.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The proposals that the caller made or was made.
@Repository
class Proposals {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PROPOSAL =
            """
            select p.*, o.name_ja, o.name_en from filing.proposal p
              join registry.organisation o on o.id = p.organisation
            """;

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Proposal> ofLetter(UUID letter) {
        return list(PROPOSAL + " where p.letter = ? order by p.at, p.id", letter);
    }

    List<Proposal> ofIncident(UUID incident) {
        return list(PROPOSAL + " where p.incident = ? order by p.at, p.id", incident);
    }

    Optional<Proposal> find(UUID id) {
        return list(PROPOSAL + " where p.id = ?", id).stream().findFirst();
    }

    /// One that waits, held until the transaction ends, so that it is decided once.
    Optional<Proposal> hold(UUID id) {
        return list(PROPOSAL + " where p.id = ? for update of p", id).stream().findFirst();
    }

    void add(Proposal proposal, UUID account) {
        jdbc.sql(
                        """
                        insert into filing.proposal (id, letter, incident, operator, organisation, account, at, fact,
                                                     value, reason, statement)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        proposal.id(),
                        proposal.letter(),
                        proposal.incident(),
                        proposal.operator(),
                        proposal.organisation(),
                        account,
                        Timestamp.from(proposal.at()),
                        proposal.fact(),
                        proposal.value().toString(),
                        proposal.reason(),
                        proposal.statement())
                .update();
    }

    void decide(UUID id, Proposal.Decision decision, UUID account) {
        jdbc.sql(
                        """
                        update filing.proposal set decided_at = ?, accepted = ?, decided_by = ?, decision_reason = ?,
                               decision_statement = ?, report = ?
                         where id = ?
                        """)
                .param(Timestamp.from(decision.at()))
                .param(decision.accepted())
                .param(account)
                .param(decision.reason())
                .param(decision.statement(id))
                .param(decision.report())
                .param(id)
                .update();
    }

    private List<Proposal> list(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query((row, _) -> proposal(row)).list();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("letter", UUID.class),
                row.getObject("incident", UUID.class),
                row.getString("operator"),
                row.getString("organisation"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getTimestamp("at").toInstant(),
                row.getString("fact"),
                JSON.readTree(row.getString("value")),
                row.getString("reason"),
                decision(row));
    }

    private static Proposal.@Nullable Decision decision(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("decided_at");
        return at == null
                ? null
                : new Proposal.Decision(
                        at.toInstant(),
                        row.getBoolean("accepted"),
                        Objects.requireNonNullElse(row.getString("decision_reason"), ""),
                        row.getObject("report", Integer.class));
    }
}
