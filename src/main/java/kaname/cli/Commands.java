package kaname.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import kaname.catalogue.CatalogueError;
import kaname.dependency.cascade.Cascade;

/// The commands that need no server. Exit codes: 0 done, 1 the answer is no, 2 usage or unreadable
/// input.
public final class Commands {

    private static final int REFUSED = 2;

    private Commands() {}

    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            return switch (arguments[0]) {
                case "attachments" -> new AttachmentsCommand(out).run(rest);
                case "backup" -> new BackupCommand(out).run(rest);
                case "restore" -> new RestoreCommand(out).run(rest);
                case "cascade" -> new CascadeCommand(out, Cascade::onAllCores).run(rest);
                case "duties" -> new DutiesCommand(out).run(rest);
                case "facts" -> new FactsCommand(out).run(rest);
                case "catalogue" -> new CatalogueCommand(out).run(rest);
                case "export" -> new ExportCommand(out, err).run(rest);
                case "import" -> new ImportCommand(out, err).run(rest);
                case "what-if" -> new WhatIfCommand(out).run(rest);
                case "keys" -> new KeysCommand(out).run(rest);
                case "ledger" -> new LedgerCommand(out, err).run(rest);
                case "severity" -> new SeverityCommand(out).run(rest);
                case "verify" -> new VerifyCommand(out).run(rest);
                default ->
                        throw new Refusal("no command " + arguments[0] + "; see ./kaname --help");
            };
        } catch (Refusal | CatalogueError e) {
            err.println("kaname: " + e.getMessage());
            return REFUSED;
        }
    }
}
