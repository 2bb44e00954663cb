package kaname.filing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage.Files;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.incident.Wishes;

/// Decides what goes out with a report. Pure.
///
/// Of each regime that applies: the first stage that any report fulfils, if it was not filed; every
/// stage that the operator asks to file; and, where something was filed before and a fact of its
/// form is new, an update of the last stage filed. A voluntary regime goes along only if the
/// operator did not decline, or asked for it.
final class Outbox {

    /// One duty that a letter goes out for; `files` when this letter is the first version of its
    /// stage.
    record Outgoing(Duty duty, boolean files) {}

    private final Catalogue catalogue;
    private final Wishes wishes;
    private final Set<String> declined;

    Outbox(Catalogue catalogue, Wishes wishes, Set<String> declined) {
        this.catalogue = catalogue;
        this.wishes = wishes;
        this.declined = declined;
    }

    List<Outgoing> of(Assessment assessment, Collection<String> newFacts) {
        List<Outgoing> outgoing = new ArrayList<>();
        assessment.duties().stream()
                .map(Duty::regime)
                .distinct()
                .filter(regime -> goes(regime, assessment))
                .forEach(regime -> {
                    List<Duty> stages =
                            assessment.duties().stream()
                                    .filter(duty -> duty.regime().equals(regime))
                                    .sorted(catalogueOrder(regime))
                                    .toList();
                    outgoing.addAll(of(stages, newFacts));
                });
        return outgoing;
    }

    /// A further version to those who were told under these, unless the operator declined since.
    List<Outgoing> further(List<Duty> filed, Collection<String> newFacts) {
        return filed.stream()
                .filter(duty -> !declined.contains(duty.regime().id()))
                .flatMap(duty -> update(List.of(duty), newFacts).stream())
                .toList();
    }

    private static java.util.Comparator<Duty> catalogueOrder(Regime regime) {
        return java.util.Comparator.comparingInt(duty -> regime.stages().indexOf(duty.stage()));
    }

    private boolean goes(Regime regime, Assessment assessment) {
        if (regime.consent() == null) {
            return true;
        }
        boolean before =
                assessment.duties().stream()
                        .anyMatch(duty -> duty.regime().equals(regime) && duty.filed());
        boolean wanted =
                before
                        || regime.consent() == Regime.Consent.ASSUMED
                        || wishes.send().contains(regime.id());
        return wanted && !declined.contains(regime.id());
    }

    private List<Outgoing> of(List<Duty> stages, Collection<String> newFacts) {
        List<Outgoing> outgoing = new ArrayList<>();
        for (Duty duty : stages) {
            boolean asked = wishes.file().contains(duty.regime().id() + "/" + duty.stage().id());
            boolean byItself = duty.stage().files() == Files.WITH_REPORT && due(duty);
            if (!duty.filed() && (asked || byItself)) {
                outgoing.add(new Outgoing(duty, true));
            }
        }
        if (outgoing.isEmpty()) {
            update(stages, newFacts).ifPresent(outgoing::add);
        }
        return outgoing;
    }

    /// Its clock runs, or it has none to wait for.
    private static boolean due(Duty duty) {
        return duty.clock().startedAt() != null || duty.clock().numberless();
    }

    private Optional<Outgoing> update(List<Duty> stages, Collection<String> newFacts) {
        return stages.stream()
                .filter(Duty::filed)
                .reduce((first, last) -> last)
                .filter(duty ->
                        catalogue.form(duty.form()).facts().stream().anyMatch(newFacts::contains))
                .map(duty -> new Outgoing(duty, false));
    }
}
