package kaname.filing.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reminders that reached the operator's desk, until somebody there has read them.
@Repository
@Transactional
class Notices {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A reminder that was sent, and who could be called then.
    record Notice(
            UUID id,
            UUID incident,
            Reminder reminder,
            Instant sentAt,
            boolean late,
            List<OnDuty> onDuty) {

        Notice {
            onDuty = List.copyOf(onDuty);
        }
    }

    record OnDuty(Text name, String phone) {}

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The latest first, without those whose stage was filed since.
    @Transactional(readOnly = true)
    public List<Notice> unread(int limit) {
        return jdbc.sql(
                        """
                        select n.sent_at, n.on_duty, r.id, r.incident, r.regime, r.stage, r.kind, r.counts_to, r.late
                          from filing.notice n join filing.reminder r on r.id = n.reminder
                         where n.read_at is null
                           and not exists (select from filing.filed f
                                            where (f.incident, f.regime, f.stage) = (r.incident, r.regime, r.stage))
                         order by n.sent_at desc, r.planned_at desc, r.id limit ?
                        """)
                .param(limit)
                .query((row, _) -> notice(row))
                .list();
    }

    /// The desk has seen it; false if there is no such notice.
    public boolean read(UUID id, Caller caller, Instant at) {
        return jdbc.sql(
                                """
                                update filing.notice set read_at = coalesce(read_at, ?), read_by = coalesce(read_by, ?)
                                 where reminder = ?
                                """)
                        .params(Timestamp.from(at), caller.account(), id)
                        .update()
                > 0;
    }

    private static Notice notice(ResultSet row) throws SQLException {
        List<OnDuty> onDuty =
                JSON.readTree(row.getString("on_duty")).values().stream()
                        .map(Notices::onDuty)
                        .toList();
        return new Notice(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                ClockHistory.reminder(row),
                row.getTimestamp("sent_at").toInstant(),
                row.getBoolean("late"),
                onDuty);
    }

    private static OnDuty onDuty(JsonNode contact) {
        return new OnDuty(
                Text.of(contact.path("ja").asString(), contact.path("en").asString()),
                contact.path("phone").asString());
    }
}
