package kaname.cli;

import java.io.PrintStream;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.incident.formats.DoraReport;

/// `import dora FILE`: the JSON of others as an incident document, which `duties` and the API take.
/// What could not be carried goes to standard error.
record ImportCommand(PrintStream out, PrintStream err) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--lang");
        if (given.plain().size() != 2 || !given.plain().getFirst().equals("dora")) {
            throw new Refusal("usage: ./kaname import dora FILE");
        }
        DoraReport.Imported read =
                new DoraReport(Catalogue.shipped()).read(Documents.json(given.plain().get(1)));
        out.println(read.document().toPrettyString());
        read.refused().forEach(at -> err.println("kaname: can't read " + at));
        read.left().forEach(at -> err.println("kaname: no fact holds " + at));
        return read.refused().isEmpty() ? 0 : 1;
    }
}
