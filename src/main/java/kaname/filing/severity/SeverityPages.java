package kaname.filing.severity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Scale;
import kaname.filing.ModeProposals;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.severity.Rating;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How bad it is: one page an incident, the same for all who were told of it.
@RestController
@RequestMapping("/severity")
class SeverityPages {

    private static final Text LIST = Text.of("深刻度", "Severity of incidents");

    private final Judge judge;
    private final SeverityList list;
    private final ModeProposals proposals;
    private final Catalogues catalogues;
    private final Pages pages;

    SeverityPages(
            Judge judge,
            SeverityList list,
            ModeProposals proposals,
            Catalogues catalogues,
            Pages pages) {
        this.judge = judge;
        this.list = list;
        this.proposals = proposals;
        this.catalogues = catalogues;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> list(@AuthenticationPrincipal Caller caller) {
        return pages.render(
                "filing/severity/list.jte",
                pages.page(LIST),
                Map.of(
                        "scale",
                        catalogues.now().rated(),
                        "lines",
                        list.lines(),
                        "proposals",
                        proposals.open(false),
                        "decides",
                        caller.role().equals("coordinator")));
    }

    @GetMapping("/{incident}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID incident) {
        return show(HttpStatus.OK, caller, incident, SeverityForm.EMPTY);
    }

    @PostMapping("/{incident}")
    ResponseEntity<?> rate(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID incident,
            @RequestParam MultiValueMap<String, String> typed) {
        Map<String, String> levels = new HashMap<>();
        Map<String, String> reasons = new HashMap<>();
        List<Rating.OnAxis> axes = new ArrayList<>();
        for (Scale.Axis axis : catalogues.now().rated().axes()) {
            String level = first(typed, "level-" + axis.id());
            String because = first(typed, "because-" + axis.id()).strip();
            levels.put(axis.id(), level);
            reasons.put(axis.id(), because);
            axes.add(
                    new Rating.OnAxis(
                            axis.id(),
                            level.matches("[0-9]") ? Integer.parseInt(level) : -1,
                            because));
        }
        Rating.Mode mode = Rating.Mode.of(first(typed, "mode")).orElse(Rating.Mode.PREDICTIVE);
        List<UUID> settles =
                typed.getOrDefault("settles", List.of()).stream().map(SeverityPages::id).toList();
        try {
            judge.rate(caller, incident, mode, axes, settles);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return show(
                    HttpStatusCode.valueOf(problem.status()),
                    caller,
                    incident,
                    new SeverityForm(mode, !settles.isEmpty(), levels, reasons, problem));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/severity/" + incident)
                .build();
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.notFound();
        }
    }

    private ResponseEntity<String> show(
            HttpStatusCode status, Caller caller, UUID incident, SeverityForm form) {
        SeverityView view = judge.view(caller, incident);
        List<ModeProposals.Proposal> its =
                proposals.open(view.known().exercise()).stream()
                        .filter(one -> one.incident().equals(incident))
                        .toList();
        return pages.render(
                status,
                "filing/severity/one.jte",
                pages.page(Text.of("{0}: 深刻度", "{0}: severity").with(view.known().title()))
                        .exercise(view.known().exercise()),
                Map.of(
                        "view",
                        view,
                        "form",
                        form,
                        "vocabulary",
                        catalogues.now().vocabulary(),
                        "proposals",
                        its));
    }
}
