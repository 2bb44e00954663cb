package kaname.filing;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.duty.Duty;
import kaname.exchange.Hash;
import kaname.filing.burden.Sittings;
import kaname.incident.IncidentDocument;
import kaname.incident.Kind;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import kaname.registry.OperatorProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Five answers, and what they set in motion before anything is sent.
@RestController
@RequestMapping("/report")
class ReportPages {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final long DAY = 1440;

    private final ReportIncident reportIncident;
    private final Sittings sittings;
    private final ReportDesk desk;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    ReportPages(
            ReportIncident reportIncident,
            Sittings sittings,
            ReportDesk desk,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.reportIncident = reportIncident;
        this.sittings = sittings;
        this.desk = desk;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "incident") String kind,
            @RequestParam(defaultValue = "false") boolean exercise,
            @RequestParam(defaultValue = "") String system) {
        OperatorProfile profile = desk.operator(caller);
        Kind which = Kind.of(kind).filter(k -> k == Kind.NEAR_MISS).orElse(Kind.INCIDENT);
        ReportForm form =
                ReportForm.blank(profile, which, clock.instant(), page(which).language(), exercise);
        return show(profile, desk.about(form, system, page(which).language()), true, null);
    }

    /// Whoever comes back by address, such as after choosing the other language.
    @GetMapping("/check")
    ResponseEntity<Void> checked() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/report")).build();
    }

    /// Without JavaScript: the same page again, with what the answers mean.
    @PostMapping("/check")
    ResponseEntity<String> check(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> given,
            @RequestParam(defaultValue = "-1") long ago) {
        OperatorProfile profile = desk.operator(caller);
        ReportForm form = new ReportForm(given);
        boolean sensible = ago >= 0 && ago <= DAY;
        return show(profile, sensible ? form.since(ago, clock.instant()) : form, false, null);
    }

    /// The right column alone.
    @PostMapping("/preview")
    ResponseEntity<String> preview(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> given) {
        ReportForm form = new ReportForm(given);
        Outcome outcome = outcome(desk.operator(caller), form, clock.instant());
        return pages.render(
                "filing/report-preview.jte",
                page(form.kind()),
                Map.of("preview", outcome.preview(), "live", true));
    }

    @PostMapping
    ResponseEntity<String> send(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> given) {
        OperatorProfile profile = desk.operator(caller);
        ReportForm form = new ReportForm(given);
        try {
            IncidentDocument document = form.document(profile, catalogues.now(), clock.instant());
            Accepted accepted = reportIncident.first(caller, document, key(profile, form));
            sittings.keep(
                    accepted.incident(),
                    accepted.report(),
                    caller.organisation(),
                    form.value("opened"),
                    clock.instant());
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/incidents/" + accepted.incident() + "?told=1"))
                    .build();
        } catch (Problem problem) {
            return switch (problem.code()) {
                case "idempotency-key-reused" -> show(profile, form.anew(), false, sentBefore());
                case "invalid-idempotency-key" -> show(profile, form.anew(), false, problem);
                default -> show(profile, form, false, problem);
            };
        }
    }

    private static Problem sentBefore() {
        return Problem.of(
                409,
                "sent-before",
                Text.of(
                        "この画面からの報告は、すでに受け付けています（事案の一覧にあります）。下の内容は別の報告として、まだ送っていません",
                        "A report from this page was already accepted: see your incidents. What is"
                                + " below would be another report and has not been sent"));
    }

    private RequestKey key(OperatorProfile profile, ReportForm form) {
        return new RequestKey(
                "page-" + form.submission(),
                Hash.sha256("page" + form.json(profile, catalogues.now()).toString()));
    }

    private record Outcome(ReportDesk.Outlook outlook, ReportPreview preview) {}

    private Outcome outcome(OperatorProfile profile, ReportForm form, Instant now) {
        Facts facts = form.readable(profile, catalogues.now().vocabulary(), now);
        ReportDesk.Outlook outlook =
                desk.outlook(profile, facts, form.wishes(catalogues.now()), now);
        boolean stated = form.kind() == Kind.NEAR_MISS || facts.answered("service_state");
        return new Outcome(
                outlook,
                ReportPreview.of(outlook, form, catalogues.now().vocabulary(), stated, now));
    }

    private ResponseEntity<String> show(
            OperatorProfile profile, ReportForm form, boolean fresh, @Nullable Problem problem) {
        Instant now = clock.instant();
        Outcome outcome = outcome(profile, form, now);
        Page page = page(form.kind());
        ReportQuestions questions =
                new ReportQuestions(
                        page,
                        form,
                        profile,
                        catalogues.now(),
                        problem == null ? List.of() : problem.fields(),
                        ReportQuestions.readers(read(form, outcome.outlook()), catalogues.now()),
                        now.atZone(JAPAN).toLocalDate());
        return pages.render(
                HttpStatus.valueOf(problem == null ? 200 : problem.status()),
                form.kind() == Kind.NEAR_MISS ? "filing/report-near-miss.jte" : "filing/report.jte",
                page,
                Map.of(
                        "ask",
                        questions,
                        "form",
                        form,
                        "preview",
                        outcome.preview(),
                        "fresh",
                        fresh,
                        "refusal",
                        problem == null ? "" : page.t(problem.title())));
    }

    /// A near miss goes where it goes; an outage may still set other duties off.
    private static Stream<Duty> read(ReportForm form, ReportDesk.Outlook outlook) {
        return form.kind() == Kind.NEAR_MISS
                ? outlook.outgoing().stream()
                : ReportDesk.everyDuty(outlook.assessment());
    }

    private Page page(Kind kind) {
        return pages.page(
                kind == Kind.NEAR_MISS
                        ? Text.of("ヒヤリハットを伝える", "Tell of a near miss")
                        : Text.of("障害・不具合を報告する", "Report an outage"));
    }
}
