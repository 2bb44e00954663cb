package kaname.backup;

import java.time.Instant;
import java.util.List;

/// What a backup says of itself, as its last part: a file without it was never finished.
///
/// `schema` names the migrations that the tables had seen. `ledger` is the head at the moment of
/// the backup, its hash in hexadecimal.
public record Manifest(
        int format,
        Instant at,
        String release,
        List<Migration> schema,
        Ledger ledger,
        boolean keys,
        List<Table> tables,
        List<Sequence> sequences,
        List<Part> parts) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    public Manifest {
        schema = List.copyOf(schema);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        parts = List.copyOf(parts);
    }

    public record Migration(String version, int checksum) {}

    public record Ledger(long size, String head) {}

    /// In an order in which each table comes after those that it refers to.
    public record Table(String name, String columns, long rows) {

        String part() {
            return "tables/" + name;
        }
    }

    public record Sequence(String name, long last, boolean called) {}

    public record Part(String name, long bytes, String sha256) {}
}
