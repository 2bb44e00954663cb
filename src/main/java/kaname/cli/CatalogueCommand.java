package kaname.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import kaname.catalogue.Audit;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Counting;
import kaname.duty.WorkedExamples;

/// `catalogue check [DIR] [--today DAY]`: the files are sound, every worked example comes out as
/// its author wrote it, whatever arms a duty is cited, and what is unverified or stale is listed.
record CatalogueCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--lang", "--today");
        List<String> plain = given.plain();
        if (plain.isEmpty() || !plain.getFirst().equals("check") || plain.size() > 2) {
            throw new Refusal("usage: ./kaname catalogue check [DIR] [--today DAY]");
        }
        LocalDate today =
                given.option("--today").map(CatalogueCommand::day).orElseGet(CatalogueCommand::now);
        WorkedExamples.Outcome outcome =
                plain.size() == 2
                        ? WorkedExamples.run(Path.of(plain.get(1)))
                        : WorkedExamples.shipped();
        outcome.failures().forEach(failure -> out.println("✗ " + failure));
        Catalogue catalogue = outcome.catalogue();
        Audit audit = Audit.of(catalogue, today);
        audit.findings().forEach(this::print);
        out.printf(
                "%d regimes, %d forms, %d facts, %d sectors; %d worked examples, %d failed%n",
                catalogue.regimes().size(),
                catalogue.forms().size(),
                catalogue.vocabulary().facts().size(),
                catalogue.sectors().size(),
                outcome.examples(),
                outcome.failures().size());
        out.printf(
                "%d statements of law: %d armed, all of them cited: %s; %d unverified, %d read more"
                        + " than 12 months before %s, %d points on which sources disagree%n",
                audit.statements(),
                audit.armed(),
                audit.of(Audit.Kind.UNCITED).isEmpty() ? "yes" : "NO",
                audit.of(Audit.Kind.UNVERIFIED).size(),
                audit.of(Audit.Kind.STALE).size(),
                today,
                catalogue.regimes().stream().mapToInt(r -> r.conflicts().size()).sum());
        boolean holds = outcome.failures().isEmpty() && audit.of(Audit.Kind.UNCITED).isEmpty();
        return holds ? 0 : 1;
    }

    private void print(Audit.Finding finding) {
        out.println(
                switch (finding.kind()) {
                    case UNVERIFIED -> "未確認 unverified " + finding.place();
                    case VOUCHED -> "責任者判断 vouched for " + finding.place();
                    case STALE -> "古い stale " + finding.place();
                    case UNCITED -> "✗ uncited " + finding.place();
                });
    }

    private static LocalDate now() {
        return LocalDate.now(Counting.JAPAN.zone());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal("--today is a day such as 2026-11-22, not " + text);
        }
    }
}
