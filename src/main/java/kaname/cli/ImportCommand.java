package kaname.cli;

import java.io.PrintStream;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.incident.formats.DoraReport;
import kaname.incident.formats.VerisDocument;
import tools.jackson.databind.JsonNode;

/// `import dora FILE`, `import veris FILE`: the JSON of others as an incident document, which
/// `duties` and the API take. What could not be carried goes to standard error.
record ImportCommand(PrintStream out, PrintStream err) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--lang");
        if (given.plain().size() != 2) {
            throw new Refusal("usage: ./kaname import dora|veris FILE");
        }
        JsonNode json = Documents.json(given.plain().get(1));
        return switch (given.plain().getFirst()) {
            case "dora" -> dora(having(json, "incident"));
            case "veris" -> veris(having(json, "action"));
            default ->
                    throw new Refusal("a format is dora or veris, not " + given.plain().getFirst());
        };
    }

    private static JsonNode having(JsonNode json, String part) {
        if (!json.path(part).isObject()) {
            throw new Refusal("this is no document of that format: it has no object /" + part);
        }
        return json;
    }

    private int veris(JsonNode json) {
        VerisDocument.Imported read = VerisDocument.read(json);
        out.println(read.document().toPrettyString());
        read.left().forEach(at -> err.println("kaname: no fact holds " + at));
        return 0;
    }

    private int dora(JsonNode json) {
        DoraReport.Imported read = new DoraReport(Catalogue.shipped()).read(json);
        out.println(read.document().toPrettyString());
        read.refused().forEach(at -> err.println("kaname: can't read " + at));
        read.left().forEach(at -> err.println("kaname: no fact holds " + at));
        return read.refused().isEmpty() ? 0 : 1;
    }
}
