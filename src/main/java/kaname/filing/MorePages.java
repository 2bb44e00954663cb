package kaname.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import kaname.exchange.Hash;
import kaname.filing.burden.Sittings;
import kaname.incident.Dossier;
import kaname.incident.IncidentDocument;
import kaname.incident.Wishes;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The next questions of an incident; every answer is a further report.
@RestController
@RequestMapping("/incidents/{id}/more")
class MorePages {

    private final Pages pages;
    private final Matters matters;
    private final MoreViews views;
    private final ReportIncident reportIncident;
    private final Sittings sittings;
    private final Catalogues catalogues;
    private final Clock clock;

    MorePages(
            Pages pages,
            Matters matters,
            MoreViews views,
            ReportIncident reportIncident,
            Sittings sittings,
            Catalogues catalogues,
            Clock clock) {
        this.pages = pages;
        this.matters = matters;
        this.views = views;
        this.reportIncident = reportIncident;
        this.sittings = sittings;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> questions(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable List<String> correct) {
        Instant now = clock.instant();
        var source =
                new MoreView.Source(
                        matters.open(id, now), Map.of(), Map.of(), chosen(correct), now);
        return render(
                HttpStatus.OK,
                views.of(source, UUID.randomUUID().toString(), null, null),
                now.toString());
    }

    @PostMapping
    ResponseEntity<String> answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        Instant now = clock.instant();
        Matters.Open open = matters.open(id, now);
        MoreInput input = changed(open, form, now);
        MoreView.Source source =
                new MoreView.Source(
                        open, typed(form), errors(input), chosen(form.get("correct")), now);
        String submission = submission(form);
        String opened = Objects.requireNonNullElse(form.getFirst("opened"), "");
        if ("preview".equals(form.getFirst("do")) && source.errors().isEmpty()) {
            MoreView.Preview preview = views.preview(open, input.facts());
            return render(HttpStatus.OK, views.of(source, submission, preview, null), opened);
        }
        if (!source.errors().isEmpty() || input.facts().values().isEmpty()) {
            Text notice = source.errors().isEmpty() ? NOTHING : WRONG;
            return render(
                    htmx == null ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
                    views.of(source, submission, null, notice),
                    opened);
        }
        try {
            Accepted accepted = send(caller, id, input.facts(), submission);
            sittings.keep(id, accepted.report(), caller.organisation(), opened, now);
            return IncidentPages.told(accepted);
        } catch (Problem problem) {
            if (problem.status() != 422) {
                throw problem;
            }
            return render(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    views.of(source, UUID.randomUUID().toString(), null, TAKEN),
                    opened);
        }
    }

    private static final Text WRONG =
            Text.of(
                    "何も送っていません。入力は残してあります。下の項目を直してください。",
                    "Nothing was sent and your answers are kept. Correct what is named below.");
    private static final Text NOTHING =
            Text.of(
                    "何も送っていません。新しく分かったことを一つ以上書いてください。",
                    "Nothing was sent. State at least one thing that is new.");
    private static final Text TAKEN =
            Text.of(
                    "この画面からの報告はもう受け付けています。いまの内容は送っていません。もう一度押すと、新しい続報として送ります。",
                    "This page has been sent once already. What you see now was not sent: press"
                            + " again to send it as a new report.");

    private Accepted send(Caller caller, UUID id, Facts facts, String submission) {
        Hash content = Hash.sha256(id + FactJson.write(facts).toString());
        return reportIncident.further(
                caller,
                id,
                new IncidentDocument.Further(facts, Wishes.NONE),
                new RequestKey(submission, content));
    }

    /// What the form says that its own page did not say before: a field that came filled and was
    /// left alone states nothing.
    private MoreInput changed(Matters.Open open, MultiValueMap<String, String> form, Instant now) {
        MoreInput input = MoreInput.read(catalogues.now().vocabulary(), form, now);
        Facts before = asShown(open.dossier(), form.getFirst("based"));
        Map<String, Object> changed = new LinkedHashMap<>();
        input.facts()
                .values()
                .forEach((id, value) -> {
                    Fact fact = catalogues.now().vocabulary().fact(id);
                    Object shown = before.value(id);
                    boolean same =
                            shown != null
                                    && MoreInput.shown(shown).equals(MoreInput.raw(fact, form));
                    if (!same) {
                        changed.put(id, value);
                    }
                });
        return new MoreInput(new Facts(changed), input.errors());
    }

    private static Facts asShown(Dossier dossier, @Nullable String based) {
        int last = based != null && based.matches("[0-9]{1,9}") ? Integer.parseInt(based) : 0;
        return new Dossier(
                        dossier.incident(),
                        dossier.reports().stream().filter(r -> r.number() <= last).toList())
                .facts();
    }

    /// A new state without its time would carry the old one's.
    private static Map<String, Text> errors(MoreInput input) {
        Map<String, Text> errors = new LinkedHashMap<>(input.errors());
        Facts facts = input.facts();
        if (facts.answered("service_state")
                && !facts.answered("state_since")
                && !errors.containsKey("state_since")) {
            errors.put(
                    "state_since",
                    Text.of("いつからその状態か、日時を入れてください", "Say since when it has been in this state"));
        }
        return errors;
    }

    private Map<String, List<String>> typed(MultiValueMap<String, String> form) {
        Map<String, List<String>> typed = new HashMap<>();
        for (Fact fact : catalogues.now().vocabulary().facts().values()) {
            List<String> raw = MoreInput.raw(fact, form);
            if (!raw.isEmpty()) {
                typed.put(fact.id(), raw);
            }
        }
        return typed;
    }

    private static Set<String> chosen(@Nullable List<String> correct) {
        return correct == null ? Set.of() : new LinkedHashSet<>(correct);
    }

    private static String submission(MultiValueMap<String, String> form) {
        String submission = form.getFirst("submission");
        return submission == null || submission.isBlank()
                ? UUID.randomUUID().toString()
                : submission;
    }

    private ResponseEntity<String> render(HttpStatusCode status, MoreView view, String opened) {
        return pages.render(
                status,
                "filing/more.jte",
                pages.page(Text.of("続報 {0}", "Report further: {0}").with(view.incident().title()))
                        .exercise(view.incident().exercise()),
                Map.of("more", view, "opened", opened));
    }
}
