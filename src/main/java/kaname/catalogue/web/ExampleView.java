package kaname.catalogue.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Counting;
import kaname.catalogue.Examples;
import kaname.catalogue.FactReader;
import kaname.catalogue.FactWords;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A worked example beside a regime: the case, what is known of it, and what must come out.
record ExampleView(
        Text says,
        Text asOf,
        String operator,
        List<Known> facts,
        Text outcome,
        String css,
        List<Due> dues,
        @Nullable Text ask) {

    record Known(Text label, Text value) {}

    /// `at` is null for a stage without a number. `promptly` tells a clock without a number from
    /// one that has not started.
    record Due(Text stage, @Nullable Instant at, boolean promptly) {}

    /// Read from the shipped files when a regime is first looked at.
    private static final class Shipped {
        static final Map<String, Examples> BY_REGIME =
                Examples.shipped().stream()
                        .collect(Collectors.toMap(Examples::regime, examples -> examples));

        private Shipped() {}
    }

    static List<ExampleView> beside(Regime regime, Catalogue catalogue) {
        Examples examples = Shipped.BY_REGIME.get(regime.id());
        return examples == null
                ? List.of()
                : examples.examples().stream().map(e -> of(e, regime, catalogue)).toList();
    }

    private static ExampleView of(Examples.Example example, Regime regime, Catalogue catalogue) {
        FactWords words = new FactWords(catalogue.vocabulary());
        List<Known> known = new ArrayList<>();
        if (example.kind() != null) {
            String kind = example.kind().replace('-', '_');
            known.add(new Known(words.label("kind"), words.value("kind", kind)));
        }
        FactReader.forExamples(catalogue.vocabulary())
                .read(example.facts())
                .facts()
                .values()
                .forEach((id, value) ->
                        known.add(new Known(words.label(id), words.value(id, value))));
        example.filed()
                .forEach((stage, at) ->
                        known.add(
                                new Known(
                                        Text.of("提出済み：{0}", "Filed: {0}")
                                                .with(title(regime, stage)),
                                        words.value("", at))));
        Examples.Expected expected = example.expect();
        return new ExampleView(
                example.says(),
                Days.of(day(example.asOf())),
                operator(example.operator()),
                known,
                outcome(expected.triggered()),
                css(expected.triggered()),
                dues(expected, regime),
                expected.ask().isEmpty() ? null : words.labels(expected.ask()));
    }

    private static List<Due> dues(Examples.Expected expected, Regime regime) {
        List<Due> dues = new ArrayList<>();
        for (Stage stage : regime.stages()) {
            if (expected.due().containsKey(stage.id())) {
                Instant at = expected.due().get(stage.id());
                dues.add(new Due(stage.title(), at, stage.clock().numberless()));
            }
        }
        return dues;
    }

    private static Text title(Regime regime, String stage) {
        return regime.stages().stream()
                .filter(s -> s.id().equals(stage))
                .map(Stage::title)
                .findFirst()
                .orElse(Text.same(stage));
    }

    private static Text outcome(String triggered) {
        return switch (triggered) {
            case "true" -> Text.of("該当する", "Applies");
            case "false" -> Text.of("該当しない", "Does not apply");
            case "undecided" -> Text.of("まだ決まらない", "Not decided yet");
            case "unarmed" ->
                    Text.of("未確認の基準に当たるだけ（義務にしない）", "Meets an unverified rule only: no duty");
            default -> Text.same(triggered);
        };
    }

    private static String css(String triggered) {
        return switch (triggered) {
            case "true" -> "outcome applies";
            case "false" -> "outcome";
            default -> "outcome open";
        };
    }

    private static LocalDate day(String asOf) {
        return asOf.length() == 10
                ? LocalDate.parse(asOf)
                : OffsetDateTime.parse(asOf).atZoneSameInstant(Counting.JAPAN.zone()).toLocalDate();
    }

    private static String operator(JsonNode operator) {
        List<String> statuses = new ArrayList<>();
        for (JsonNode status : operator.path("statuses")) {
            statuses.add(status.isString() ? status.stringValue() : period(status));
        }
        String name = operator.path("name").asString("—");
        return statuses.isEmpty() ? name : name + " (" + String.join(", ", statuses) + ")";
    }

    private static String period(JsonNode status) {
        String from = status.path("from").asString("");
        String to = status.path("to").asString("");
        String id = status.path("is").asString("");
        return from.isEmpty() && to.isEmpty() ? id : id + " " + from + "–" + to;
    }
}
