package kaname.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaname.backup.BackupFile;
import kaname.backup.Manifest;
import kaname.backup.Passphrase;
import kaname.backup.TakeBackup;
import kaname.backup.Unfit;
import kaname.platform.database.DatabaseAddress;
import kaname.platform.database.RunningDatabase;
import org.springframework.dao.DataAccessException;

/// `backup [--home DIR] --to FILE [--without-keys]`: all of a running house in one file.
record BackupCommand(PrintStream out) {

    private static final String USAGE =
            "usage: ./kaname backup [--home DIR] --to FILE [--without-keys]";
    private static final String WITHOUT = "--without-keys";

    int run(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean without = rest.remove(WITHOUT);
        Arguments given = Arguments.of(rest, "--home", "--to");
        if (!given.plain().isEmpty()) {
            throw new Refusal(USAGE);
        }
        Path file = Path.of(given.option("--to").orElseThrow(() -> new Refusal(USAGE)));
        if (Files.exists(file)) {
            throw new Refusal(file + " is there already; name another file");
        }
        Path home = Path.of(given.option("--home").orElse(".kaname/serve"));
        DatabaseAddress database =
                RunningDatabase.of(home, System.getenv())
                        .orElseThrow(() ->
                                new Refusal(
                                        "no server is running in "
                                                + home
                                                + "; name its home with --home DIR"));
        return write(
                new TakeBackup(database.unpooled(), home),
                new BackupFile(file, passphrase(without)));
    }

    private int write(TakeBackup backup, BackupFile file) {
        try {
            Manifest manifest = backup.to(file);
            out.printf(
                    "%s: as of %s, ledger of %d entries, head %s; %s%n",
                    file.path(),
                    manifest.at(),
                    manifest.ledger().size(),
                    manifest.ledger().head(),
                    manifest.keys()
                            ? "sealed, with the keys of the home"
                            : "NOT sealed, without the keys of the home: copy those yourself");
            return 0;
        } catch (Unfit | DataAccessException e) {
            throw new Refusal("no backup was made: " + e.getMessage());
        } catch (IOException e) {
            throw new Refusal("no backup was made: can't write " + e.getMessage());
        }
    }

    private static Optional<Passphrase> passphrase(boolean without) {
        Optional<Passphrase> found = without ? Optional.empty() : Passphrases.inEnvironment();
        if (found.isEmpty() && !without) {
            throw new Refusal(
                    "keys leave the house in a sealed file only: set KANAME_BACKUP_PASSPHRASE or"
                            + " KANAME_BACKUP_PASSPHRASE_FILE, or say --without-keys");
        }
        return found;
    }
}
