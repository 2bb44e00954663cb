package kaname.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Appends to the ledger through the database's one door, which chains the entries under a lock.
@Component
public class LedgerWriter {

    /// What is to be recorded; the database gives it its place and its hash.
    public record Act(
            String kind, UUID subject, String organisation, String basis, Hash contentHash) {}

    private final JdbcClient jdbc;

    LedgerWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The lock is held until the transaction ends: append last.
    public List<LedgerEntry> append(Instant at, List<Act> acts) {
        return jdbc.sql(
                        """
                        select * from exchange.append(?, ?::text[], ?::text[]::uuid[], ?::text[], ?::text[],
                            (select array_agg(decode(h, 'hex') order by n)
                               from unnest(?::text[]) with ordinality as t (h, n)))
                        """)
                .params(
                        Timestamp.from(at),
                        column(acts, Act::kind),
                        column(acts, act -> act.subject().toString()),
                        column(acts, Act::organisation),
                        column(acts, Act::basis),
                        column(acts, act -> act.contentHash().hex()))
                .query((row, _) -> entry(row))
                .list();
    }

    private static String[] column(List<Act> acts, Function<Act, String> of) {
        return acts.stream().map(of).toArray(String[]::new);
    }

    static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getString("organisation"),
                row.getString("basis"),
                Hash.of(row.getBytes("content_hash")),
                Hash.of(row.getBytes("previous")),
                Hash.of(row.getBytes("hash")));
    }
}
