package kaname.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.CatalogueDifference;
import kaname.duty.Corpus;
import kaname.duty.Matter;
import kaname.incident.IncidentDocument;
import kaname.platform.Language;
import kaname.platform.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `what-if CATALOGUE [--against CATALOGUE] [--as-of INSTANT] INCIDENT…`: what differs between two
/// catalogues, and what a draft would have made of past incidents. Files or folders of incident
/// documents; each counts as of its own `aware_at` unless a day is given for all.
record WhatIfCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--against", "--as-of", "--lang");
        if (given.plain().isEmpty()) {
            throw new Refusal(
                    "usage: ./kaname what-if CATALOGUE [--against CATALOGUE] [--as-of INSTANT]"
                            + " INCIDENT…");
        }
        Path draft = Path.of(given.plain().getFirst());
        Optional<Path> against = given.option("--against").map(Path::of);
        Catalogue after = Catalogue.in(draft);
        Catalogue before = against.map(Catalogue::in).orElseGet(Catalogue::shipped);
        CatalogueDifference difference =
                against.map(path -> CatalogueDifference.between(path, draft))
                        .orElseGet(() -> CatalogueDifference.fromShipped(draft));
        difference.lines().forEach(this::print);
        out.printf("%d places differ%n", difference.lines().size());
        Instant asOf = given.option("--as-of").map(Documents::asOf).orElse(null);
        Corpus corpus = corpus(given.plain().subList(1, given.plain().size()), before, asOf, given);
        List<Corpus.Difference> differences = corpus.compare(before, after);
        differences.forEach(this::print);
        out.printf("%d incidents, %d differences%n", corpus.entries().size(), differences.size());
        return 0;
    }

    private void print(CatalogueDifference.Line line) {
        out.printf(
                "~ %s %s: %s → %s%n",
                line.file(), line.place(), dash(line.before()), dash(line.after()));
    }

    private void print(Corpus.Difference difference) {
        String stage = difference.stage().regime() + "/" + difference.stage().stage();
        out.printf(
                switch (difference.kind()) {
                    case CAUGHT -> "+ %s %s%n";
                    case LET_GO -> "- %s %s%n";
                    case OPENED -> "? %s %s%n";
                    case MOVED ->
                            "~ %s %s "
                                    + dash(difference.before())
                                    + " → "
                                    + dash(difference.after())
                                    + "%n";
                },
                difference.incident(),
                stage);
    }

    private static String dash(@Nullable Object value) {
        return value == null ? "—" : value.toString();
    }

    private static Corpus corpus(
            List<String> paths, Catalogue catalogue, @Nullable Instant asOf, Arguments given) {
        List<Corpus.Entry> entries = new ArrayList<>();
        for (Path file : files(paths)) {
            entries.add(entry(file, catalogue, asOf, given.language()));
        }
        return new Corpus(entries);
    }

    private static List<Path> files(List<String> paths) {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            try (Stream<Path> found = Files.walk(Path.of(path))) {
                found.filter(Files::isRegularFile)
                        .filter(file ->
                                paths.contains(file.toString())
                                        || file.toString().endsWith(".json"))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new Refusal("can't read " + path);
            }
        }
        return files;
    }

    private static Corpus.Entry entry(
            Path file, Catalogue catalogue, @Nullable Instant asOf, Language language) {
        JsonNode json = Documents.json(file.toString());
        try {
            IncidentDocument document =
                    IncidentDocument.read(json, catalogue.vocabulary(), Instant.now());
            Matter matter =
                    Matter.incident(Documents.operator(document), document.factsWithGiven());
            Instant when =
                    Optional.ofNullable(asOf)
                            .or(() -> matter.facts().get("aware_at", Instant.class))
                            .orElseThrow(
                                    () -> new Refusal(file + " states no aware_at; give --as-of"));
            return new Corpus.Entry(file.getFileName().toString(), matter, when);
        } catch (Problem problem) {
            throw Documents.refusal(file.toString(), problem, language);
        }
    }
}
