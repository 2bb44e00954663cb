package kaname.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.duty.AssessDuties;
import kaname.duty.Assessment;
import kaname.duty.AssessmentJson;
import kaname.duty.Matter;
import kaname.incident.IncidentDocument;
import kaname.platform.Language;
import kaname.platform.Problem;

/// `duties FILE [--as-of INSTANT] [--format table|json] [--lang ja|en]`
record DutiesCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--as-of", "--format", "--lang");
        if (given.plain().size() != 1) {
            throw new Refusal(
                    "usage: ./kaname duties FILE [--as-of INSTANT] [--format table|json]");
        }
        boolean json = given.json();
        Language language = given.language();
        Instant asOf = given.option("--as-of").map(Documents::asOf).orElseGet(Instant::now);
        String file = given.plain().getFirst();
        tools.jackson.databind.JsonNode document = Documents.json(file);
        Catalogue catalogue = Catalogue.shipped();
        Assessment assessment = assess(file, document, catalogue, asOf, language);
        out.print(
                json
                        ? new AssessmentJson(catalogue, language).write(assessment).toPrettyString()
                                + "\n"
                        : new DutiesTable(catalogue, language).write(assessment));
        return 0;
    }

    private static Assessment assess(
            String file,
            tools.jackson.databind.JsonNode json,
            Catalogue catalogue,
            Instant asOf,
            Language language) {
        try {
            IncidentDocument document =
                    IncidentDocument.read(json, catalogue.vocabulary(), Instant.now());
            Matter matter =
                    Matter.incident(Documents.operator(document), document.factsWithGiven());
            return new AssessDuties(catalogue).assess(matter, asOf);
        } catch (Problem problem) {
            throw Documents.refusal(file, problem, language);
        }
    }
}
