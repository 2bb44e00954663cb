package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import kaname.incident.Incident;
import kaname.registry.OperatorProfile;
import kaname.severity.Levels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks the duty engine about registered operators.
@Component
class Duties {

    /// The fact that ratings make.
    static final String SEVERITY = "severity_level";

    private final Catalogues catalogues;
    private final Standing mode;
    private final Levels severity;

    Duties(Catalogues catalogues, Standing mode, Levels severity) {
        this.catalogues = catalogues;
        this.mode = mode;
        this.severity = severity;
    }

    Assessment of(OperatorProfile profile, Told told, Filed filed, Instant asOf) {
        return new AssessDuties(catalogues.now()).assess(matter(profile, told, filed), asOf);
    }

    /// What was told, whether it is an exercise (each world has its own mode), and of which
    /// incident; null before it is opened.
    record Told(Facts facts, boolean exercise, @Nullable UUID incident) {
        static Told of(Dossier dossier) {
            Incident incident = dossier.incident();
            return new Told(dossier.facts(), incident.exercise(), incident.id());
        }
    }

    Matter matter(OperatorProfile profile, Told told, Filed filed) {
        long level = told.incident() == null ? 0 : severity.level(told.incident());
        Facts facts =
                told.facts()
                        .and(
                                Map.of(
                                        "large_scale_mode",
                                        mode.largeScale(told.exercise()),
                                        SEVERITY,
                                        level));
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
