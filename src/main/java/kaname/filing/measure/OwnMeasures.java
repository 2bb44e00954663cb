package kaname.filing.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Approach;
import kaname.filing.measure.MeasureChange.Part;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The caller's own measures; what waits first, by the day on which it is due.
@Repository
@Transactional
public class OwnMeasures {

    /// Of one organisation.
    static final int MOST = 2_000;

    static final int PAGE = 50;
    private static final int MOST_OF_AN_INCIDENT = 50;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final String FOUND =
            """
            select m.id, m.number, m.what, m.approach, m.incident, i.title, m.due, m.state, m.note, m.at
              from filing.measure m left join incident.incident i on i.id = m.incident
             where m.organisation = :own
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OwnMeasures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TOKYO);
    }

    /// One page, and one more where there is more.
    @Transactional(readOnly = true)
    List<Measure> list(Caller caller, Wanted wanted) {
        Approach approach = wanted.approach();
        Measure.State state = wanted.state();
        Wanted.Place after = wanted.after();
        return jdbc.sql(
                        FOUND
                                + """
                                   and (:approach::text is null or m.approach = :approach)
                                   and (:state::text is null or m.state = :state)
                                   and (:incident::uuid is null or m.incident = :incident)
                                   and (not :overdue or m.state = 'planned' and m.due < :today)
                                   and (:id::uuid is null or (m.rank, m.falls, m.id) > (:rank, :falls::date, :id))
                                 order by m.rank, m.falls, m.id limit :most
                                """)
                .param("own", caller.organisation())
                .param("approach", approach == null ? null : approach.id())
                .param("state", state == null ? null : state.id())
                .param("incident", wanted.incident())
                .param("overdue", wanted.overdue())
                .param("today", today())
                .param("id", after == null ? null : after.id())
                .param("rank", after == null ? 0 : after.rank())
                .param("falls", after == null ? Wanted.Place.NO_DAY : after.falls())
                .param("most", PAGE + 1)
                .query((row, _) -> measure(row))
                .list();
    }

    /// The measures that came from an incident.
    @Transactional(readOnly = true)
    public List<Measure> from(Caller caller, UUID incident) {
        return jdbc.sql(
                        FOUND
                                + " and m.incident = :incident order by m.rank, m.falls, m.id limit"
                                + " :most")
                .param("own", caller.organisation())
                .param("incident", incident)
                .param("most", MOST_OF_AN_INCIDENT)
                .query((row, _) -> measure(row))
                .list();
    }

    /// @throws Problem 404 unless it is the caller's
    @Transactional(readOnly = true)
    Measure one(Caller caller, UUID id) {
        return jdbc.sql(FOUND + " and m.id = :id")
                .param("own", caller.organisation())
                .param("id", id)
                .query((row, _) -> measure(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    private static Measure measure(ResultSet row) throws SQLException {
        UUID incident = row.getObject("incident", UUID.class);
        return new Measure(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("what"),
                Approach.of(row.getString("approach")).orElseThrow(),
                incident == null ? null : new Measure.Lesson(incident, row.getString("title")),
                row.getObject("due", LocalDate.class),
                Measure.State.of(row.getString("state")).orElseThrow(),
                row.getString("note"),
                row.getTimestamp("at").toInstant());
    }

    @Transactional(readOnly = true)
    public Balance balance(Caller caller) {
        return standing(caller).balance();
    }

    /// @param overdue how many are planned and past their day
    record Standing(Balance balance, long overdue, long all) {}

    @Transactional(readOnly = true)
    Standing standing(Caller caller) {
        return jdbc.sql(
                        """
                        select count(*) filter (where approach = 'preventive' and state = 'in-place') as preventive_in_place,
                               count(*) filter (where approach = 'reactive' and state = 'in-place') as reactive_in_place,
                               count(*) filter (where approach = 'preventive' and state = 'planned') as preventive_planned,
                               count(*) filter (where approach = 'reactive' and state = 'planned') as reactive_planned,
                               count(*) filter (where state = 'planned' and due < :today) as overdue,
                               count(*) as written
                          from filing.measure where organisation = :own
                        """)
                .param("own", caller.organisation())
                .param("today", today())
                .query((row, _) ->
                        new Standing(balance(row), row.getLong("overdue"), row.getLong("written")))
                .single();
    }

    static Balance balance(ResultSet row) throws SQLException {
        return Balance.of(
                row.getInt("preventive_in_place"),
                row.getInt("reactive_in_place"),
                row.getInt("preventive_planned"),
                row.getInt("reactive_planned"));
    }

    /// What was written and taken back, the newest first.
    @Transactional(readOnly = true)
    List<MeasureChange> changes(Caller caller, UUID id) {
        return jdbc.sql(
                        """
                        select c.act, c.at, c.content ->> 'what' as what, c.content ->> 'approach' as approach,
                               c.content ->> 'incident' as incident, i.title, c.content ->> 'due' as due,
                               c.content ->> 'state' as state, c.content ->> 'note' as note
                          from filing.measure_change c
                          left join incident.incident i on i.id = (c.content ->> 'incident')::uuid
                         where c.measure = ? and c.organisation = ? order by c.number desc, c.act limit 200
                        """)
                .params(id, caller.organisation())
                .query((row, _) -> change(row))
                .list();
    }

    private static MeasureChange change(ResultSet row) throws SQLException {
        return new MeasureChange(
                row.getString("act").equals("removed"),
                row.getTimestamp("at").toInstant(),
                List.of(
                        new Part(Text.of("対策", "Measure"), said(row.getString("what"))),
                        new Part(
                                Text.of("種別", "Kind"),
                                Approach.of(row.getString("approach")).orElseThrow().label()),
                        new Part(Text.of("きっかけ", "Came from"), said(row.getString("title"))),
                        new Part(Text.of("期日", "Due"), said(row.getString("due"))),
                        new Part(
                                Text.of("状態", "State"),
                                Measure.State.of(row.getString("state")).orElseThrow().label()),
                        new Part(Text.of("メモ", "Note"), said(row.getString("note")))));
    }

    private static Text said(@Nullable String text) {
        return Text.same(text == null || text.isBlank() ? "—" : text);
    }

    /// Those to choose a lesson from: the newest, and the one that is chosen.
    @Transactional(readOnly = true)
    List<Measure.Lesson> lessons(Caller caller, String chosen) {
        List<Measure.Lesson> lessons = new ArrayList<>();
        jdbc.sql(
                        """
                        (select id, title from incident.incident where operator = :own
                          order by opened_at desc, id desc limit 100)
                        union
                        (select id, title from incident.incident where operator = :own and id::text = :chosen)
                        """)
                .param("own", caller.organisation())
                .param("chosen", chosen)
                .query(row -> {
                    lessons.add(
                            new Measure.Lesson(
                                    row.getObject("id", UUID.class), row.getString("title")));
                });
        return lessons;
    }

    /// @throws Problem 400 with every field that can't stand; 409 for too many
    UUID add(Caller caller, Written written) {
        Written.Checked checked = written.checked(incident -> isOwn(caller, incident));
        UUID id = UUID.randomUUID();
        long there =
                jdbc.sql("select count(*) from filing.measure where organisation = ?")
                        .param(caller.organisation())
                        .query(Long.class)
                        .single();
        if (there >= MOST) {
            throw Problem.of(
                    409,
                    "too-many-measures",
                    Text.of("{0}件までです。使わないものを外してください", "At most {0}: take back what is not used")
                            .with(MOST));
        }
        write(
                        """
                        insert into filing.measure (id, number, organisation, what, approach, incident, due, state, note,
                                                    account, at)
                        values (:id, 1, :own, :what, :approach, :incident, :due, :state, :note, :account, :at)
                        """,
                        caller,
                        id,
                        checked)
                .update();
        return id;
    }

    /// @param number how often it was written when the caller looked
    /// @throws Problem 400 with every field that can't stand; 404 unless it is the caller's; 409
    ///   where somebody changed it since
    void change(Caller caller, UUID id, int number, Written written) {
        one(caller, id);
        Written.Checked checked = written.checked(incident -> isOwn(caller, incident));
        int done =
                write(
                                """
                                update filing.measure set number = number + 1, what = :what, approach = :approach,
                                       incident = :incident, due = :due, state = :state, note = :note,
                                       account = :account, at = :at
                                 where id = :id and organisation = :own and number = :number
                                """,
                                caller,
                                id,
                                checked)
                        .param("number", number)
                        .update();
        if (done == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    private JdbcClient.StatementSpec write(
            String statement, Caller caller, UUID id, Written.Checked checked) {
        return jdbc.sql(statement)
                .param("id", id)
                .param("own", caller.organisation())
                .param("what", checked.what())
                .param("approach", checked.approach().id())
                .param("incident", checked.incident())
                .param("due", checked.due())
                .param("state", checked.state().id())
                .param("note", checked.note())
                .param("account", caller.account())
                .param("at", now());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private boolean isOwn(Caller caller, UUID incident) {
        Optional<Boolean> own =
                jdbc.sql("select true from incident.incident where id = ? and operator = ?")
                        .params(incident, caller.organisation())
                        .query(Boolean.class)
                        .optional();
        return own.isPresent();
    }

    /// Takes it back; what it was is kept.
    ///
    /// @throws Problem 404 unless it is the caller's; 409 where somebody changed it since
    void remove(Caller caller, UUID id, int number) {
        one(caller, id);
        int gone =
                jdbc.sql(
                                "delete from filing.measure where id = ? and organisation = ? and"
                                        + " number = ?")
                        .params(id, caller.organisation(), number)
                        .update();
        if (gone == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    /// Puts back what was taken back last, as it was.
    ///
    /// @throws Problem 404 unless the caller's organisation took it back and nothing stands there
    void putBack(Caller caller, UUID id) {
        int back =
                jdbc.sql(
                                """
                                insert into filing.measure (id, number, organisation, what, approach, incident, due, state,
                                                            note, account, at)
                                select c.measure, c.number + 1, c.organisation, c.content ->> 'what',
                                       c.content ->> 'approach', (c.content ->> 'incident')::uuid,
                                       (c.content ->> 'due')::date, c.content ->> 'state', c.content ->> 'note', ?, ?
                                  from (select * from filing.measure_change
                                         where measure = ? and act = 'removed' and organisation = ?
                                         order by number desc limit 1) c
                                 where not exists (select from filing.measure m where m.id = c.measure)
                                """)
                        .params(caller.account(), now(), id, caller.organisation())
                        .update();
        if (back == 0) {
            throw Problem.notFound();
        }
    }
}
