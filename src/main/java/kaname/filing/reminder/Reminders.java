package kaname.filing.reminder;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import kaname.duty.Matter.StageId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps what each report did to the clocks and which reminders are to go out. Two statements a
/// report, in its transaction, however many clocks.
@Repository
public class Reminders {

    /// The report that the clocks were read with.
    public record Told(UUID incident, int report, String operator, Instant at) {}

    private final JdbcClient jdbc;

    Reminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Remembers which clocks moved, plans the reminders of those that run now, and cancels what
    /// was planned for other times. What was sent stays sent.
    public void plan(Told told, List<RunningClock> clocks) {
        if (told.report() > 1) {
            rememberChanges(told, clocks);
        }
        List<Reminder> planned =
                clocks.stream().flatMap(clock -> ReminderPlan.of(clock).stream()).toList();
        if (told.report() > 1 || !planned.isEmpty()) {
            replan(told, planned);
        }
    }

    /// As [#plan] after the framework changed: the clocks as the edition before read them, and as
    /// the new one does. Bears to be repeated.
    void follow(Told told, int edition, List<RunningClock> was, List<RunningClock> now) {
        Map<StageId, RunningClock> read = new HashMap<>();
        now.forEach(clock -> read.put(clock.stage(), clock));
        List<RunningClock> moved =
                was.stream().filter(clock -> moved(clock, read.get(clock.stage()))).toList();
        if (!moved.isEmpty()) {
            rememberMoved(told, edition, moved, read);
        }
        replan(told, now.stream().flatMap(clock -> ReminderPlan.of(clock).stream()).toList());
    }

    private static boolean moved(RunningClock was, @Nullable RunningClock now) {
        return now == null
                || !was.started().equals(now.started())
                || !Objects.equals(was.due(), now.due());
    }

    private void rememberMoved(
            Told told, int edition, List<RunningClock> moved, Map<StageId, RunningClock> read) {
        jdbc.sql(
                        """
                        insert into filing.clock_change (incident, number, edition, operator, changed_at, regime, stage,
                                                         was_started, was_due, is_started, is_due)
                        select ?, ?, ?, ?, ?, regime, stage, was_started::timestamptz, was_due::timestamptz,
                               is_started::timestamptz, is_due::timestamptz
                          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                               as c (regime, stage, was_started, was_due, is_started, is_due)
                            on conflict do nothing
                        """)
                .params(
                        told.incident(),
                        told.report(),
                        edition,
                        told.operator(),
                        Timestamp.from(told.at()),
                        texts(moved, clock -> clock.stage().regime()),
                        texts(moved, clock -> clock.stage().stage()),
                        texts(moved, clock -> clock.started().toString()),
                        texts(moved, clock -> text(clock.due())),
                        texts(moved, clock -> text(started(read.get(clock.stage())))),
                        texts(moved, clock -> text(due(read.get(clock.stage())))))
                .update();
    }

    private static @Nullable Instant started(@Nullable RunningClock clock) {
        return clock == null ? null : clock.started();
    }

    private static @Nullable Instant due(@Nullable RunningClock clock) {
        return clock == null ? null : clock.due();
    }

    /// Against what the operator was told with the report before.
    private void rememberChanges(Told told, List<RunningClock> clocks) {
        jdbc.sql(
                        """
                        insert into filing.clock_change (incident, number, operator, changed_at, regime, stage,
                                                         was_started, was_due, is_started, is_due)
                        select ?, ?, ?, ?, regime, stage, was.started, was.due, now.started, now.due
                          from (select d ->> 'regime' as regime, d ->> 'stage' as stage,
                                       (d -> 'clock' ->> 'startedAt')::timestamptz as started,
                                       (d ->> 'dueAt')::timestamptz as due
                                  from filing.assessment a
                                       cross join lateral jsonb_array_elements(a.outcome -> 'duties') d
                                 where a.incident = ? and a.number = ? and d ->> 'bearer' = 'operator') was
                          left join (select regime, stage, started::timestamptz as started, due::timestamptz as due
                                       from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                                            as c (regime, stage, started, due)) now using (regime, stage)
                         where was.started is not null
                           and (was.started, was.due) is distinct from (now.started, now.due)
                        """)
                .params(
                        told.incident(),
                        told.report(),
                        told.operator(),
                        Timestamp.from(told.at()),
                        told.incident(),
                        told.report() - 1,
                        texts(clocks, clock -> clock.stage().regime()),
                        texts(clocks, clock -> clock.stage().stage()),
                        texts(clocks, clock -> clock.started().toString()),
                        texts(clocks, clock -> text(clock.due())))
                .update();
    }

    /// What would have gone out before the report came is not made up for, but who is past due
    /// hears it once. A clock that moved and moved back gets what it had not sent.
    private void replan(Told told, List<Reminder> planned) {
        jdbc.sql(
                        """
                        with plan as (
                            select regime, stage, kind, counts_to::timestamptz as counts_to,
                                   planned_at::timestamptz as planned_at
                              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                                   as p (regime, stage, kind, counts_to, planned_at)),
                        cancelled as (
                            update filing.reminder r set cancelled_at = ?
                             where r.incident = ? and r.sent_at is null and r.cancelled_at is null
                               and not exists (select from plan p
                                                where (p.regime, p.stage, p.kind, p.counts_to)
                                                    = (r.regime, r.stage, r.kind, r.counts_to)))
                        insert into filing.reminder as r (incident, number, operator, regime, stage, kind, counts_to,
                                                          planned_at)
                        select ?, ?, ?, regime, stage, kind, counts_to, greatest(planned_at, ?)
                          from plan where kind = ? or planned_at > ?
                        on conflict (incident, regime, stage, kind, counts_to) do update
                           set cancelled_at = null, planned_at = excluded.planned_at
                         where r.sent_at is null and r.cancelled_at is not null
                        """)
                .params(
                        texts(planned, reminder -> reminder.stage().regime()),
                        texts(planned, reminder -> reminder.stage().stage()),
                        texts(planned, reminder -> reminder.kind().id()),
                        texts(planned, reminder -> reminder.countsTo().toString()),
                        texts(planned, reminder -> reminder.plannedAt().toString()),
                        Timestamp.from(told.at()),
                        told.incident(),
                        told.incident(),
                        told.report(),
                        told.operator(),
                        Timestamp.from(told.at()),
                        Reminder.Kind.DUE.id(),
                        Timestamp.from(told.at()))
                .update();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static <T> @Nullable String[] texts(List<T> some, Function<T, @Nullable String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }
}
