package kaname.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How much lies on the caller's desk.
@Repository
@Transactional(readOnly = true)
class Desk {

    /// What waits, by class; `next` is the earliest clock that no later letter has overtaken, of
    /// exercises only where nothing real waits; `received` counts every letter that ever came, so
    /// that its growth is what is new.
    record Load(
            int waiting,
            Map<String, Integer> byClass,
            int exercise,
            @Nullable Instant next,
            long received) {
        int of(String dutyClass) {
            return byClass.getOrDefault(dutyClass, 0);
        }
    }

    private final JdbcClient jdbc;

    Desk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Load load(Caller caller) {
        return jdbc.sql(
                        """
                        select count(*) as waiting,
                               count(*) filter (where l.class = 'mandatory') as mandatory,
                               count(*) filter (where l.class = 'effort') as effort,
                               count(*) filter (where l.class = 'voluntary') as voluntary,
                               count(*) filter (where l.exercise) as exercise,
                               case when bool_and(l.exercise)
                                    then min(l.clock_at) filter (where n.incident is null)
                                    else min(l.clock_at) filter (where n.incident is null and not l.exercise)
                                end as next,
                               (select count(*) from exchange.letter r where r.recipient = :me) as received
                          from exchange.letter l
                          left join lateral (
                               select x.incident from exchange.letter x
                                where x.incident = l.incident and x.number > l.number
                                  and x.regime = l.regime and x.recipient = l.recipient limit 1) n on true
                         where l.recipient = :me
                           and not exists (select from exchange.acknowledgement a where a.letter = l.id)
                        """)
                .param("me", caller.organisation())
                .query((row, _) -> {
                    Timestamp next = row.getTimestamp("next");
                    return new Load(
                            row.getInt("waiting"),
                            Map.of(
                                    "mandatory", row.getInt("mandatory"),
                                    "effort", row.getInt("effort"),
                                    "voluntary", row.getInt("voluntary")),
                            row.getInt("exercise"),
                            next == null ? null : next.toInstant(),
                            row.getLong("received"));
                })
                .single();
    }

    long received(Caller caller) {
        return jdbc.sql("select count(*) from exchange.letter where recipient = ?")
                .param(caller.organisation())
                .query(Long.class)
                .single();
    }
}
