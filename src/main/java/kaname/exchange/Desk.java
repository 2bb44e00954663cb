package kaname.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How much lies on the caller's desk. Counts go as far as [#MOST]; one more stands for all beyond.
@Repository
@Transactional(readOnly = true)
class Desk {

    static final int MOST = 1000;

    /// More letters than come in the time that a mark speaks of.
    private static final int MOST_MARKED = 1_000_000_000;

    /// What is sent at one moment may be seen up to this long after what was sent later.
    private static final Duration SLOWEST = Duration.ofMinutes(5);

    private static final String COUNT =
            """
            (select count(*) from (select from exchange.waiting w
                                    where w.recipient = :me and %s limit :most) c)
            """;

    private static final String NEXT =
            """
            (select l.clock_at from exchange.waiting w join exchange.letter l on l.id = w.letter
              where w.recipient = :me and w.exercise = %s and l.clock_at is not null
                and not exists (select from exchange.letter x
                                 where x.incident = l.incident and x.number > l.number
                                   and x.regime = l.regime and x.recipient = l.recipient)
              order by w.clock_at, w.letter limit 1)
            """;

    private static final String LOAD =
            """
            select %s as mandatory, %s as effort, %s as voluntary, %s as exercise,
                   case when exists (select from exchange.waiting w
                                      where w.recipient = :me and not w.exercise)
                        then %s else %s end as next,
                   m.at, (select count(*) from exchange.letter r
                           where r.recipient = :me and r.sent_at > m.at - :slowest * interval '1 s') as lately
              from (select (select sent_at from exchange.letter where recipient = :me
                             order by sent_at desc, id desc limit 1) as at) m
            """
                    .formatted(
                            COUNT.formatted("w.class = 'mandatory'"),
                            COUNT.formatted("w.class = 'effort'"),
                            COUNT.formatted("w.class = 'voluntary'"),
                            COUNT.formatted("w.exercise"),
                            NEXT.formatted("false"),
                            NEXT.formatted("true"));

    /// What waits, by class; `next` is the earliest clock that no later letter has overtaken, of
    /// exercises only where nothing real waits; `mark` is what to compare with to hear of more.
    record Load(
            int waiting,
            Map<String, Integer> byClass,
            int exercise,
            @Nullable Instant next,
            @Nullable Mark mark) {
        int of(String dutyClass) {
            return byClass.getOrDefault(dutyClass, 0);
        }
    }

    /// How many letters had come after a moment, so that more of them are new.
    record Mark(Instant from, int count) {

        static final Mark NOTHING = new Mark(Instant.EPOCH, 0);

        /// @throws Problem 400 for anything that no page of ours carries
        static Mark read(String text) {
            try {
                int split = text.indexOf('_');
                Instant from = Instant.parse(text.substring(0, split));
                int count = Integer.parseInt(text.substring(split + 1));
                boolean whole = count >= 0 && count <= MOST_MARKED;
                if (whole && !from.isBefore(Instant.EPOCH) && from.isBefore(Mailbox.NEVER)) {
                    return new Mark(from, count);
                }
            } catch (RuntimeException e) {
                // refused below
            }
            throw Problem.field(
                    "invalid-cursor",
                    "/seen",
                    Text.of("受信箱をはじめから開いてください", "open the inbox from its start"));
        }

        @Override
        public String toString() {
            return from + "_" + count;
        }
    }

    private final JdbcClient jdbc;

    Desk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Load load(Caller caller) {
        return jdbc.sql(LOAD)
                .param("me", caller.organisation())
                .param("most", MOST + 1)
                .param("slowest", SLOWEST.toSeconds())
                .query((row, _) -> load(row))
                .single();
    }

    private static Load load(ResultSet row) throws SQLException {
        Timestamp next = row.getTimestamp("next");
        Timestamp at = row.getTimestamp("at");
        Map<String, Integer> byClass =
                Map.of(
                        "mandatory", row.getInt("mandatory"),
                        "effort", row.getInt("effort"),
                        "voluntary", row.getInt("voluntary"));
        return new Load(
                byClass.values().stream().mapToInt(Integer::intValue).sum(),
                byClass,
                row.getInt("exercise"),
                next == null ? null : next.toInstant(),
                at == null ? null : new Mark(at.toInstant().minus(SLOWEST), row.getInt("lately")));
    }

    /// How many letters have come since the mark was made.
    int since(Caller caller, Mark mark) {
        int count =
                jdbc.sql(
                                """
                                select count(*) from (select from exchange.letter
                                                       where recipient = ? and sent_at > ? limit ?) n
                                """)
                        .params(
                                caller.organisation(),
                                Timestamp.from(mark.from()),
                                mark.count() + MOST)
                        .query(Integer.class)
                        .single();
        return count - mark.count();
    }
}
