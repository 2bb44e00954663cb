package kaname.filing;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Facts;
import kaname.duty.Duty;
import kaname.exchange.Hash;
import kaname.incident.IncidentDocument;
import kaname.incident.Wishes;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The operator files a stage, or sends what is voluntary: first what would leave, then the act.
@RestController
@RequestMapping("/incidents/{id}/send")
class IncidentSendPages {

    private final Pages pages;
    private final Matters matters;
    private final ReportIncident reportIncident;
    private final Catalogues catalogues;
    private final Clock clock;

    IncidentSendPages(
            Pages pages,
            Matters matters,
            ReportIncident reportIncident,
            Catalogues catalogues,
            Clock clock) {
        this.pages = pages;
        this.matters = matters;
        this.reportIncident = reportIncident;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable UUID id, @RequestParam String stage) {
        Matters.Open open = matters.open(id, clock.instant());
        Duty duty = duty(open, stage);
        Facts facts = open.dossier().facts();
        List<LeavingView> leaving =
                leaving(open, wishes(duty)).stream()
                        .map(out -> LeavingView.of(out, facts, catalogues.now()))
                        .toList();
        var incident = open.dossier().incident();
        return pages.render(
                "filing/incident-send.jte",
                pages.page(Text.of("{0}を提出する前に", "Before filing: {0}").with(duty.stage().title()))
                        .exercise(incident.exercise()),
                Map.of(
                        "incident", incident,
                        "stage", stage,
                        "leaving", leaving,
                        "submission", UUID.randomUUID().toString()));
    }

    @PostMapping
    ResponseEntity<String> send(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam String stage,
            @RequestParam String submission) {
        Matters.Open open = matters.open(id, clock.instant());
        Wishes wishes = wishes(duty(open, stage));
        if (leaving(open, wishes).isEmpty()) {
            return ResponseEntity.status(303).location(URI.create("/incidents/" + id)).build();
        }
        Accepted accepted =
                reportIncident.further(
                        caller,
                        id,
                        new IncidentDocument.Further(Facts.NONE, wishes),
                        new RequestKey(submission, Hash.sha256(id + " files " + stage)));
        return IncidentPages.told(accepted);
    }

    private List<Outbox.Outgoing> leaving(Matters.Open open, Wishes wishes) {
        var declined = new java.util.TreeSet<>(open.dossier().declined());
        wishes.send().forEach(declined::remove);
        return new Outbox(catalogues.now(), wishes, declined).of(open.assessment(), List.of());
    }

    private static Duty duty(Matters.Open open, String stage) {
        return open.assessment().duties().stream()
                .filter(duty -> (duty.regime().id() + "/" + duty.stage().id()).equals(stage))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /// To file a stage of a voluntary regime is to want the regime.
    private static Wishes wishes(Duty duty) {
        boolean voluntary =
                duty.regime().dutyClass() == DutyClass.VOLUNTARY && duty.regime().consent() != null;
        return new Wishes(
                voluntary ? List.of(duty.regime().id()) : List.of(),
                List.of(),
                List.of(duty.regime().id() + "/" + duty.stage().id()));
    }
}
