package kaname.cli;

import java.io.PrintStream;
import java.util.List;
import kaname.exchange.Verification;
import kaname.exchange.VerifyFile;

/// `verify FILE [--key KID] [--lang ja|en]`: a receipt or a ledger export, checked offline.
record VerifyCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--key", "--lang");
        if (given.plain().size() != 1) {
            throw new Refusal("usage: ./kaname verify FILE [--key KEY_ID]");
        }
        byte[] file = Documents.bytes(given.plain().getFirst());
        Verification verification = VerifyFile.verify(file, given.option("--key"));
        verification.print(out, given.language());
        return verification.holds() ? 0 : 1;
    }
}
