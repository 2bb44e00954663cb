package kaname.community.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Drills as row-level security shows them: all of it to who started it, an office its own part, an
/// operator itself.
@Repository
@Transactional(readOnly = true)
public class Drills {

    private static final String CALL =
            """
            c.stage, c.organisation, c.above, c.contact, c.channels, c.told_at, c.confirmed_at, c.replied_at,
            coalesce(c.replied, 0) as replied, n.name_ja, n.name_en, a.name_ja as above_ja, a.name_en as above_en
            """;

    private static final String DRILL =
            "select d.*, s.name_ja as starter_ja, s.name_en as starter_en, d.starter = :me as mine,"
                    + " "
                    + CALL
                    + """
                      from community.drill d
                      join registry.organisation s on s.id = d.starter
                      left join community.drill_call c on c.drill = d.id and c.organisation = :me
                      left join registry.organisation n on n.id = c.organisation
                      left join registry.organisation a on a.id = c.above
                    """;

    private final JdbcClient jdbc;

    Drills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first.
    public List<Drill> latest(Caller caller, int limit) {
        return list(caller, null, limit);
    }

    List<Drill> list(Caller caller, @Nullable Cursor before, int limit) {
        Cursor from = before == null ? new Cursor(Cursor.NEVER, new UUID(-1, -1)) : before;
        return jdbc.sql(
                        DRILL
                                + """
                                 where (d.started_at, d.id) < (:at, :id)
                                 order by d.started_at desc, d.id desc limit :most
                                """)
                .param("me", caller.organisation())
                .param("at", Timestamp.from(from.at()))
                .param("id", from.id())
                .param("most", limit)
                .query((row, _) -> drill(row))
                .list();
    }

    Optional<Drill> find(Caller caller, UUID id) {
        return jdbc.sql(DRILL + " where d.id = :id")
                .param("me", caller.organisation())
                .param("id", id)
                .query((row, _) -> drill(row))
                .optional();
    }

    /// The one that the same organisation started before it.
    Optional<Drill> before(Caller caller, Drill drill) {
        return jdbc.sql(
                        DRILL
                                + """
                                 where d.starter = :starter and (d.started_at, d.id) < (:at, :id)
                                 order by d.started_at desc, d.id desc limit 1
                                """)
                .param("me", caller.organisation())
                .param("starter", drill.starter())
                .param("at", Timestamp.from(drill.startedAt()))
                .param("id", drill.id())
                .query((row, _) -> drill(row))
                .optional();
    }

    /// Those whom the caller may see, whoever did not answer first.
    List<Call> calls(UUID drill) {
        return jdbc.sql(
                        "select c.drill, "
                                + CALL
                                + """
                                  from community.drill_call c
                                  join registry.organisation n on n.id = c.organisation
                                  join registry.organisation a on a.id = c.above
                                 where c.drill = ?
                                 order by c.stage, c.confirmed_at is not null, c.told_at is null, c.above, c.organisation
                                """)
                .param(drill)
                .query((row, _) -> call(row, row.getObject("drill", UUID.class)))
                .list();
    }

    /// The stages of these drills, as far as the caller sees them, in one query.
    List<StageFigures> figures(List<UUID> drills) {
        return jdbc.sql(
                        """
                        with took as (
                            select c.*, extract(epoch from c.confirmed_at - c.told_at)::float8 as seconds
                              from community.drill_call c where c.drill = any (?)),
                        slowest as (
                            select distinct on (t.drill, t.stage) t.drill, t.stage, o.name_ja, o.name_en
                              from took t join registry.organisation o on o.id = t.organisation
                             where t.seconds is not null order by t.drill, t.stage, t.seconds desc, t.organisation)
                        select t.drill, t.stage, count(*) as asked, count(t.told_at) as told,
                               count(t.confirmed_at) as confirmed,
                               percentile_cont(0.5) within group (order by t.seconds) as median,
                               percentile_cont(0.9) within group (order by t.seconds) as ninetieth,
                               max(t.seconds) as slowest, s.name_ja, s.name_en
                          from took t left join slowest s on s.drill = t.drill and s.stage = t.stage
                         group by t.drill, t.stage, s.name_ja, s.name_en order by t.drill, t.stage
                        """)
                .param(drills.toArray(UUID[]::new))
                .query((row, _) -> figures(row))
                .list();
    }

