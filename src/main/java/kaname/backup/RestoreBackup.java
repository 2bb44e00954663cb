package kaname.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kaname.exchange.KeyRing;
import kaname.exchange.proof.CheckLedger;
import kaname.platform.Home;
import kaname.platform.database.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.util.FileSystemUtils;

/// Makes a house of a backup: in a home that has nothing in it yet, which appears whole or not at
/// all, and in the embedded database or an empty one of yours.
public record RestoreBackup(BackupFile file, Map<String, String> environment) {

    public record Restored(Manifest manifest, CheckLedger.Outcome ledger) {}

    /// @param keys where the home's keys lie, for a backup without them
    /// @throws Unfit before anything is changed, if file, place and keys don't fit
    public Restored into(Path home, Optional<Path> keys) throws IOException {
        refuseUsed(home);
        Manifest manifest = file.verify();
        if (manifest.keys() == keys.isPresent()) {
            throw new Unfit(
                    manifest.keys()
                            ? "the backup holds its keys; leave --keys out"
                            : "the backup holds no keys: name the directory where those of its"
                                    + " home lie with --keys DIR");
        }
        Path target = home.toAbsolutePath().normalize();
        Path draft = target.resolveSibling(target.getFileName() + ".restoring");
        FileSystemUtils.deleteRecursively(draft);
        try {
            Restored restored = restore(Home.at(draft), manifest, keys);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return restored;
        } finally {
            FileSystemUtils.deleteRecursively(draft); // holds keys
        }
    }

    private Restored restore(Home home, Manifest manifest, Optional<Path> keys) throws IOException {
        HomeFiles files = new HomeFiles(home.directory());
        if (keys.isPresent()) {
            for (String name : new HomeFiles(keys.get()).names()) {
                try (InputStream in = Files.newInputStream(keys.get().resolve(name))) {
                    files.put(name, in);
                }
            }
        }
        try (Database database = Database.of(home, environment)) {
            DataSource owner = database.owner().unpooled();
            migrate(owner, manifest.schema());
            fill(owner, manifest, files);
            return new Restored(
                    manifest,
                    new CheckLedger(owner)
                            .run(KeyRing.inHome(home.directory()).publicKeys(), List.of()));
        }
    }

    /// The schema as it was; what a later release adds, its first start adds.
    private static void migrate(DataSource owner, List<Manifest.Migration> schema) {
        Flyway flyway = Flyway.configure().dataSource(owner).target(version(schema)).load();
        if (flyway.info().current() != null) {
            throw new Unfit("the database is in use; make an empty one");
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new Unfit("the schema can't be made: " + e.getMessage());
        }
        List<Manifest.Migration> made =
                Arrays.stream(flyway.info().applied())
                        .filter(done -> done.getVersion() != null)
                        .map(done ->
                                new Manifest.Migration(
                                        done.getVersion().getVersion(),
                                        Optional.ofNullable(done.getChecksum()).orElse(0)))
                        .toList();
        if (!Map.copyOf(byVersion(made)).equals(byVersion(schema))) {
            throw new Unfit(
                    "the backup was made by another release, whose schema this one does not know;"
                            + " restore it with that release or a later one");
        }
    }

    private static MigrationVersion version(List<Manifest.Migration> schema) {
        try {
            return MigrationVersion.fromVersion(schema.getLast().version());
        } catch (FlywayException e) {
            throw new Unfit("the backup's manifest names no version of the schema");
        }
    }

    private static Map<String, Integer> byVersion(List<Manifest.Migration> schema) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        schema.forEach(one -> versions.put(one.version(), one.checksum()));
        return versions;
    }

    private void fill(DataSource owner, Manifest manifest, HomeFiles files) {
        Map<String, Manifest.Table> tables = new LinkedHashMap<>();
        manifest.tables().forEach(table -> tables.put(table.part(), table));
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            StoredTables stored = new StoredTables(connection);
            List<StoredTables.Columns> known = stored.inOrder();
            manifest.tables().forEach(table -> refuseUnknown(table, known));
            List<String> names = known.stream().map(StoredTables.Columns::table).toList();
            stored.jdbc().sql("truncate " + String.join(", ", names)).update();
            // what a row set off when it came was set off then
            names.forEach(name -> triggers(stored, name, "disable"));
            file.read((name, content) -> put(stored, tables.get(name), name, content, files));
            names.forEach(name -> triggers(stored, name, "enable"));
            manifest.sequences().forEach(sequence -> set(stored, sequence));
            if (!TakeBackup.ledger(stored).equals(manifest.ledger())) {
                throw new Unfit("the ledger's head is not the one that the manifest names");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new Unfit("the database does not take the backup: " + e.getMessage());
        }
    }

    /// What the manifest says becomes part of a statement.
    private static void refuseUnknown(Manifest.Table table, List<StoredTables.Columns> known) {
        if (!known.contains(new StoredTables.Columns(table.name(), table.columns()))) {
            throw new Unfit("the schema has no such table: " + table.name());
        }
    }

    private static void put(
            StoredTables stored,
            Manifest.@org.jspecify.annotations.Nullable Table table,
            String name,
            InputStream content,
            HomeFiles files)
            throws IOException {
        if (table == null) {
            if (name.startsWith("home/")) {
                files.put(name.substring("home/".length()), content);
            }
            return;
        }
        try {
            long rows =
                    stored.copyIn(new StoredTables.Columns(table.name(), table.columns()), content);
            if (rows != table.rows()) {
                throw new Unfit(table.name() + " took " + rows + " rows of " + table.rows());
            }
        } catch (SQLException e) {
            throw new Unfit("the database does not take " + table.name() + ": " + e.getMessage());
        }
    }

    private static void triggers(StoredTables stored, String table, String what) {
        stored.jdbc().sql("alter table " + table + " " + what + " trigger user").update();
    }

    private static void set(StoredTables stored, Manifest.Sequence sequence) {
        stored.jdbc()
                .sql("select setval(:name::regclass, :last, :called)")
                .param("name", sequence.name())
                .param("last", sequence.last())
                .param("called", sequence.called())
                .query(Long.class)
                .single();
    }

    private static void refuseUsed(Path home) {
        if (Files.notExists(home)) {
            return;
        }
        try (Stream<Path> entries = Files.list(home)) {
            if (entries.findAny().isPresent()) {
                throw new Unfit(home + " has something in it; name an empty directory");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
