package kaname.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The operator's own dossiers. Row-level security shows a caller those of its organisation and no
/// others.
@Repository
public class Dossiers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Catalogues catalogues;

    Dossiers(JdbcClient jdbc, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
    }

    /// One incident with its latest known service state.
    public record Line(
            Incident incident, int reports, @Nullable String serviceState, boolean closed) {}

    public void open(Incident incident, UUID by) {
        jdbc.sql(
                        """
                        insert into incident.incident (id, operator, title, kind, exercise, opened_at, opened_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        incident.id(),
                        incident.operator(),
                        incident.title(),
                        incident.kind().id(),
                        incident.exercise(),
                        Timestamp.from(incident.openedAt()),
                        by)
                .update();
    }

    /// Adds a report and its facts: two statements, however many facts.
    public void add(Report report, String operator) {
        jdbc.sql(
                        """
                        insert into incident.report (incident, number, reported_at, reported_by, operator, document)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        report.incident(),
                        report.number(),
                        Timestamp.from(report.at()),
                        report.by(),
                        operator,
                        report.document())
                .update();
        jdbc.sql(
                        """
                        insert into incident.fact (incident, number, fact, operator, value)
                        select ?, ?, key, ?, value from jsonb_each(?::jsonb)
                        """)
                .params(
                        report.incident(),
                        report.number(),
                        operator,
                        FactJson.write(report.facts()).toString())
                .update();
    }

    /// Holds the dossier for this transaction, so that reports of one incident are numbered one
    /// after another.
    public void hold(UUID incident) {
        hold(incident.toString());
    }

    public void hold(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null")
                .param(what)
                .query(Boolean.class)
                .single();
    }

    public Optional<Dossier> find(UUID id) {
        return jdbc.sql("select * from incident.incident where id = ?")
                .param(id)
                .query((row, _) -> incident(row))
                .optional()
                .map(incident -> new Dossier(incident, reports(id)));
    }

    /// Those of these incidents that are the caller's, by id: one statement, without their reports.
    public Map<UUID, Incident> incidents(Collection<UUID> ids) {
        Map<UUID, Incident> found = new LinkedHashMap<>();
        jdbc.sql("select * from incident.incident where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    Incident incident = incident(row);
                    found.put(incident.id(), incident);
                });
        return found;
    }

    private List<Report> reports(UUID incident) {
        Map<Integer, Map<String, JsonNode>> facts = new LinkedHashMap<>();
        jdbc.sql(
                        "select number, fact, value from incident.fact where incident = ? order by"
                                + " number, fact")
                .param(incident)
                .query(row -> {
                    facts.computeIfAbsent(row.getInt("number"), _ -> new LinkedHashMap<>())
                            .put(row.getString("fact"), JSON.readTree(row.getString("value")));
                });
        return jdbc.sql("select * from incident.report where incident = ? order by number")
                .param(incident)
                .query((row, _) -> report(row, facts.getOrDefault(row.getInt("number"), Map.of())))
                .list();
    }

    /// The caller's incidents, newest first, after the one given (null: from the top). How many
    /// values were stated in each incident, of those facts only.
    public Map<UUID, Long> answers(Collection<UUID> incidents, Collection<String> facts) {
        Map<UUID, Long> answers = new HashMap<>();
        jdbc.sql(
                        """
                        select incident, count(*) as stated from incident.fact
                         where incident = any (?) and fact = any (?) group by incident
                        """)
                .params(incidents.toArray(UUID[]::new), facts.toArray(String[]::new))
                .query(row -> {
                    answers.put(row.getObject("incident", UUID.class), row.getLong("stated"));
                });
        return answers;
    }

    public List<Line> list(@Nullable Instant before, @Nullable UUID beforeId, int limit) {
        List<Object> parameters = new ArrayList<>();
        String from = "";
        if (before != null && beforeId != null) {
            from = "where (i.opened_at, i.id) < (?, ?)";
            parameters.add(Timestamp.from(before));
            parameters.add(beforeId);
        }
        parameters.add(limit);
        return jdbc.sql(
                        """
                        select i.*, (select max(r.number) from incident.report r where r.incident = i.id) as reports,
                               (select f.value #>> '{}' from incident.fact f
                                 where f.incident = i.id and f.fact = 'service_state'
                                 order by f.number desc limit 1) as service_state,
                               incident.is_closed(i.id) as closed
                          from incident.incident i %s
                         order by i.opened_at desc, i.id desc limit ?
                        """
                                .formatted(from))
                .params(parameters)
                .query((row, _) ->
                        new Line(
                                incident(row),
                                row.getInt("reports"),
                                row.getString("service_state"),
                                row.getBoolean("closed")))
                .list();
    }

    private Report report(ResultSet row, Map<String, JsonNode> stored) throws SQLException {
        Facts facts = FactJson.read(catalogues.now().vocabulary(), stored);
        return new Report(
                row.getObject("incident", UUID.class),
                row.getInt("number"),
                row.getTimestamp("reported_at").toInstant(),
                row.getObject("reported_by", UUID.class),
                row.getString("document"),
                facts,
                wishes(JSON.readTree(row.getString("document")).path("wishes")));
    }

    private static Wishes wishes(JsonNode node) {
        return node.isMissingNode() ? Wishes.NONE : JSON.treeToValue(node, Wishes.class);
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getObject("id", UUID.class),
                row.getString("operator"),
                row.getString("title"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getBoolean("exercise"),
                row.getTimestamp("opened_at").toInstant());
    }
}
