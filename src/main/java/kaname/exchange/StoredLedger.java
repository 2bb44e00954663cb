package kaname.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ledger as the database's owner reads it; the application itself may not.
public final class StoredLedger {

    private final JdbcClient jdbc;

    public StoredLedger(DataSource owner) {
        this.jdbc = JdbcClient.create(owner);
    }

    /// @throws IllegalArgumentException for a row that is no entry
    public static LedgerEntry entry(ResultSet row) throws SQLException {
        return LedgerWriter.entry(row);
    }

    public List<LedgerEntry> entries() {
        return jdbc.sql("select * from exchange.ledger order by sequence")
                .query((row, _) -> LedgerWriter.entry(row))
                .list();
    }
}
