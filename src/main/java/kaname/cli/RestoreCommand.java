package kaname.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kaname.backup.BackupFile;
import kaname.backup.RestoreBackup;
import kaname.backup.RestoreBackup.Restored;
import kaname.backup.Unfit;
import org.springframework.dao.DataAccessException;

/// `restore FILE --home DIR [--keys DIR]`: a house made of a backup, its ledger checked.
record RestoreCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--home", "--keys", "--lang");
        if (given.plain().size() != 1 || given.option("--home").isEmpty()) {
            throw new Refusal("usage: ./kaname restore FILE --home DIR [--keys DIR]");
        }
        Path file = Path.of(given.plain().getFirst());
        if (!Files.isRegularFile(file)) {
            throw new Refusal("no file " + file);
        }
        Path home = Path.of(given.option("--home").get());
        try {
            Restored restored =
                    new RestoreBackup(
                                    new BackupFile(file, Passphrases.inEnvironment()),
                                    System.getenv())
                            .into(home, given.option("--keys").map(Path::of));
            return say(restored, home, given);
        } catch (Unfit | IllegalStateException | DataAccessException e) {
            throw new Refusal("nothing was restored: " + e.getMessage());
        } catch (IOException e) {
            throw new Refusal("nothing was restored: can't write " + e.getMessage());
        }
    }

    private int say(Restored restored, Path home, Arguments given) {
        restored.ledger().findings().forEach(found -> out.println(found.in(given.language())));
        boolean holds = restored.ledger().findings().isEmpty();
        out.printf(
                "%s: as of %s; the ledger of %d entries and %d signed tree heads %s. Start it with"
                        + " ./kaname serve --home %s%n",
                home,
                restored.manifest().at(),
                restored.ledger().entries(),
                restored.ledger().heads(),
                holds ? "holds" : "DOES NOT HOLD",
                home);
        return holds ? 0 : 1;
    }
}
