package kaname.filing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /// The first filing of each stage: the one that later clocks count from.
    Map<StageId, Instant> firstFilings(UUID incident) {
        Map<StageId, Instant> filed = new HashMap<>();
        jdbc.sql("select regime, stage, filed_at from filing.filed where incident = ?")
                .param(incident)
                .query(row -> {
                    filed.put(
                            new StageId(row.getString("regime"), row.getString("stage")),
                            row.getTimestamp("filed_at").toInstant());
                });
        return filed;
    }

    void file(UUID incident, int report, String operator, Instant at, List<StageId> stages) {
        jdbc.sql(
                        """
                        insert into filing.filed (incident, regime, stage, operator, number, filed_at)
                        select ?, regime, stage, ?, ?, ?
                          from unnest(?::text[], ?::text[]) as s (regime, stage)
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
