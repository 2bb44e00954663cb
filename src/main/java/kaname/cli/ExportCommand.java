package kaname.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogue;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.incident.IncidentDocument;
import kaname.incident.formats.DoraReport;
import kaname.incident.formats.VerisDocument;
import kaname.platform.Problem;

/// `export dora FILE [--stage initial|intermediate|final|reclassified]`, `export veris FILE`: an
/// incident document in the JSON of others. What is still missing goes to standard error and makes
/// the answer 1.
record ExportCommand(PrintStream out, PrintStream err) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--stage", "--lang");
        if (given.plain().size() != 2) {
            throw new Refusal("usage: ./kaname export dora|veris FILE [--stage STAGE]");
        }
        Catalogue catalogue = Catalogue.shipped();
        return switch (given.plain().getFirst()) {
            case "dora" -> dora(catalogue, given);
            case "veris" -> veris(catalogue, given);
            default ->
                    throw new Refusal("a format is dora or veris, not " + given.plain().getFirst());
        };
    }

    private int veris(Catalogue catalogue, Arguments given) {
        String file = given.plain().get(1);
        String id =
                file.equals("-")
                        ? "incident"
                        : java.nio.file.Path.of(file).getFileName().toString();
        out.println(VerisDocument.write(id, facts(file, catalogue, given)).toPrettyString());
        return 0;
    }

    private int dora(Catalogue catalogue, Arguments given) {
        String stage = given.option("--stage").orElse("initial");
        DoraReport.Submission submission =
                DoraReport.Submission.of(stage)
                        .orElseThrow(() ->
                                new Refusal(
                                        "--stage is initial, intermediate, final or reclassified,"
                                                + " not "
                                                + stage));
        DoraReport.Written written =
                new DoraReport(catalogue)
                        .write(submission, facts(given.plain().get(1), catalogue, given));
        out.println(written.document().toPrettyString());
        FactWords words = new FactWords(catalogue.vocabulary());
        written.missing()
                .forEach(fact ->
                        err.println(
                                "kaname: still missing: "
                                        + fact
                                        + " ("
                                        + words.label(fact).in(given.language())
                                        + ")"));
        return written.missing().isEmpty() ? 0 : 1;
    }

    private static Facts facts(String file, Catalogue catalogue, Arguments given) {
        try {
            IncidentDocument document =
                    IncidentDocument.read(
                            Documents.json(file), catalogue.vocabulary(), Instant.now());
            Map<String, Object> named = new HashMap<>();
            String name = document.operator().name();
            if (name != null) {
                named.put("operator_name", name);
            }
            return document.factsWithGiven().and(named);
        } catch (Problem problem) {
            throw Documents.refusal(file, problem, given.language());
        }
    }
}