    /// How many it asks; empty where the caller may start none.
    @Transactional
    OptionalInt start(UUID id, Plan plan, Instant at, LocalDate day) {
        @Nullable Integer asked =
                jdbc.sql("select community.start_drill(?, ?, ?, ?, ?, ?)")
                        .params(
                                id,
                                plan.title(),
                                plan.text(),
                                plan.offices().toArray(String[]::new),
                                Timestamp.from(at),
                                java.sql.Date.valueOf(day))
                        .query((row, _) -> (Integer) row.getObject(1))
                        .optional()
                        .orElse(null);
        return asked == null ? OptionalInt.empty() : OptionalInt.of(asked);
    }

    /// When the caller's organisation confirmed; empty unless it was told.
    @Transactional
    Optional<Instant> confirm(UUID id, Instant at) {
        return instantOf("select community.confirm_drill(?, ?)", id, at);
    }

    /// How many of its own an office reported upwards; empty where there was nothing to report.
    @Transactional
    OptionalInt reply(UUID id, Instant at) {
        @Nullable Integer counted =
                jdbc.sql("select community.reply_drill(?, ?)")
                        .params(id, Timestamp.from(at))
                        .query((row, _) -> (Integer) row.getObject(1))
                        .optional()
                        .orElse(null);
        return counted == null ? OptionalInt.empty() : OptionalInt.of(counted);
    }

    @Transactional
    int remind(UUID id, Instant at) {
        return jdbc.sql("select community.remind_drill(?, ?)")
                .params(id, Timestamp.from(at))
                .query(Integer.class)
                .single();
    }

    @Transactional
    boolean end(UUID id, Instant at) {
        return jdbc.sql("select community.end_drill(?, ?)")
                .params(id, Timestamp.from(at))
                .query((row, _) -> row.getObject(1) != null)
                .single();
    }

    private Optional<Instant> instantOf(String sql, UUID id, Instant at) {
        return jdbc.sql(sql)
                .params(id, Timestamp.from(at))
                .query((row, _) -> row.getTimestamp(1))
                .optional()
                .map(Timestamp::toInstant);
    }

    private static Drill drill(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Drill(
                id,
                row.getString("starter"),
                Text.of(row.getString("starter_ja"), row.getString("starter_en")),
                row.getString("title"),
                row.getString("text"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "ended_at"),
                row.getBoolean("mine"),
                row.getString("organisation") == null ? null : call(row, id));
    }

    private static Call call(ResultSet row, UUID drill) throws SQLException {
        return new Call(
                drill,
                Call.Stage.of(row.getInt("stage")),
                row.getString("organisation"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getString("above"),
                Text.of(row.getString("above_ja"), row.getString("above_en")),
                Call.Contact.valueOf(row.getString("contact").toUpperCase(Locale.ROOT)),
                row.getInt("channels"),
                instant(row, "told_at"),
                instant(row, "confirmed_at"),
                instant(row, "replied_at"),
                row.getInt("replied"));
    }

    private static StageFigures figures(ResultSet row) throws SQLException {
        String name = row.getString("name_ja");
        return new StageFigures(
                row.getObject("drill", UUID.class),
                Call.Stage.of(row.getInt("stage")),
                row.getInt("asked"),
                row.getInt("told"),
                row.getInt("confirmed"),
                seconds(row, "median"),
                seconds(row, "ninetieth"),
                seconds(row, "slowest"),
                name == null ? null : Text.of(name, row.getString("name_en")));
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
