package kaname.filing.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.duty.Matter.StageId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How the clocks of an incident moved, and what became of each reminder.
@Repository
@Transactional(readOnly = true)
public class ClockHistory {

    /// A reminder as it stands: planned, sent (perhaps late) or cancelled.
    record Standing(
            Reminder reminder,
            Instant plannedAt,
            @Nullable Instant sentAt,
            boolean late,
            @Nullable Instant cancelledAt) {}

    private final JdbcClient jdbc;

    ClockHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Earliest first.
    public List<ClockChange> changes(UUID incident) {
        return jdbc.sql(
                        "select * from filing.clock_change where incident = ? order by number,"
                                + " edition, regime, stage")
                .param(incident)
                .query((row, _) -> change(row))
                .list();
    }

    List<Standing> reminders(UUID incident) {
        return jdbc.sql(
                        "select * from filing.reminder where incident = ? order by planned_at,"
                                + " regime, stage, kind")
                .param(incident)
                .query((row, _) ->
                        new Standing(
                                reminder(row),
                                row.getTimestamp("planned_at").toInstant(),
                                instant(row, "sent_at"),
                                row.getBoolean("late"),
                                instant(row, "cancelled_at")))
                .list();
    }

    static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                stage(row),
                Reminder.Kind.of(row.getString("kind")),
                row.getTimestamp("counts_to").toInstant());
    }

    private static ClockChange change(ResultSet row) throws SQLException {
        Instant started = instant(row, "is_started");
        return new ClockChange(
                stage(row),
                row.getInt("number"),
                row.getInt("edition"),
                row.getTimestamp("changed_at").toInstant(),
                new ClockChange.Reading(
                        row.getTimestamp("was_started").toInstant(), instant(row, "was_due")),
                started == null ? null : new ClockChange.Reading(started, instant(row, "is_due")));
    }

    private static StageId stage(ResultSet row) throws SQLException {
        return new StageId(row.getString("regime"), row.getString("stage"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
