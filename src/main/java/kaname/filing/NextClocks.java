package kaname.filing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The next numbered due time of each incident, as the operator was last told: one statement,
/// however many incidents.
@Repository
class NextClocks {

    /// A stage of a regime that was not filed yet, and when it falls due.
    record Next(String regime, String stage, Instant due) {}

    private final JdbcClient jdbc;

    NextClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By incident; those with no number running are absent.
    Map<UUID, Next> of(Collection<UUID> incidents) {
        Map<UUID, Next> next = new HashMap<>();
        jdbc.sql(
                        """
                        with told as (
                            select distinct on (incident) incident, outcome from filing.assessment
                             where incident = any(?) order by incident, number desc)
                        select distinct on (told.incident) told.incident, d ->> 'regime' as regime,
                               d ->> 'stage' as stage, (d ->> 'dueAt')::timestamptz as due
                          from told cross join lateral jsonb_array_elements(told.outcome -> 'duties') d
                          left join filing.filed f on f.incident = told.incident
                                and f.regime = d ->> 'regime' and f.stage = d ->> 'stage'
                         where f.incident is null and d ->> 'dueAt' is not null and d ->> 'bearer' = 'operator'
                         order by told.incident, due
                        """)
                .param(incidents.toArray(UUID[]::new))
                .query(row -> {
                    next.put(
                            row.getObject("incident", UUID.class),
                            new Next(
                                    row.getString("regime"),
                                    row.getString("stage"),
                                    row.getTimestamp("due").toInstant()));
                });
        return next;
    }
}
