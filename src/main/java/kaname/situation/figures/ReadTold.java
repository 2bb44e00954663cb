package kaname.situation.figures;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaname.platform.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the letters to the caller's organisation chose, one row an incident: one statement, however
/// many letters.
@Repository
@Transactional(readOnly = true)
class ReadTold {

    /// More incidents than that are not gone through; the newest are.
    static final int MOST = 5_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String INCIDENTS =
            """
            with mine as materialized (
                select l.* from exchange.letter l where l.recipient = :me and l.exercise = :exercise),
            chosen as (
                select incident, min(sent_at) as first from mine group by incident
                having min(sent_at) >= :from and min(sent_at) < :until
                 order by 2 desc, 1 limit :most),
            said as (
                select distinct on (m.incident, v.value ->> 'fact')
                       m.incident, v.value ->> 'fact' as fact, v.value -> 'value' as value
                  from chosen c join mine m using (incident)
                 cross join lateral jsonb_path_query(m.content::jsonb,
                     '$.items[*].values[*] ? (@.fact == "phenomenon" || @.fact == "cause" || @.fact == "kind"
                                              || @.fact == "contributing_factors" || @.fact == "near_miss_what")') v (value)
                 order by m.incident, v.value ->> 'fact', m.number desc, m.sent_at desc, m.id)
            select c.first,
                   (select jsonb_object_agg(s.fact, s.value) from said s where s.incident = c.incident) as chosen
              from chosen c order by c.first, c.incident
            """;

    private final JdbcClient jdbc;

    ReadTold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Incidents of which the caller's organisation was first told from that day on and before the
    /// other.
    List<Told> between(Caller caller, LocalDate from, LocalDate until, boolean exercise) {
        return jdbc.sql(INCIDENTS)
                .param("me", caller.organisation())
                .param("exercise", exercise)
                .param("from", start(from))
                .param("until", start(until))
                .param("most", MOST)
                .query((row, _) ->
                        new Told(
                                LocalDate.ofInstant(
                                        row.getTimestamp("first").toInstant(), FiscalYear.TOKYO),
                                chosen(row.getString("chosen"))))
                .list();
    }

    private static Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(FiscalYear.TOKYO).toInstant());
    }

    @SuppressWarnings("NullAway") // a row without any choice has null
    private static Map<String, List<String>> chosen(String json) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        if (json != null) {
            JSON.readTree(json)
                    .properties()
                    .forEach(said -> chosen.put(said.getKey(), values(said.getValue())));
        }
        return chosen;
    }

    private static List<String> values(JsonNode value) {
        Stream<JsonNode> each = value.isArray() ? value.valueStream() : Stream.of(value);
        return each.map(one -> one.asString("")).toList();
    }
}
