package kaname.situation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the letters to the caller's organisation say, one row an incident: one statement, however
/// many letters.
@Repository
@Transactional(readOnly = true)
class Told {

    /// The newest letter of an incident, with the newest state of the service that any letter of it
    /// carries. `stages` are the newest `regime/stage` of each regime; `next` is the earliest clock
    /// among them.
    record Matter(
            UUID incident,
            UUID letter,
            String operator,
            String content,
            int report,
            String sector,
            String senderJa,
            String senderEn,
            boolean exercise,
            Instant sentAt,
            @Nullable String state,
            @Nullable Instant next,
            List<String> stages,
            int waiting) {
        Matter {
            stages = List.copyOf(stages);
        }
    }

    private static final String MATTERS =
            """
            with mine as materialized (
                select l.*, a.letter is null as waiting
                  from exchange.letter l left join exchange.acknowledgement a on a.letter = l.id
                 where l.recipient = :me and l.sent_at > :since),
            newest as (
                select distinct on (incident) * from mine order by incident, number desc, sent_at desc, id),
            by_regime as (
                select incident, min(clock_at) as next, string_agg(regime || '/' || stage, ',') as stages
                  from (select distinct on (incident, regime) * from mine
                         order by incident, regime, number desc, sent_at desc, id) r
                 group by incident),
            waiting as (
                select incident, count(*) filter (where waiting) as waiting from mine group by incident)
            select n.*, o.name_ja, o.name_en, r.next, r.stages, w.waiting as letters_waiting,
                   (select v.value ->> 'value' from mine s,
                           jsonb_path_query(s.content::jsonb,
                               '$.items[*].values[*] ? (@.fact == "service_state")') v(value)
                     where s.incident = n.incident order by s.number desc, s.sent_at desc limit 1) as state
              from newest n
              join by_regime r using (incident)
              join waiting w using (incident)
              join registry.organisation o on o.id = n.sender
             order by n.sent_at desc, n.id desc limit :limit
            """;

    private final JdbcClient jdbc;

    Told(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Incidents that a letter came about since then, the newest first.
    List<Matter> since(Caller caller, Instant since, int limit) {
        return jdbc.sql(MATTERS)
                .param("me", caller.organisation())
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query((row, _) -> {
                    Timestamp next = row.getTimestamp("next");
                    return new Matter(
                            row.getObject("incident", UUID.class),
                            row.getObject("id", UUID.class),
                            row.getString("operator"),
                            row.getString("content"),
                            row.getInt("number"),
                            row.getString("operator_sector"),
                            row.getString("name_ja"),
                            row.getString("name_en"),
                            row.getBoolean("exercise"),
                            row.getTimestamp("sent_at").toInstant(),
                            row.getString("state"),
                            next == null ? null : next.toInstant(),
                            List.of(row.getString("stages").split(",")),
                            row.getInt("letters_waiting"));
                })
                .list();
    }
}
