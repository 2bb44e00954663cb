package kaname.exchange.proof;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.exchange.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts entries into a ledger through its one door.
final class Entries {

    private Entries() {}

    static void append(JdbcClient application, int count) {
        application
                .sql(
                        """
                        select count(*) from exchange.append(?, array_fill('framework'::text, array[?]),
                            array_fill(?::uuid, array[?]), array_fill('org'::text, array[?]),
                            array_fill('report/1'::text, array[?]), array_fill(?::bytea, array[?]))
                        """)
                .params(
                        Timestamp.from(Instant.parse("2026-11-20T00:00:00.000120Z")),
                        count,
                        UUID.randomUUID(),
                        count,
                        count,
                        count,
                        Hash.sha256("content").bytes(),
                        count)
                .query(Long.class)
                .single();
    }

    static List<Hash> leaves(JdbcClient owner) {
        return owner.sql("select hash from exchange.ledger order by sequence")
                .query((row, _) -> Branch.leaf(Hash.of(row.getBytes("hash"))))
                .list();
    }
}
