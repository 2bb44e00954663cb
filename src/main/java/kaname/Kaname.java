package kaname;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kaname.cli.Commands;
import org.jspecify.annotations.Nullable;

/// The front door: `serve` and `demo` open the house, everything else is answered without it.
public final class Kaname {

    private static final String HELP =
            """
            Kaname: report an outage once; every authority that law names is told, in time, with proof.

              kaname demo  [--port N] [--home DIR]    the demo nation on http://127.0.0.1:8080
              kaname serve [--port N] [--home DIR]    the real thing; KANAME_DATABASE_URL for a PostgreSQL of yours
              kaname duties FILE [--as-of INSTANT] [--format table|json] [--why REGIME]
              kaname what-if CATALOGUE [--against CATALOGUE] [--as-of INSTANT] INCIDENT…
              kaname export dora|veris FILE [--stage initial|intermediate|final|reclassified]
              kaname import dora|veris FILE
              kaname cascade MODEL.json --fail SERVICE[@HOURS] [--hours 72] [--scenarios N] [--seed S] [--format table|json]
              kaname cascade MODEL.json --fail SERVICE --hazard KM   and which backups one hazard reaches together
              kaname cascade MODEL.json --fail SERVICE --shard FROM-TO --out FILE   some of its scenarios, for another machine
              kaname cascade merge FILE… [--out FILE] [--model MODEL.json] [--format table|json]   and the answer of them all
              kaname cascade --example                who stops next, when and how surely; a model to start from
              kaname severity FILE [--as-of INSTANT] [--format table|json]   how bad it is, on every scale
              kaname facts [--format table|json]
              kaname catalogue check [DIR]
              kaname verify FILE [--key KEY_ID]       a receipt, an evidence pack or a ledger export, offline
              kaname ledger [--home DIR]              exports the ledger of the server that runs there
              kaname ledger check [--home DIR] [--head FILE]   the stored ledger against every signed tree head
              kaname keys [rotate [--emergency --because TEXT]] [--home DIR]   the signing keys; a new one
              kaname attachments rewrap [--home DIR]  a new house key for every stored file
              kaname backup [--home DIR] --to FILE [--without-keys]   all of a running house in one file
              kaname restore FILE --home DIR [--keys DIR]             a house made of a backup
              kaname --version | --help

            Exit codes: 0 done, 1 the answer is no, 2 usage or unreadable input.\
            """;

    private Kaname() {}

    static void main(String[] arguments) {
        int code = run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String[] arguments) {
        return switch (arguments.length == 0 ? "--help" : arguments[0]) {
            case "serve", "demo" -> open(arguments);
            case "--version" -> say("Kaname " + version());
            case "--help", "-h", "help" -> say(HELP);
            default -> Commands.run(arguments, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        };
    }

    /// Whatever the terminal's locale, Japanese stays readable.
    private static PrintStream utf8(FileDescriptor descriptor) {
        OutputStream stream = new BufferedOutputStream(new FileOutputStream(descriptor), 8192);
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static int open(String[] arguments) {
        try {
            Server.open(Opening.of(List.of(arguments)));
            return 0;
        } catch (Opening.Refused refused) {
            System.err.println("kaname: " + refused.getMessage());
            return 2;
        }
    }

    private static int say(String answer) {
        System.out.println(answer);
        return 0;
    }

    private static String version() {
        @Nullable String version = Kaname.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
