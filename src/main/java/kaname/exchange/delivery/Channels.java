package kaname.exchange.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.Marking;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The channels of the caller's organisation, and what went over them.
@Repository
class Channels {

    /// How a delivery stands. `detail` is of the last attempt, or "".
    record Sent(
            UUID channel,
            Occasion occasion,
            @Nullable UUID letter,
            Instant plannedAt,
            int attempts,
            String state,
            @Nullable Instant nextAt,
            @Nullable Instant settledAt,
            String detail) {}

    private static final String COLUMNS =
            "id, organisation, kind, name, address, tells, shows, created_at, confirmed_at,"
                    + " removed_at";

    private final JdbcClient jdbc;

    Channels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Channel> all() {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from exchange.channel where removed_at is null"
                                + " order by created_at, id limit 200")
                .query((row, _) -> channel(row))
                .list();
    }

    Optional<Channel> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from exchange.channel where id = ?")
                .param(id)
                .query((row, _) -> channel(row))
                .optional();
    }

    void add(Channel channel, UUID account, byte @Nullable [] sealedSecret) {
        jdbc.sql(
                        """
                        insert into exchange.channel (id, organisation, kind, name, address, secret, tells, shows,
                                                      created_at, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(channel.id())
                .param(channel.organisation())
                .param(channel.kind().id())
                .param(channel.name())
                .param(channel.address())
                .param(sealedSecret)
                .param(channel.tells().toArray(String[]::new))
                .param(channel.shows().label())
                .param(Timestamp.from(channel.createdAt()))
                .param(account)
                .update();
    }

    /// Only to its own organisation's channel: anything else is planned by the database.
    void ask(Channel channel, Occasion occasion, Instant at) {
        jdbc.sql(
                        """
                        insert into exchange.delivery (channel, organisation, occasion, subject, planned_at, next_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        channel.id(),
                        channel.organisation(),
                        occasion.id(),
                        UUID.randomUUID(),
                        Timestamp.from(at),
                        Timestamp.from(at))
                .update();
    }

    void remove(UUID id, @Nullable Instant at) {
        jdbc.sql("update exchange.channel set removed_at = ? where id = ?")
                .param(at == null ? null : Timestamp.from(at))
                .param(id)
                .update();
    }

    /// Behind the wall, for one channel: whoever holds the code need not be signed in.
    Optional<String> address(UUID id) {
        return jdbc.sql("select exchange.channel_address(?)")
                .param(id)
                .query(String.class)
                .optional();
    }

    void confirm(UUID id, Instant at) {
        jdbc.sql("select exchange.confirm_channel(?, ?)")
                .params(id, Timestamp.from(at))
                .query(Boolean.class)
                .optional();
    }

    /// What was to be told to this organisation, the newest first.
    List<Sent> sent(String organisation, int limit) {
        return sent(
                "where d.organisation = ? order by d.planned_at desc, d.id", organisation, limit);
    }

    /// Every message about a letter that the caller may know of, the newest first.
    List<Sent> about(UUID letter, int limit) {
        return sent("where d.letter = ? order by d.planned_at desc, d.id", letter, limit);
    }

    private List<Sent> sent(String which, Object value, int limit) {
        return jdbc.sql(
                        """
                        select d.channel, d.occasion, d.letter, d.planned_at, d.attempts, d.state, d.next_at,
                               d.settled_at, coalesce(a.detail, '') as detail
                          from exchange.delivery d
                          left join exchange.attempt a on a.delivery = d.id and a.number = d.attempts
                        """
                                + which
                                + " limit ?")
                .params(value, limit)
                .query((row, _) -> sent(row))
                .list();
    }

    private static Sent sent(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Sent(
                row.getObject("channel", UUID.class),
                Occasion.of(row.getString("occasion")),
                row.getObject("letter", UUID.class),
                row.getTimestamp("planned_at").toInstant(),
                row.getInt("attempts"),
                state,
                state.equals("waiting") ? instant(row, "next_at") : null,
                instant(row, "settled_at"),
                row.getString("detail"));
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                row.getString("kind").equals("mail") ? Channel.Kind.MAIL : Channel.Kind.WEBHOOK,
                row.getString("name"),
                row.getString("address"),
                Arrays.asList((String[]) row.getArray("tells").getArray()),
                Marking.of(row.getString("shows")).orElse(Marking.CLEAR),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "confirmed_at"),
                instant(row, "removed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
