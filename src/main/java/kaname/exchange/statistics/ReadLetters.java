package kaname.exchange.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Adds up the letters to the caller's organisation that the caller may see: one statement each,
/// however many letters.
@Repository
@Transactional(readOnly = true)
class ReadLetters {

    /// One group of letters: a stage, a month (`2026-11`), or all of them where both are null.
    record Group(
            @Nullable String regime,
            @Nullable String stage,
            @Nullable String month,
            Punctuality record) {}

    /// The caller's own reports onward.
    record Onward(int reports, @Nullable Duration median) {}

    private static final String GROUPS =
            """
            with letter as (
                select l.regime, l.stage, to_char(l.sent_at at time zone 'Asia/Tokyo', 'YYYY-MM') as month, l.sent_at,
                       l.due_at, l.clock_at,
                       row_number() over (partition by l.incident, l.regime, l.stage, l.sender
                                          order by l.number, l.id) = 1 as first,
                       row_number() over (partition by l.incident, l.regime, l.sender
                                          order by l.number desc, l.sent_at desc, l.id) = 1 as newest,
                       extract(epoch from a.at - l.sent_at)::double precision as acknowledged,
                       extract(epoch from q.at - l.sent_at)::double precision as asked
                  from exchange.letter l
                  left join exchange.acknowledgement a on a.letter = l.id
                  left join lateral (select min(x.at) as at from exchange.question x
                                      where x.letter = l.id and x.organisation = l.recipient) q on true
                 where l.recipient = :me and l.exercise = :exercise and l.sent_at >= :from and l.sent_at < :to)
            select regime, stage, month, count(*) as letters,
                   count(*) filter (where first and sent_at <= due_at) as on_time,
                   count(*) filter (where first and sent_at > due_at) as late,
                   count(*) filter (where first and due_at is null) as numberless,
                   count(*) filter (where newest and clock_at <= :now) as overdue,
                   count(acknowledged) as acknowledged,
                   percentile_cont(0.5) within group (order by acknowledged) as acknowledged_median,
                   percentile_cont(0.9) within group (order by acknowledged) as acknowledged_ninetieth,
                   percentile_cont(0.5) within group (order by asked) as asked_median
              from letter
             group by grouping sets ((regime, stage), (month), ())
             order by regime, stage, month
            """;

    private static final String ONWARD =
            """
            select count(*) as reports,
                   percentile_cont(0.5) within group (
                       order by extract(epoch from o.sent_at - l.sent_at)::double precision) as median
              from exchange.letter o
              cross join lateral (select min(x.sent_at) as sent_at from exchange.letter x
                                   where x.incident = o.incident and x.number = o.number
                                     and x.recipient = o.sender and x.sender = x.operator) l
             where o.sender = :me and o.operator <> :me and l.sent_at is not null and o.exercise = :exercise
               and o.sent_at >= :from and o.sent_at < :to
            """;

    private static final String CELLS =
            """
            select sector, type, operator, count(*)::integer as incidents
              from (select distinct on (l.incident) l.incident, l.operator, l.operator_sector as sector,
                           coalesce((select v.value ->> 'value' from exchange.letter s,
                                            jsonb_path_query(s.content::jsonb,
                                                '$.items[*].values[*] ? (@.fact == "attack_type")') v (value)
                                      where s.incident = l.incident and s.recipient = :me
                                      order by s.number desc, s.sent_at desc limit 1), :untold) as type
                      from exchange.letter l
                     where l.recipient = :me and not l.exercise
                     order by l.incident, l.number, l.sent_at, l.id) i
             where exists (select from exchange.letter l where l.incident = i.incident and l.recipient = :me
                            and l.number = 1 and l.sent_at >= :from and l.sent_at < :to)
             group by sector, type, operator
            """;

    private final JdbcClient jdbc;

    ReadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Group> groups(Caller caller, Quarter quarter, boolean exercise, Instant now) {
        return of(GROUPS, caller, quarter)
                .param("exercise", exercise)
                .param("now", Timestamp.from(now))
                .query((row, _) ->
                        new Group(
                                row.getString("regime"),
                                row.getString("stage"),
                                row.getString("month"),
                                punctuality(row)))
                .list();
    }

    Onward onward(Caller caller, Quarter quarter, boolean exercise) {
        return of(ONWARD, caller, quarter)
                .param("exercise", exercise)
                .query((row, _) -> new Onward(row.getInt("reports"), duration(row, "median")))
                .single();
    }

    /// Each operator's incidents of which the caller's organisation was first told in that quarter.
    List<Contribution> contributions(Caller caller, Quarter quarter) {
        return of(CELLS, caller, quarter)
                .param("untold", Contribution.UNTOLD)
                .query((row, _) ->
                        new Contribution(
                                row.getString("sector"),
                                row.getString("type"),
                                row.getString("operator"),
                                row.getInt("incidents")))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, Caller caller, Quarter quarter) {
        return jdbc.sql(sql)
                .param("me", caller.organisation())
                .param("from", Timestamp.from(quarter.from()))
                .param("to", Timestamp.from(quarter.to()));
    }

    private static Punctuality punctuality(ResultSet row) throws SQLException {
        return new Punctuality(
                row.getInt("letters"),
                row.getInt("on_time"),
                row.getInt("late"),
                row.getInt("numberless"),
                row.getInt("overdue"),
                row.getInt("acknowledged"),
                duration(row, "acknowledged_median"),
                duration(row, "acknowledged_ninetieth"),
                duration(row, "asked_median"));
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Double.class))
                .map(seconds -> Duration.ofMillis(Math.round(Math.max(0, seconds) * 1000)))
                .orElse(null);
    }
}
