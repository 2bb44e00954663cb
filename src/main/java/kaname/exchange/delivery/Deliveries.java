package kaname.exchange.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The round's side of the deliveries: takes what is due from the database and says how it went.
/// Both are functions of the database, so that no caller is needed and nothing else can be done.
@Repository
class Deliveries {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// They are this node's for two minutes.
    List<Parcel> take(Channel.Kind kind, Instant now, int most) {
        return jdbc.sql("select * from exchange.take_deliveries(?, ?, ?)")
                .params(Timestamp.from(now), kind.id(), most)
                .query((row, _) -> parcel(row))
                .list();
    }

    /// How an attempt went. `again`: when to try next; null ends it.
    record Settled(
            Parcel parcel, Instant at, Outcome outcome, long tookMillis, @Nullable Instant again) {}

    /// All of them in one statement and one commit.
    void settle(List<Settled> some) {
        jdbc.sql(
                        """
                        select count(*) from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::int[],
                                                    ?::text[])
                               as s (id, attempt, at, outcome, detail, took, again)
                         cross join lateral (select exchange.settle_delivery(s.id::uuid, s.attempt, s.at::timestamptz,
                               s.outcome, s.detail, s.took, s.again::timestamptz)) as settled
                        """)
                .params(
                        texts(some, one -> one.parcel().id().toString()),
                        numbers(some, one -> one.parcel().attempt()),
                        texts(some, one -> one.at().toString()),
                        texts(some, one -> one.outcome().id()),
                        texts(some, one -> one.outcome().detail()),
                        numbers(some, one -> (int) Math.min(one.tookMillis(), Integer.MAX_VALUE)),
                        texts(some, one -> one.again() == null ? null : one.again().toString()))
                .query(Long.class)
                .single();
    }

    private static @Nullable String[] texts(
            List<Settled> some, Function<Settled, @Nullable String> of) {
        return some.stream().map(of).toArray(String[]::new);
    }

    private static Integer[] numbers(List<Settled> some, Function<Settled, Integer> of) {
        return some.stream().map(of).toArray(Integer[]::new);
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        byte[] secret = row.getBytes("secret");
        return new Parcel(
                row.getObject("id", UUID.class),
                row.getInt("attempt"),
                row.getInt("failures"),
                row.getObject("channel", UUID.class),
                row.getString("address"),
                secret == null ? "" : HexFormat.of().formatHex(secret),
                Marking.of(row.getString("shows")).orElse(Marking.CLEAR),
                Occasion.of(row.getString("occasion")),
                row.getObject("subject", UUID.class),
                JSON.readTree(row.getString("about")),
                row.getTimestamp("planned_at").toInstant(),
                Text.of(row.getString("organisation_ja"), row.getString("organisation_en")),
                envelope(row));
    }

    private static Parcel.@Nullable Envelope envelope(ResultSet row) throws SQLException {
        UUID letter = row.getObject("letter", UUID.class);
        if (letter == null) {
            return null;
        }
        Timestamp clock = row.getTimestamp("clock_at");
        return new Parcel.Envelope(
                letter,
                row.getObject("incident", UUID.class),
                row.getString("regime"),
                row.getString("stage"),
                Marking.of(row.getString("marking")).orElse(Marking.RED),
                row.getBoolean("exercise"),
                row.getTimestamp("sent_at").toInstant(),
                clock == null ? null : clock.toInstant(),
                Text.of(
                        Objects.requireNonNullElse(row.getString("operator_ja"), ""),
                        Objects.requireNonNullElse(row.getString("operator_en"), "")));
    }
}
