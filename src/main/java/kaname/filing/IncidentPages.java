package kaname.filing;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.FactWords;
import kaname.exchange.Enclosures;
import kaname.filing.closing.Closings;
import kaname.incident.Dossiers;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The operator's incidents: the list, and each with its clocks.
@RestController
@RequestMapping("/incidents")
class IncidentPages {

    private static final int PAGE = 25;

    private final Pages pages;
    private final Matters matters;
    private final IncidentViews views;
    private final Catalogues catalogues;
    private final Clock clock;
    private final List<Enclosures> enclosures;
    private final Closings closings;

    IncidentPages(
            Pages pages,
            Matters matters,
            IncidentViews views,
            Catalogues catalogues,
            Clock clock,
            List<Enclosures> enclosures,
            Closings closings) {
        this.pages = pages;
        this.matters = matters;
        this.views = views;
        this.catalogues = catalogues;
        this.clock = clock;
        this.enclosures = enclosures;
        this.closings = closings;
    }

    @GetMapping
    ResponseEntity<String> list(@RequestParam(required = false) @Nullable String after) {
        Cursor from = after == null ? null : Cursor.parse(after);
        List<Dossiers.Line> lines =
                matters.list(
                        from == null ? null : from.at(), from == null ? null : from.id(), PAGE);
        IncidentList list =
                IncidentList.of(
                        lines, new FactWords(catalogues.now().vocabulary()), after != null, PAGE);
        return pages.render(
                "filing/incidents.jte",
                pages.page(Text.of("事案", "Incidents")),
                Map.of("list", list));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int told) {
        Matters.Open open = matters.open(id, clock.instant());
        int last = open.dossier().lastReport();
        IncidentView view = views.of(caller, open, told >= 1 && told <= last ? told : 0);
        Page page = page(open);
        return pages.render(
                "filing/incident.jte",
                page,
                Map.of(
                        "incident",
                        view,
                        "closed",
                        closings.closed(id),
                        "enclosed",
                        Enclosures.each(enclosures, room -> room.ofIncident(page, id))));
    }

    /// The part of the page that renews itself: who has read and who has acknowledged.
    @GetMapping("/{id}/progress")
    ResponseEntity<String> progress(@PathVariable UUID id) {
        Matters.Open open = matters.open(id, clock.instant());
        return pages.render(
                "filing/incident-told.jte", page(open), Map.of("letters", views.progress(open)));
    }

    private Page page(Matters.Open open) {
        var incident = open.dossier().incident();
        return pages.page(Text.same(incident.title()))
                .exercise(incident.exercise())
                .document(incident.id().toString());
    }

    static ResponseEntity<String> told(Accepted accepted) {
        return ResponseEntity.status(303)
                .location(
                        URI.create(
                                "/incidents/%s?told=%d"
                                        .formatted(accepted.incident(), accepted.report())))
                .build();
    }
}
