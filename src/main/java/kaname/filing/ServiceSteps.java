package kaname.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.incident.Dossier;
import kaname.incident.Report;
import kaname.platform.Text;

/// The states that a service went through, as the reports told them.
final class ServiceSteps {

    private static final String STATE = "service_state";

    private ServiceSteps() {}

    static List<IncidentView.Step> of(Dossier dossier, FactWords words) {
        List<IncidentView.Step> steps = new ArrayList<>();
        for (Report report : dossier.reports()) {
            Facts facts = report.facts();
            var since = facts.get("state_since", Instant.class);
            String state = facts.get(STATE, String.class).orElse("");
            if (!state.isEmpty()) {
                Text label = words.value(STATE, state);
                steps.add(
                        new IncidentView.Step(
                                css(state),
                                label,
                                since.orElse(report.at()),
                                since.isEmpty(),
                                report.number()));
            } else if (since.isPresent() && !steps.isEmpty()) {
                IncidentView.Step last = steps.removeLast();
                steps.add(
                        new IncidentView.Step(
                                last.css(), last.state(), since.get(), false, report.number()));
            }
        }
        restored(dossier, steps);
        return steps.stream().sorted(Comparator.comparing(IncidentView.Step::at)).toList();
    }

    private static void restored(Dossier dossier, List<IncidentView.Step> steps) {
        dossier.history().stream()
                .filter(said -> said.fact().equals("restored_at") && !said.superseded())
                .forEach(said -> {
                    Instant at = (Instant) said.value();
                    steps.removeIf(step -> step.css().equals("normal"));
                    steps.add(
                            new IncidentView.Step(
                                    "normal", Text.of("復旧", "Restored"), at, false, said.report()));
                });
    }

    /// As the style sheet names the states.
    static String css(String state) {
        return switch (state) {
            case "stopped", "unusable" -> "stopped";
            case "degraded" -> "degraded";
            case "normal" -> "normal";
            default -> "unknown";
        };
    }
}
