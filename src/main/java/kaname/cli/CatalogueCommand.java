package kaname.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.duty.WorkedExamples;

/// `catalogue check [DIR]`: the files are sound, every worked example comes out as its author wrote
/// it, and what is unverified is listed.
record CatalogueCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--lang");
        List<String> plain = given.plain();
        if (plain.isEmpty() || !plain.getFirst().equals("check") || plain.size() > 2) {
            throw new Refusal("usage: ./kaname catalogue check [DIR]");
        }
        WorkedExamples.Outcome outcome =
                plain.size() == 2
                        ? WorkedExamples.run(Path.of(plain.get(1)))
                        : WorkedExamples.shipped();
        outcome.failures().forEach(failure -> out.println("✗ " + failure));
        Catalogue catalogue = outcome.catalogue();
        unverified(catalogue);
        out.printf(
                "%d regimes, %d forms, %d facts, %d sectors; %d worked examples, %d failed%n",
                catalogue.regimes().size(),
                catalogue.forms().size(),
                catalogue.vocabulary().facts().size(),
                catalogue.sectors().size(),
                outcome.examples(),
                outcome.failures().size());
        return outcome.failures().isEmpty() ? 0 : 1;
    }

    private void unverified(Catalogue catalogue) {
        catalogue.regimes().stream()
                .filter(regime -> !regime.source().provenance().arms())
                .forEach(regime -> out.println("未確認 regime " + regime.id()));
        catalogue
                .regimes()
                .forEach(regime -> {
                    regime.triggers().stream()
                            .filter(t -> !t.source().provenance().arms())
                            .forEach(t -> out.println("未確認 trigger " + regime.id() + "/" + t.id()));
                    regime.stages().stream()
                            .filter(s -> !s.source().provenance().arms())
                            .forEach(s -> out.println("未確認 stage " + regime.id() + "/" + s.id()));
                });
    }
}
