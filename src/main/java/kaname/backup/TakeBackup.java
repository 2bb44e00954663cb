package kaname.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes all of a house into one file while it goes on working: every table as of one moment, over
/// the database's own copy protocol, and, in a sealed file only, the keys of its home.
///
/// A database too large for this is backed up with PostgreSQL's own means; see docs/serve.md.
public record TakeBackup(DataSource owner, Path home) {

    /// @throws IOException if the file can't be written; then there is none
    public Manifest to(BackupFile file) throws IOException {
        try (Connection connection = owner.getConnection();
                Parts parts = new Parts(file)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Manifest manifest = write(new StoredTables(connection), parts, file);
            parts.finish(manifest);
            return manifest;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (SQLException e) {
            throw new Unfit("the database can't be read: " + e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Manifest write(StoredTables stored, Parts parts, BackupFile file) throws Exception {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Manifest.Table> tables = new ArrayList<>();
        for (StoredTables.Columns table : stored.inOrder()) {
            long rows = parts.add("tables/" + table.table(), out -> stored.copyOut(table, out));
            tables.add(new Manifest.Table(table.table(), table.columns(), rows));
        }
        boolean keys = file.passphrase().isPresent();
        if (keys) {
            // after the moment of the tables: a key changed meanwhile is here with the one before
            for (String name : new HomeFiles(home).names()) {
                parts.add("home/" + name, out -> Files.copy(home.resolve(name), out));
            }
        }
        return new Manifest(
                Manifest.FORMAT,
                at,
                release(),
                schema(stored),
                ledger(stored),
                keys,
                tables,
                stored.sequences(),
                parts.written());
    }

    private static List<Manifest.Migration> schema(StoredTables stored) {
        return stored.jdbc()
                .sql(
                        """
                        select version, checksum from flyway_schema_history
                         where success and version is not null order by installed_rank
                        """)
                .query((row, _) ->
                        new Manifest.Migration(row.getString("version"), row.getInt("checksum")))
                .list();
    }

    static Manifest.Ledger ledger(StoredTables stored) {
        return stored.jdbc()
                .sql("select sequence, encode(hash, 'hex') as hash from exchange.ledger_head")
                .query((row, _) ->
                        new Manifest.Ledger(row.getLong("sequence"), row.getString("hash")))
                .single();
    }

    private static String release() {
        @Nullable String version = TakeBackup.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "(unpackaged)");
    }
}
