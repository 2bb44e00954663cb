package kaname.filing.severity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.exchange.Letter;
import kaname.exchange.Mailbox;
import kaname.exchange.Sheet;
import kaname.exchange.ToldFacts;
import kaname.incident.Dossier;
import kaname.incident.Dossiers;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.severity.Rating;
import kaname.severity.Rating.Mode;
import kaname.severity.Ratings;
import kaname.severity.ReadScales;
import kaname.severity.Spread;
import kaname.severity.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings together what one incident's severity is judged by: the facts as far as the caller was
/// told them, and the ratings of all.
@Service
@Transactional(readOnly = true)
public class Judge {

    private final Dossiers dossiers;
    private final Mailbox mailbox;
    private final Ratings ratings;
    private final Catalogues catalogues;
    private final HowFar howFar;
    private final Clock clock;

    Judge(
            Dossiers dossiers,
            Mailbox mailbox,
            Ratings ratings,
            Catalogues catalogues,
            HowFar howFar,
            Clock clock) {
        this.dossiers = dossiers;
        this.mailbox = mailbox;
        this.ratings = ratings;
        this.catalogues = catalogues;
        this.howFar = howFar;
        this.clock = clock;
    }

    /// What the caller knows of an incident.
    ///
    /// @param own whether it is the caller's own
    /// @param page where it stands among the caller's pages
    public record Known(
            UUID incident,
            Text title,
            boolean exercise,
            boolean own,
            String operator,
            String page,
            Facts facts) {

        public boolean over() {
            return facts.get("service_state", String.class).filter("normal"::equals).isPresent();
        }
    }

    /// @throws Problem 404 for who was not told of it
    SeverityView view(Caller caller, UUID incident) {
        Known known = known(incident);
        List<Rating> all = ratings.of(incident);
        return new SeverityView(
                known,
                catalogues.now().rated(),
                new ReadScales(catalogues.now(), known.facts(), clock.instant()).all(),
                standing(all, Mode.PREDICTIVE),
                standing(all, Mode.EX_POST),
                all.reversed(),
                spread(caller, known),
                mayRate(caller, known),
                caller.role().equals("coordinator"));
    }

    /// @throws Problem 404, 403, 400 as [Ratings#rate] says; 409 for an official rating of what
    ///   goes on
    @Transactional
    public Rating rate(
            Caller caller, UUID incident, Mode mode, List<Rating.OnAxis> axes, List<UUID> settles) {
        Known known = known(incident);
        if (mode == Mode.EX_POST && !known.over()) {
            throw Problem.of(
                    409,
                    "not-over",
                    Text.of(
                            "事後評価は、サービスが通常に戻ったという報告のあとにできます",
                            "An ex-post rating waits for the report that the service is back"));
        }
        return ratings.rate(caller, incident, mode, axes, settles);
    }

    private @Nullable Spread spread(Caller caller, Known known) {
        return known.facts()
                .get("service", String.class)
                .flatMap(service -> howFar.of(caller, known.operator(), service))
                .orElse(null);
    }

    private static boolean mayRate(Caller caller, Known known) {
        return known.own()
                || List.of("ministry", "coordinator", "authority").contains(caller.kind());
    }

    private static Standing standing(List<Rating> all, Mode mode) {
        return Standing.of(all.stream().filter(one -> one.mode() == mode).toList());
    }

    private Known known(UUID incident) {
        Catalogue catalogue = catalogues.now();
        Optional<Dossier> own = dossiers.find(incident);
        List<Letter> letters = new ArrayList<>();
        mailbox.ofIncident(incident).forEach(one -> letters.add(one.letter()));
        Collections.reverse(letters); // the newest first
        Map<String, Object> sector =
                letters.isEmpty()
                        ? Map.of()
                        : Map.of(
                                "operator_sector_ids",
                                List.of(letters.getFirst().operatorSector()));
        if (own.isPresent()) {
            Dossier dossier = own.get();
            return new Known(
                    incident,
                    Text.same(dossier.incident().title()),
                    dossier.incident().exercise(),
                    true,
                    dossier.incident().operator(),
                    "/incidents/" + incident,
                    dossier.facts().and(sector));
        }
        if (letters.isEmpty()) {
            throw Problem.notFound();
        }
        Letter newest = letters.getFirst();
        Sheet sheet = Sheet.of(newest.content());
        Facts facts =
                ToldFacts.of(
                        catalogue.vocabulary(), letters.stream().map(Letter::content).toList());
        return new Known(
                incident,
                sheet.said("title").map(Sheet.Value::text).orElse(sheet.regime()),
                newest.exercise(),
                false,
                newest.operator(),
                "/letters/" + newest.id(),
                facts.and(sector));
    }
}
