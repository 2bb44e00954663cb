package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Instrument;
import kaname.catalogue.Plan;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A plan as it stood on a day: its pillars with their lineage, its revisions up to then.
record PlanView(
        String id,
        Text name,
        Text kind,
        Text decided,
        @Nullable Text by,
        @Nullable Text effect,
        List<Pillar> pillars,
        List<Text> content,
        List<Step> steps,
        Citations.Cited cited) {

    private static final String ACTION_PLAN = "action-plan";

    /// `from` names what it takes up of the plan before; null if nothing.
    record Pillar(Text name, @Nullable Text from) {}

    record Step(Text on, Text what, Citations.@Nullable Cited cited) {}

    /// The action plan last decided, and whatever else was decided since.
    static List<PlanView> on(LocalDate on, Catalogue catalogue, Citations citations) {
        List<Plan> decided =
                catalogue.plans().stream()
                        .filter(plan -> !plan.decided().isAfter(on))
                        .sorted(Comparator.comparing(Plan::decided))
                        .toList();
        Optional<Plan> plan =
                decided.stream()
                        .filter(p -> p.kind().equals(ACTION_PLAN))
                        .reduce((first, last) -> last);
        return decided.stream()
                .filter(p -> plan.map(main -> !p.decided().isBefore(main.decided())).orElse(true))
                .map(p -> of(p, on, catalogue, citations))
                .toList();
    }

    private static PlanView of(Plan plan, LocalDate on, Catalogue catalogue, Citations citations) {
        Body body = plan.body() == null ? null : catalogue.bodies().get(plan.body());
        return new PlanView(
                plan.id(),
                plan.name(),
                kind(plan.kind()),
                Days.of(plan.decided()),
                body == null ? null : body.name(),
                effect(catalogue.instruments().get(plan.id()), on),
                plan.pillars().stream().map(pillar -> pillar(pillar, catalogue)).toList(),
                plan.content(),
                steps(plan, on, citations),
                citations.cite(plan.source()));
    }

    private static Text kind(String kind) {
        return switch (kind) {
            case ACTION_PLAN -> Text.of("行動計画", "Action plan");
            case "recommendation" -> Text.of("提言", "Recommendation");
            case "unified-standard" -> Text.of("統一基準", "Unified standard");
            default -> Text.same(kind);
        };
    }

    private static @Nullable Text effect(@Nullable Instrument instrument, LocalDate on) {
        LocalDate from = instrument == null ? null : instrument.inForce();
        if (from == null) {
            return null;
        }
        return from.isAfter(on)
                ? Text.of("{0}に施行", "in force from {0}").with(Days.of(from))
                : Text.of("{0}から施行", "in force since {0}").with(Days.of(from));
    }

    private static Pillar pillar(Plan.Pillar pillar, Catalogue catalogue) {
        List<Text> from =
                catalogue.plans().stream()
                        .flatMap(plan -> plan.pillars().stream())
                        .filter(earlier -> pillar.from().contains(earlier.id()))
                        .map(earlier -> earlier.name().quoted())
                        .toList();
        return new Pillar(pillar.name(), from.isEmpty() ? null : Text.list(from));
    }

    private static List<Step> steps(Plan plan, LocalDate on, Citations citations) {
        List<Step> steps = new ArrayList<>();
        plan.timeline().stream()
                .filter(step -> !step.on().isAfter(on))
                .forEach(step -> steps.add(new Step(Days.of(step.on()), step.what(), null)));
        plan.revisions().stream()
                .filter(revision -> !revision.on().isAfter(on))
                .forEach(revision ->
                        steps.add(
                                new Step(
                                        Days.of(revision.on(), revision.precision()),
                                        revision.reason(),
                                        citations.cite(revision.source()))));
        return steps;
    }
}
