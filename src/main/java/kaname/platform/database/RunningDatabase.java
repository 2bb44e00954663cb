package kaname.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the database of a server that runs on this machine, for whoever may read its home.
public final class RunningDatabase {

    private static final int PORT_LINE = 3;

    private RunningDatabase() {}

    /// The owner's way in: the database named by `KANAME_DATABASE_URL`, else the embedded one of
    /// that home; empty if that is not running.
    public static Optional<DatabaseAddress> of(Path home, Map<String, String> environment) {
        return named(environment).or(() -> embedded(home));
    }

    /// A PostgreSQL of yours, as the environment names it.
    static Optional<DatabaseAddress> named(Map<String, String> environment) {
        String url = environment.getOrDefault("KANAME_DATABASE_URL", "");
        return url.isBlank()
                ? Optional.empty()
                : Optional.of(
                        DatabaseAddress.yours(
                                url,
                                environment.getOrDefault("KANAME_DATABASE_USER", ""),
                                environment.getOrDefault("KANAME_DATABASE_PASSWORD", "")));
    }

    private static Optional<DatabaseAddress> embedded(Path home) {
        try {
            List<String> postmaster =
                    Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"));
            String password = Files.readString(home.resolve("postgres-owner.password")).strip();
            return Optional.of(
                    new DatabaseAddress(
                            "jdbc:postgresql://127.0.0.1:"
                                    + postmaster.get(PORT_LINE).strip()
                                    + "/"
                                    + EmbeddedDatabase.DATABASE,
                            EmbeddedDatabase.OWNER,
                            password));
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
