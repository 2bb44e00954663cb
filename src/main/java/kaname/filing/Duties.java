package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;
import kaname.duty.AssessDuties;
import kaname.duty.Assessment;
import kaname.duty.Filed;
import kaname.duty.Matter;
import kaname.duty.Operator;
import kaname.filing.mode.Standing;
import kaname.incident.Dossier;
import kaname.registry.OperatorProfile;
import org.springframework.stereotype.Component;

/// Asks the duty engine about registered operators.
@Component
class Duties {

    private final Catalogues catalogues;
    private final Standing mode;

    Duties(Catalogues catalogues, Standing mode) {
        this.catalogues = catalogues;
        this.mode = mode;
    }

    Assessment of(OperatorProfile profile, Told told, Filed filed, Instant asOf) {
        return new AssessDuties(catalogues.now()).assess(matter(profile, told, filed), asOf);
    }

    /// What was told, and whether it is an exercise: each world has its own mode.
    record Told(Facts facts, boolean exercise) {
        static Told of(Dossier dossier) {
            return new Told(dossier.facts(), dossier.incident().exercise());
        }
    }

    Matter matter(OperatorProfile profile, Told told, Filed filed) {
        Facts facts =
                told.facts().and(Map.of("large_scale_mode", mode.largeScale(told.exercise())));
        return new Matter(operator(profile, facts), Regime.Subject.INCIDENT, facts, filed);
    }

    /// The sectors that count: the one that was stated, else that of the service concerned, if the
    /// registry knows it, else all.
    static List<String> sectors(OperatorProfile profile, Facts facts) {
        Optional<String> one =
                facts.get("sector_concerned", String.class)
                        .or(() -> facts.get("service", String.class).flatMap(profile::sectorOf));
        return one.map(List::of).orElse(profile.sectors());
    }

    private static Operator operator(OperatorProfile profile, Facts facts) {
        List<Operator.Held> held =
                profile.statuses().stream()
                        .map(s -> new Operator.Held(s.is(), s.from(), s.until()))
                        .toList();
        return new Operator(
                profile.organisation().id(),
                profile.organisation().name(),
                profile.country(),
                sectors(profile, facts),
                held);
    }
}
