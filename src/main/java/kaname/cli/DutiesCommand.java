package kaname.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Regime;
import kaname.duty.AssessDuties;
import kaname.duty.Assessment;
import kaname.duty.AssessmentJson;
import kaname.duty.Explanation;
import kaname.duty.Matter;
import kaname.incident.IncidentDocument;
import kaname.platform.Language;
import kaname.platform.Problem;

/// `duties FILE [--as-of INSTANT] [--format table|json] [--lang ja|en] [--why REGIME]`
record DutiesCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--as-of", "--format", "--lang", "--why");
        if (given.plain().size() != 1) {
            throw new Refusal(
                    "usage: ./kaname duties FILE [--as-of INSTANT] [--format table|json]"
                            + " [--why REGIME]");
        }
        boolean json = given.json();
        Language language = given.language();
        Instant asOf = given.option("--as-of").map(Documents::asOf).orElseGet(Instant::now);
        String file = given.plain().getFirst();
        tools.jackson.databind.JsonNode document = Documents.json(file);
        Catalogue catalogue = Catalogue.shipped();
        Matter matter = matter(file, document, catalogue, language);
        Assessment assessment = new AssessDuties(catalogue).assess(matter, asOf);
        Optional<String> why = given.option("--why");
        if (why.isPresent()) {
            Regime regime =
                    catalogue
                            .regime(why.get())
                            .orElseThrow(() -> new Refusal("no regime " + why.get()));
            Explanation explanation = Explanation.of(regime, matter, assessment, catalogue);
            out.print(new WhyTable(catalogue, language).write(explanation));
            return 0;
        }
        out.print(
                json
                        ? new AssessmentJson(catalogue, language).write(assessment).toPrettyString()
                                + "\n"
                        : new DutiesTable(catalogue, language).write(assessment));
        return 0;
    }

    private static Matter matter(
            String file,
            tools.jackson.databind.JsonNode json,
            Catalogue catalogue,
            Language language) {
        try {
            IncidentDocument document =
                    IncidentDocument.read(json, catalogue.vocabulary(), Instant.now());
            return Matter.incident(Documents.operator(document), document.factsWithGiven());
        } catch (Problem problem) {
            throw Documents.refusal(file, problem, language);
        }
    }
}
