package kaname.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaname.exchange.KeyRing;
import kaname.exchange.LedgerExport;
import kaname.exchange.PublicKeys;
import kaname.exchange.StoredLedger;
import kaname.exchange.proof.CheckLedger;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.platform.Text;
import kaname.platform.database.DatabaseAddress;
import kaname.platform.database.RunningDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// `ledger [--home DIR]`: exports the ledger of a running server, signed, as JSON Lines that
/// `verify` checks. `ledger check [--home DIR] [--head FILE]`: compares what is stored with every
/// tree head that was signed, and with one that was kept outside.
record LedgerCommand(PrintStream out, PrintStream err) {

    private static final Text HOLDS =
            Text.of(
                    "成り立ちます: 台帳の記録 {0} 件はつながり、署名されたツリーヘッド {1} 個のすべてと、保存されている報告・通知・質疑に合います(最新の署名"
                            + " {2})。",
                    "Holds: the ledger's {0} entries chain and agree with all {1} signed tree heads"
                            + " and with the stored reports, letters and questions; last signed"
                            + " {2}.");
    private static final Text BREAKS =
            Text.of(
                    "成り立ちません: 記録 {0} 件、署名されたツリーヘッド {1} 個(最新の署名 {2})。",
                    "Does not hold: {0} entries, {1} signed tree heads, last signed {2}.");

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--home", "--head", "--lang");
        boolean check = given.plain().equals(List.of("check"));
        if (!check && (!given.plain().isEmpty() || given.option("--head").isPresent())) {
            throw new Refusal(
                    "usage: ./kaname ledger [--home DIR] > ledger.jsonl, or ./kaname ledger check"
                            + " [--home DIR] [--head FILE]");
        }
        Path home = Path.of(given.option("--home").orElse(".kaname/serve"));
        if (!Files.isDirectory(home.resolve("keys"))) {
            throw new Refusal("no server has its home in " + home + "; name it with --home DIR");
        }
        DatabaseAddress database =
                RunningDatabase.of(home, System.getenv())
                        .orElseThrow(() -> new Refusal("no server is running in " + home));
        try {
            return check ? check(given, home, database) : export(home, database);
        } catch (DataAccessException | TransactionException e) {
            throw new Refusal("the database of " + home + " can't be read: " + e.getMessage());
        }
    }

    private int check(Arguments given, Path home, DatabaseAddress database) {
        PublicKeys keys = KeyRing.inHome(home).publicKeys();
        List<SignedHead> kept =
                given.option("--head").map(file -> List.of(head(file, keys))).orElse(List.of());
        CheckLedger.Outcome outcome = new CheckLedger(database.unpooled()).run(keys, kept);
        outcome.findings().forEach(found -> say(found.in(given.language())));
        Text verdict =
                (outcome.findings().isEmpty() ? HOLDS : BREAKS)
                        .with(
                                outcome.entries(),
                                outcome.heads(),
                                outcome.last()
                                        .map(head -> head.head().at().toString())
                                        .orElse("-"));
        say(verdict.in(given.language()));
        return outcome.findings().isEmpty() ? 0 : 1;
    }

    private static SignedHead head(String file, PublicKeys keys) {
        return SignedHead.ofText(Documents.bytes(file), keys)
                .orElseThrow(
                        () -> new Refusal(file + " is no tree head signed by a key of this home"));
    }

    /// A stored field may hold anything; it must not look like a line of this answer.
    private void say(String line) {
        out.println(line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD"));
    }

    private int export(Path home, DatabaseAddress database) {
        try {
            out.print(
                    LedgerExport.write(
                            new StoredLedger(database.unpooled()).entries(),
                            Instant.now().truncatedTo(ChronoUnit.MICROS),
                            KeyRing.inHome(home).current()));
        } catch (IllegalArgumentException broken) {
            err.println(
                    "kaname: the ledger does not hold, so it is not signed: "
                            + broken.getMessage());
            return 1;
        }
        return 0;
    }
}
