package kaname.situation.calibration;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What came of what was foretold, as far as the caller's organisation was told: whether an outage
/// of that service was told by the end of the time. With the caller's own eyes.
@Repository
@Transactional(readOnly = true)
public class Outcomes {

    /// How far back forecasts are looked at; the page says so.
    private static final Duration SPAN = Duration.ofDays(365);

    private static final int LATEST = 20;

    /// A word that was answered.
    public record Told(
            UUID letter,
            Text service,
            Instant at,
            Instant early,
            Instant middle,
            Instant late,
            double probability,
            String outcome,
            boolean happened) {}

    private final JdbcClient jdbc;

    Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Calibration of(Word word, boolean exercise, Instant now) {
        return Calibration.of(
                jdbc.sql(
                                judged(word)
                                        + """
                                        select outcome, least(width_bucket(probability, 0, 1, 10), 10) as bin,
                                               count(*) as cases, count(happened_at) as happened,
                                               sum(probability) as foretold,
                                               sum((probability - (happened_at is not null)::int) ^ 2) as squares
                                          from judged group by 1, 2
                                        """)
                        .param("exercise", exercise)
                        .param("now", Timestamp.from(now))
                        .param("from", Timestamp.from(now.minus(SPAN)))
                        .query((row, _) ->
                                new Calibration.Counted(
                                        row.getString("outcome"),
                                        row.getInt("bin"),
                                        row.getInt("cases"),
                                        row.getInt("happened"),
                                        row.getDouble("foretold"),
                                        row.getDouble("squares")))
                        .list());
    }

    /// Those of which most was said last.
    List<Told> latest(Word word, boolean exercise, Instant now) {
        return jdbc.sql(
                        judged(word)
                                + """
                                select j.letter, j.at, j.probability, j.outcome, j.happened_at is not null as happened,
                                       j.starts + j.p10 * interval '1 hour' as early,
                                       j.starts + j.p50 * interval '1 hour' as middle,
                                       j.starts + j.p90 * interval '1 hour' as late,
                                       o.name_ja || ' ' || j.called[1] as ja,
                                       o.name_en || ', ' || j.called[cardinality(j.called)] as en
                                  from judged j join registry.organisation o on o.id = j.keeper
                                 order by j.at desc, j.foretold limit :most
                                """)
                .param("exercise", exercise)
                .param("now", Timestamp.from(now))
                .param("from", Timestamp.from(now.minus(SPAN)))
                .param("most", LATEST)
                .query((row, _) ->
                        new Told(
                                row.getObject("letter", UUID.class),
                                Text.of(row.getString("ja"), row.getString("en")),
                                row.getTimestamp("at").toInstant(),
                                row.getTimestamp("early").toInstant(),
                                row.getTimestamp("middle").toInstant(),
                                row.getTimestamp("late").toInstant(),
                                row.getDouble("probability"),
                                row.getString("outcome"),
                                row.getBoolean("happened")))
                .list();
    }

    /// Of an incident and a service the first word is taken, or the last. It has no answer where
    /// the service on which it rested was back, unexpected, before nine of ten had come: whether it
    /// would have happened nobody knows, and that is asked the same of those that happened.
    private static String judged(Word word) {
        return """
        with words as (
            select f.*, row_number() over (partition by f.incident, f.foretold order by f.at %s, f.model) as place
              from situation.forecast f where f.exercise = :exercise and f.at > :from),
        answered as (
            select w.*,
                   (select min(m.since) from situation.matter m
                     where m.operator = w.keeper and m.state in ('stopped', 'unusable')
                       and m.since > w.at and m.since <= least(w.until, :now) and m.exercise = w.exercise
                       and (w.only_one or m.service = any (w.called))
                       and not exists (select from situation.matter b
                                        where b.incident = m.incident and b.since <= w.at
                                          and b.state in ('stopped', 'unusable'))) as happened_at,
                   not w.expects
                   and exists (select from situation.matter b
                                where b.incident = w.incident and b.state = 'normal' and b.since > w.at
                                  and b.since <= least(w.until, w.starts + w.p90 * interval '1 hour')) as sooner
              from words w where w.place = 1),
        judged as (
            select a.*, case when a.until > :now then 'waiting' when a.sooner then 'sooner' else 'judged' end as outcome
              from answered a)
        """
                .formatted(word == Word.FIRST ? "asc" : "desc");
    }
}
