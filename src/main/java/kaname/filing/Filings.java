package kaname.filing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.duty.Filed;
import kaname.duty.Matter.StageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which stages were filed, and what the operator was told about its duties with each report.
@Repository
class Filings {

    private final JdbcClient jdbc;

    Filings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Filed of(UUID incident) {
        Map<StageId, Instant> first = new HashMap<>();
        Map<StageId, Instant> latest = new HashMap<>();
        jdbc.sql(
                        """
                        select regime, stage, min(filed_at) as first, max(filed_at) as latest
                          from filing.version where incident = ? group by regime, stage
                        """)
                .param(incident)
                .query(row -> {
                    StageId stage = new StageId(row.getString("regime"), row.getString("stage"));
                    first.put(stage, row.getTimestamp("first").toInstant());
                    latest.put(stage, row.getTimestamp("latest").toInstant());
                });
        return new Filed(first, latest);
    }

    /// A version of each of these stages goes out; the first one stays the first.
    void file(UUID incident, int report, String operator, Instant at, List<StageId> stages) {
        jdbc.sql(
                        """
                        with versions as (
                            insert into filing.version (incident, regime, stage, operator, number, filed_at)
                            select ?, regime, stage, ?, ?, ?
                              from unnest(?::text[], ?::text[]) as s (regime, stage)
                            returning *)
                        insert into filing.filed (incident, regime, stage, operator, number, filed_at)
                        select incident, regime, stage, operator, number, filed_at from versions
                        on conflict do nothing
                        """)
                .params(
                        incident,
                        operator,
                        report,
                        Timestamp.from(at),
                        stages.stream().map(StageId::regime).toArray(String[]::new),
                        stages.stream().map(StageId::stage).toArray(String[]::new))
                .update();
    }

    void told(UUID incident, int report, String operator, Instant at, String outcome) {
        jdbc.sql(
                        """
                        insert into filing.assessment (incident, number, operator, assessed_at, outcome)
                        values (?, ?, ?, ?, ?::jsonb)
                        """)
                .params(incident, report, operator, Timestamp.from(at), outcome)
                .update();
    }
}
