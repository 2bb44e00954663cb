package kaname.filing.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.incident.Incident;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rooms as row-level security shows them: the row to all ever invited, what is inside to those who
/// are in it at this moment.
@Repository
class Rooms {

    private static final int MOST_LISTED = 100;

    private static final String ROOM =
            """
            select r.*, o.name_ja, o.name_en, g.organisation as guest, g.invited_at, g.joined_at, g.ended_at, g.ended
              from filing.room r
              join registry.organisation o on o.id = r.operator
              left join lateral (select x.* from filing.room_guest x
                                  where x.room = r.id and x.organisation = registry.caller()
                                  order by x.invited_at desc limit 1) g on true
            """;

    private final JdbcClient jdbc;

    Rooms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Room> all() {
        return jdbc.sql(
                        ROOM
                                + """
                                 order by (g.id is null or g.ended_at is null) desc, r.opened_at desc, r.id
                                 limit ?
                                """)
                .param(MOST_LISTED)
                .query((row, _) -> room(row))
                .list();
    }

    Optional<Room> find(UUID id) {
        return jdbc.sql(ROOM + " where r.id = ?").param(id).query((row, _) -> room(row)).optional();
    }

    Optional<Room> ofIncident(UUID incident) {
        return jdbc.sql(ROOM + " where r.incident = ?")
                .param(incident)
                .query((row, _) -> room(row))
                .optional();
    }

    boolean open(UUID id, Incident incident, String purpose, Instant at, UUID account) {
        return jdbc.sql(
                                """
                                insert into filing.room (id, incident, operator, exercise, purpose, opened_at, opened_by)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict (incident) do nothing
                                """)
                        .params(
                                id,
                                incident.id(),
                                incident.operator(),
                                incident.exercise(),
                                purpose,
                                Timestamp.from(at),
                                account)
                        .update()
                == 1;
    }

    /// False where nobody is called that, or they are invited already.
    boolean invite(UUID room, String organisation, Instant at, UUID account) {
        return jdbc.sql(
                                """
                                insert into filing.room_guest (id, room, organisation, invited_at, invited_by)
                                select ?, ?, o.id, ?, ? from registry.organisation o where o.id = ?
                                    on conflict do nothing
                                """)
                        .params(UUID.randomUUID(), room, Timestamp.from(at), account, organisation)
                        .update()
                == 1;
    }

    /// `step` is `joined`, `left` or `revoked`; false unless it was the caller's to take.
    boolean move(UUID room, String guest, String step, Instant at) {
        return jdbc.sql("select filing.move_guest(?, ?, ?, ?)")
                .params(room, guest, step, Timestamp.from(at))
                .query((row, _) -> row.getObject(1) != null)
                .single();
    }

    void add(UUID room, Entry entry, UUID account) {
        jdbc.sql(
                        """
                        insert into filing.room_entry (id, room, organisation, account, at, kind, marking, subject,
                                                       text_ja, text_en)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(entry.id())
                .param(room)
                .param(entry.organisation())
                .param(account)
                .param(Timestamp.from(entry.at()))
                .param(entry.kind())
                .param(entry.marking().label())
                .param(entry.letter())
                .param(entry.text().ja())
                .param(entry.text().en())
                .update();
    }

    /// Who was ever invited, as far as the caller may know.
    List<Guest> guests(UUID room) {
        return jdbc.sql(
                        """
                        select g.*, g.organisation as guest, o.name_ja, o.name_en
                          from filing.room_guest g join registry.organisation o on o.id = g.organisation
                         where g.room = ? order by g.ended_at is not null, g.invited_at, g.id
                        """)
                .param(room)
                .query((row, _) ->
                        guest(row, Text.of(row.getString("name_ja"), row.getString("name_en"))))
                .list();
    }

    /// The newest first, before a place.
    List<Entry> entries(UUID room, @Nullable Cursor before, int limit) {
        Cursor from = before == null ? new Cursor(Cursor.NEVER, new UUID(0, 0)) : before;
        return jdbc.sql(
                        """
                        select e.*, o.name_ja, o.name_en from filing.room_entry e
                          join registry.organisation o on o.id = e.organisation
                         where e.room = ? and (e.at, e.id) < (?, ?) order by e.at desc, e.id desc limit ?
                        """)
                .params(room, Timestamp.from(from.at()), from.id(), limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /// Whom the operator could still invite.
    record Choice(String id, Text name) {}

    List<Choice> choices(UUID room, Caller caller) {
        return jdbc.sql(
                        """
                        select o.id, o.name_ja, o.name_en from registry.organisation o
                         where o.id <> ?
                           and not exists (select from filing.room_guest g
                                            where g.room = ? and g.organisation = o.id and g.ended_at is null)
                         order by o.kind = 'operator', o.kind, o.id
                        """)
                .params(caller.organisation(), room)
                .query((row, _) ->
                        new Choice(
                                row.getString("id"),
                                Text.of(row.getString("name_ja"), row.getString("name_en"))))
                .list();
    }

    private static Room room(ResultSet row) throws SQLException {
        Text operator = Text.of(row.getString("name_ja"), row.getString("name_en"));
        return new Room(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getString("operator"),
                operator,
                row.getBoolean("exercise"),
                row.getString("purpose"),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("guest") == null ? null : guest(row, operator));
    }

    private static Guest guest(ResultSet row, Text name) throws SQLException {
        return new Guest(
                row.getString("guest"),
                name,
                row.getTimestamp("invited_at").toInstant(),
                instant(row, "joined_at"),
                instant(row, "ended_at"),
                row.getString("ended"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                Marking.of(row.getString("marking")).orElse(Marking.RED),
                row.getObject("subject", UUID.class),
                Text.of(row.getString("text_ja"), row.getString("text_en")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
