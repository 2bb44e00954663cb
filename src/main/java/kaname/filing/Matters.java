package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.Facts;
import kaname.duty.Assessment;
import kaname.incident.Dossier;
import kaname.incident.Dossiers;
import kaname.platform.Problem;
import kaname.registry.Directory;
import kaname.registry.OperatorProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The operator's matters as they stand: the dossier and the duties that follow from it now.
@Service
@Transactional(readOnly = true)
public class Matters {

    /// A dossier with its duties at a point in time.
    public record Open(OperatorProfile operator, Dossier dossier, Assessment assessment) {}

    private final Dossiers dossiers;
    private final Directory directory;
    private final Filings filings;
    private final Duties duties;

    Matters(Dossiers dossiers, Directory directory, Filings filings, Duties duties) {
        this.dossiers = dossiers;
        this.directory = directory;
        this.filings = filings;
        this.duties = duties;
    }

    /// @throws Problem 404 unless the incident is the caller's
    public Dossier dossier(UUID incident) {
        return dossiers.find(incident).orElseThrow(Problem::notFound);
    }

    /// @throws Problem 404 unless the incident is the caller's
    public Open open(UUID incident, Instant asOf) {
        Dossier dossier = dossier(incident);
        OperatorProfile profile =
                directory.operator(dossier.incident().operator()).orElseThrow(Problem::notFound);
        Assessment assessment =
                duties.of(profile, dossier.facts(), filings.firstFilings(incident), asOf);
        return new Open(profile, dossier, assessment);
    }

    /// What facts would mean, before anything is stored.
    public Assessment preview(OperatorProfile profile, Facts facts, Instant asOf) {
        return duties.of(profile, facts, java.util.Map.of(), asOf);
    }

    public List<Dossiers.Line> list(@Nullable Instant before, @Nullable UUID id, int limit) {
        return dossiers.list(before, id, limit);
    }
}
