package kaname.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaname.exchange.LedgerExport;
import kaname.exchange.Signer;
import kaname.exchange.StoredLedger;
import kaname.platform.database.DatabaseAddress;
import kaname.platform.database.RunningDatabase;
import org.springframework.dao.DataAccessException;

/// `ledger [--home DIR]`: exports the ledger of a running server, signed, as JSON Lines that
/// `verify` checks.
record LedgerCommand(PrintStream out, PrintStream err) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--home");
        if (!given.plain().isEmpty()) {
            throw new Refusal("usage: ./kaname ledger [--home DIR] > ledger.jsonl");
        }
        Path home = Path.of(given.option("--home").orElse(".kaname/serve"));
        if (!Files.isDirectory(home.resolve("keys"))) {
            throw new Refusal("no server has its home in " + home + "; name it with --home DIR");
        }
        DatabaseAddress database =
                RunningDatabase.of(home, System.getenv())
                        .orElseThrow(() -> new Refusal("no server is running in " + home));
        try {
            out.print(
                    LedgerExport.write(
                            new StoredLedger(database.unpooled()).entries(),
                            Instant.now().truncatedTo(ChronoUnit.MICROS),
                            Signer.inHome(home)));
        } catch (IllegalArgumentException broken) {
            err.println(
                    "kaname: the ledger does not hold, so it is not signed: "
                            + broken.getMessage());
            return 1;
        } catch (DataAccessException e) {
            throw new Refusal("the database of " + home + " can't be read: " + e.getMessage());
        }
        return 0;
    }
}
