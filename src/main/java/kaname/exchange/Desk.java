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

    /// What waits, by class; `next` is the earliest clock that no later letter has overtaken;
    /// `received` counts every letter that ever came, so that its growth is what is new.
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
                               min(l.clock_at) filter (where not exists (
                                   select from exchange.letter n
                                    where n.incident = l.incident and n.number > l.number
                                      and n.regime = l.regime and n.recipient = l.recipient)) as next,
                               (select count(*) from exchange.letter r where r.recipient = :me) as received
                          from exchange.letter l
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
