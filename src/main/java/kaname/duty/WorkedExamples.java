package kaname.duty;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kaname.catalogue.Catalogue;
import kaname.catalogue.CatalogueFolder;
import kaname.catalogue.Counting;
import kaname.catalogue.Examples;
import kaname.catalogue.Examples.Example;
import kaname.catalogue.FactReader;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Runs the worked examples beside the catalogue's rules: the lawyer's tests of the data.
public final class WorkedExamples {

    /// How many ran, and for each that came out otherwise one line that says how.
    public record Outcome(Catalogue catalogue, int examples, List<String> failures) {}

    private final Catalogue catalogue;
    private final List<String> failures = new ArrayList<>();
    private int count;

    private WorkedExamples(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public static Outcome shipped() {
        return new WorkedExamples(Catalogue.shipped()).run(Examples.shipped());
    }

    public static Outcome run(Path folder) {
        return new WorkedExamples(Catalogue.in(folder)).run(Examples.in(folder));
    }

    /// @throws kaname.catalogue.CatalogueError naming the file and the place
    public static Outcome of(CatalogueFolder folder) {
        return new WorkedExamples(Catalogue.of(folder)).run(Examples.of(folder));
    }

    private Outcome run(List<Examples> files) {
        for (Examples file : files) {
            for (Example example : file.examples()) {
                count++;
                check(file.regime(), example);
            }
        }
        everyRegimeHasBoth(files);
        return new Outcome(catalogue, count, List.copyOf(failures));
    }

    private void everyRegimeHasBoth(List<Examples> files) {
        Map<String, Examples> byRegime = new HashMap<>();
        files.forEach(file -> byRegime.put(file.regime(), file));
        for (var regime : catalogue.regimes()) {
            Examples file = byRegime.get(regime.id());
            if (file == null || file.examples().size() < 2) {
                failures.add(regime.id() + ": needs at least two worked examples");
            }
        }
    }

    private void check(String regime, Example example) {
        String name = regime + " “" + example.says().en() + "”: ";
        FactReader.Reading reading =
                FactReader.forExamples(catalogue.vocabulary()).read(example.facts());
        reading.refused().forEach(f -> failures.add(name + f.pointer() + " " + f.detail().en()));
        Map<Matter.StageId, Instant> first = stages(regime, example.filed());
        Map<Matter.StageId, Instant> latest = new HashMap<>(first);
        latest.putAll(stages(regime, example.filedLatest()));
        Map<String, Object> given =
                Map.of(
                        "kind",
                        Objects.requireNonNullElse(example.kind(), "incident").replace('-', '_'));
        Matter matter =
                new Matter(
                        operator(example.operator()),
                        example.subject(),
                        reading.facts().and(given),
                        new Filed(first, latest));
        Assessment assessment = new AssessDuties(catalogue).assess(matter, asOf(example.asOf()));
        compare(name, regime, example, assessment);
    }

    private static Map<Matter.StageId, Instant> stages(String regime, Map<String, Instant> filed) {
        Map<Matter.StageId, Instant> stages = new HashMap<>();
        filed.forEach((stage, at) -> stages.put(new Matter.StageId(regime, stage), at));
        return stages;
    }

    private void compare(String name, String regime, Example example, Assessment assessment) {
        String came = outcome(regime, assessment);
        if (!came.equals(example.expect().triggered())) {
            failures.add(name + "expected " + example.expect().triggered() + ", came out " + came);
            return;
        }
        Map<String, Duty> duties = new HashMap<>();
        assessment.duties().stream()
                .filter(duty -> duty.regime().id().equals(regime))
                .forEach(duty -> duties.put(duty.stage().id(), duty));
        example.expect().due().forEach((stage, due) -> due(name, stage, due, duties.get(stage)));
        List<String> asked =
                assessment.undecided().stream()
                        .filter(open -> open.regime().id().equals(regime))
                        .flatMap(open -> open.ask().stream())
                        .toList();
        if (!asked.containsAll(example.expect().ask())) {
            failures.add(name + "expected to ask " + example.expect().ask() + ", asks " + asked);
        }
    }

    private void due(String name, String stage, @Nullable Instant expected, @Nullable Duty duty) {
        if (duty == null) {
            failures.add(name + "stage " + stage + " is not owed");
            return;
        }
        Instant due = duty.dueAt().orElse(null);
        if (!Objects.equals(expected, due)) {
            failures.add(
                    name + "stage " + stage + " expected due " + expected + ", came out " + due);
        }
    }

    private static String outcome(String regime, Assessment assessment) {
        if (assessment.duties().stream().anyMatch(d -> d.regime().id().equals(regime))) {
            return "true";
        }
        if (assessment.undecided().stream().anyMatch(u -> u.regime().id().equals(regime))) {
            return "undecided";
        }
        return assessment.notTriggered().stream()
                .filter(n -> n.regime().id().equals(regime))
                .findFirst()
                .map(n -> n.unverified() ? "unarmed" : "false")
                .orElse("true");
    }

    private static Instant asOf(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(Counting.JAPAN.zone()).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Operator operator(JsonNode node) {
        List<Operator.Held> held = new ArrayList<>();
        for (JsonNode status : node.path("statuses")) {
            held.add(
                    status.isString()
                            ? new Operator.Held(status.stringValue(), null, null)
                            : new Operator.Held(
                                    status.path("is").asString(),
                                    day(status.path("from")),
                                    day(status.path("to"))));
        }
        List<String> sectors = new ArrayList<>();
        node.path("sectors").forEach(sector -> sectors.add(sector.asString()));
        return new Operator(
                null,
                Text.same(node.path("name").asString("—")),
                node.path("country").asString("JP"),
                sectors,
                held);
    }

    private static @Nullable LocalDate day(JsonNode node) {
        return node.isMissingNode() ? null : LocalDate.parse(node.asString());
    }
}
