package kaname.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Facts;
import kaname.catalogue.Provenance;
import kaname.catalogue.Truth;
import kaname.duty.Operator;
import kaname.incident.IncidentDocument;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.severity.ReadScales;
import kaname.severity.Reading;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `severity FILE [--as-of INSTANT] [--format table|json] [--lang ja|en]`: what the facts of an
/// incident say on every scale.
record SeverityCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--as-of", "--format", "--lang");
        if (given.plain().size() != 1) {
            throw new Refusal(
                    "usage: ./kaname severity FILE [--as-of INSTANT] [--format table|json]");
        }
        boolean json = given.json();
        Language language = given.language();
        Instant asOf = given.option("--as-of").map(Documents::asOf).orElseGet(Instant::now);
        Catalogue catalogue = Catalogue.shipped();
        List<Reading> readings =
                new ReadScales(
                                catalogue,
                                facts(given.plain().getFirst(), catalogue, language),
                                asOf)
                        .all();
        out.print(json ? json(readings) : table(readings, catalogue, language));
        return 0;
    }

    private static Facts facts(String file, Catalogue catalogue, Language language) {
        try {
            IncidentDocument document =
                    IncidentDocument.read(
                            Documents.json(file), catalogue.vocabulary(), Instant.now());
            Operator operator = Documents.operator(document);
            return document.factsWithGiven().and(Map.of("operator_sector_ids", operator.sectors()));
        } catch (Problem problem) {
            throw Documents.refusal(file, problem, language);
        }
    }

    private static String table(List<Reading> readings, Catalogue catalogue, Language language) {
        StringBuilder out = new StringBuilder();
        for (Reading reading : readings) {
            out.append(reading.scale().title().in(language))
                    .append(": ")
                    .append(value(reading, language));
            boolean unread =
                    reading.scale().source().provenance() == Provenance.UNVERIFIED
                            || (reading.scale().follows() != null
                                    && reading.scale().follows().source().provenance()
                                            == Provenance.UNVERIFIED);
            if (unread) {
                out.append("  [").append(Provenance.UNVERIFIED.label().in(language)).append("]");
            }
            if (reading.covered() == Truth.FALSE) {
                out.append("  [")
                        .append(Text.of("拡張した適用", "an extension").in(language))
                        .append("]");
            }
            out.append('\n');
            for (Reading.OnAxis axis : reading.axes()) {
                out.append("    ")
                        .append(axis.axis().label().in(language))
                        .append(": ")
                        .append(span(axis.span()));
                if (!axis.holds().isEmpty()) {
                    out.append("  ").append(axis.holds().getLast().in(language));
                }
                out.append('\n');
            }
            if (!reading.asks().isEmpty() && !reading.axes().isEmpty()) {
                out.append("    ")
                        .append(Text.of("絞れる答え", "would narrow it").in(language))
                        .append(": ")
                        .append(
                                reading.asks().stream()
                                        .sorted()
                                        .map(fact ->
                                                catalogue
                                                        .vocabulary()
                                                        .fact(fact)
                                                        .label()
                                                        .in(language))
                                        .collect(
                                                Collectors.joining(
                                                        language == Language.JA ? "、" : ", ")))
                        .append('\n');
            }
        }
        return out.append(
                        Text.of(
                                        "段階を分ける数字は設定で、公式の基準ではありません。",
                                        "The figures between the levels are settings, never"
                                                + " official.")
                                .in(language))
                .append('\n')
                .toString();
    }

    private static String value(Reading reading, Language language) {
        Reading.Points points = reading.points();
        if (points != null) {
            return String.format(Locale.ROOT, "%.1f–%.1f", points.atLeast(), points.atMost());
        }
        Reading.Span span = Objects.requireNonNull(reading.span());
        String least = reading.level(span.atLeast()).label().in(language);
        return span.sure()
                ? least
                : least + " – " + reading.level(span.atMost()).label().in(language);
    }

    private static String span(Reading.Span span) {
        return span.sure() ? "" + span.atLeast() : span.atLeast() + "–" + span.atMost();
    }

    private static String json(List<Reading> readings) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Reading reading : readings) {
            ObjectNode one = all.addObject().put("scale", reading.scale().id());
            Reading.Points points = reading.points();
            if (points != null) {
                one.put("atLeast", points.atLeast()).put("atMost", points.atMost());
            } else {
                Reading.Span span = Objects.requireNonNull(reading.span());
                one.put("atLeast", reading.level(span.atLeast()).id())
                        .put("atMost", reading.level(span.atMost()).id());
            }
            one.put("covered", reading.covered().name().toLowerCase(Locale.ROOT));
            ArrayNode axes = one.putArray("axes");
            for (Reading.OnAxis axis : reading.axes()) {
                axes.addObject()
                        .put("axis", axis.axis().id())
                        .put("atLeast", axis.span().atLeast())
                        .put("atMost", axis.span().atMost());
            }
            reading.asks().stream().sorted().forEach(one.putArray("asks")::add);
        }
        return all.toPrettyString() + "\n";
    }
}
