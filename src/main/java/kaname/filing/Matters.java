package kaname.filing;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;
import kaname.duty.AssessDuties;
import kaname.duty.Assessment;
import kaname.duty.Explanation;
import kaname.duty.Filed;
import kaname.duty.Matter;
import kaname.incident.Dossier;
import kaname.incident.Dossiers;
import kaname.incident.Report;
import kaname.platform.Problem;
import kaname.registry.Directory;
import kaname.registry.OperatorProfile;
import kaname.registry.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The operator's matters as they stand: the dossier and the duties that follow from it now.
@Service
@Transactional(readOnly = true)
public class Matters {

    /// A dossier with its duties at a point in time.
    public record Open(
            OperatorProfile operator, Dossier dossier, Filed filed, Assessment assessment) {}

    private final Dossiers dossiers;
    private final Directory directory;
    private final Filings filings;
    private final Duties duties;
    private final Catalogues catalogues;

    Matters(
            Dossiers dossiers,
            Directory directory,
            Filings filings,
            Duties duties,
            Catalogues catalogues) {
        this.catalogues = catalogues;
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
        Filed filed = filings.of(incident);
        Assessment assessment = duties.of(profile, Duties.Told.of(dossier), filed, asOf);
        return new Open(profile, dossier, filed, assessment);
    }

    /// The same matter as another edition of the framework reads it.
    public Assessment under(int edition, Open open) {
        Matter matter =
                duties.matter(open.operator(), Duties.Told.of(open.dossier()), open.filed());
        return new AssessDuties(catalogues.of(edition)).assess(matter, open.assessment().asOf());
    }

    /// Why a regime asks for a report in this matter or does not.
    ///
    /// @throws Problem 404 unless the catalogue has that regime
    Explanation explain(Open open, String regime) {
        Catalogue catalogue = catalogues.now();
        Regime found = catalogue.regime(regime).orElseThrow(Problem::notFound);
        Matter matter =
                duties.matter(open.operator(), Duties.Told.of(open.dossier()), open.filed());
        return Explanation.of(found, matter, open.assessment(), catalogue);
    }

    /// What the matter was when a report had not come yet.
    Assessment before(Open open, int report) {
        List<Report> earlier =
                open.dossier().reports().stream().filter(r -> r.number() < report).toList();
        Dossier dossier = new Dossier(open.dossier().incident(), earlier);
        return duties.of(
                open.operator(), Duties.Told.of(dossier), open.filed(), open.assessment().asOf());
    }

    /// What the matter would be with these facts stated too; nothing is stored.
    Assessment preview(Open open, Facts stated) {
        Facts facts = open.dossier().facts().and(stated.values());
        return duties.of(
                open.operator(),
                new Duties.Told(
                        facts,
                        open.dossier().incident().exercise(),
                        open.dossier().incident().id()),
                open.filed(),
                open.assessment().asOf());
    }

    /// Who acts here for each body that the matter has to do with.
    Map<String, Organisation> acting(Open open) {
        Set<String> bodies = new HashSet<>();
        open.assessment().duties().forEach(d -> d.recipients().forEach(r -> bodies.add(r.body())));
        open.assessment().undecided().stream()
                .flatMap(u -> u.duties().stream())
                .forEach(d -> d.recipients().forEach(r -> bodies.add(r.body())));
        Map<String, Organisation> acting = new HashMap<>(directory.actingFor(bodies));
        String ceptoar = open.operator().ceptoar();
        if (ceptoar != null) {
            directory.organisation(ceptoar).ifPresent(office -> acting.put("ceptoar", office));
        }
        return acting;
    }

    /// What facts would mean, before anything is stored.
    public Assessment preview(OperatorProfile profile, Facts facts, Instant asOf) {
        return duties.of(profile, new Duties.Told(facts, false, null), Filed.NOTHING, asOf);
    }

    public List<Dossiers.Line> list(@Nullable Instant before, @Nullable UUID id, int limit) {
        return dossiers.list(before, id, limit);
    }
}
