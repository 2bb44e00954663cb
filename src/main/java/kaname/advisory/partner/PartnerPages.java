package kaname.advisory.partner;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The register of foreign partners, and of each what it could fetch now and what it did fetch.
@RestController
@RequestMapping("/partners")
class PartnerPages {

    private static final Text TITLE = Text.of("海外連携先", "Foreign partners");

    private final Partners partners;
    private final PartnerTokens tokens;
    private final Fetches fetches;
    private final Pages pages;
    private final Clock clock;

    PartnerPages(
            Partners partners, PartnerTokens tokens, Fetches fetches, Pages pages, Clock clock) {
        this.partners = partners;
        this.tokens = tokens;
        this.fetches = fetches;
        this.pages = pages;
        this.clock = clock;
    }

    /// A partner with what there is to see of it; links to what follows may be "".
    ///
    /// @param issued a token, this once; else ""
    public record View(
            Partner partner,
            List<PartnerTokens.Token> tokens,
            List<Fetches.Within> within,
            String moreWithin,
            List<Fetches.Fetch> fetches,
            String moreFetches,
            String issued,
            Map<String, Text> errors) {}

    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String after) {
        Registers.only(caller);
        List<Partner> found = partners.page(after);
        List<Partner> rows = found.stream().limit(Partners.PAGE).toList();
        return pages.render(
                "advisory/partner/list.jte",
                pages.page(TITLE),
                Map.of(
                        "rows",
                        rows,
                        "more",
                        found.size() > rows.size()
                                ? "/partners?after=" + rows.getLast().id()
                                : ""));
    }

    @GetMapping("/new")
    ResponseEntity<String> form(@AuthenticationPrincipal Caller caller) {
        Registers.only(caller);
        return form(HttpStatus.OK, PartnerForm.empty());
    }

    @PostMapping("/new")
    ResponseEntity<?> enter(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent) {
        Registers.only(caller);
        String id = sent.getFirst("id");
        PartnerForm form = PartnerForm.read(sent, id == null ? "" : id.strip());
        try {
            partners.enter(caller, form.value("id"), form.terms(today(), partners));
        } catch (Problem problem) {
            return form(HttpStatus.valueOf(problem.status()), form.refused(problem));
        }
        return seeOther(form.value("id"));
    }

    @GetMapping("/{partner}/entry")
    ResponseEntity<String> altering(
            @AuthenticationPrincipal Caller caller, @PathVariable String partner) {
        return form(HttpStatus.OK, PartnerForm.of(found(caller, partner)));
    }

    @PostMapping("/{partner}/entry")
    ResponseEntity<?> alter(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestParam MultiValueMap<String, String> sent) {
        found(caller, partner);
        PartnerForm form = PartnerForm.read(sent, partner);
        try {
            partners.alter(caller, partner, form.last(), form.terms(today(), partners));
        } catch (Problem problem) {
            return form(HttpStatus.valueOf(problem.status()), form.refused(problem));
        }
        return seeOther(partner);
    }

    private ResponseEntity<String> form(HttpStatus status, PartnerForm form) {
        Text title =
                form.last() == 0
                        ? Text.of("海外連携先を加える", "New foreign partner")
                        : Text.of("{0} を改める", "Alter {0}").with(form.value("id"));
        return pages.render(
                status, "advisory/partner/form.jte", pages.page(title), Map.of("form", form));
    }

    @GetMapping("/{partner}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Long before) {
        return show(
                HttpStatus.OK,
                found(caller, partner),
                after == null ? Fetches.START : Cursor.parse(after),
                before == null ? Long.MAX_VALUE : before,
                "",
                Map.of());
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            Partner partner,
            Cursor after,
            long before,
            String issued,
            Map<String, Text> errors) {
        String here = "/partners/" + partner.id();
        List<Fetches.Within> within = fetches.within(partner.id(), after);
        List<Fetches.Within> reach = within.stream().limit(Fetches.PAGE).toList();
        List<Fetches.Fetch> fetched = fetches.of(partner.id(), before);
        List<Fetches.Fetch> log = fetched.stream().limit(Fetches.PAGE).toList();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "view",
                new View(
                        partner,
                        tokens.of(partner.id()),
                        reach,
                        within.size() > reach.size()
                                ? here
                                        + "?after="
                                        + new Cursor(
                                                reach.getLast().releasedAt(), reach.getLast().id())
                                : "",
                        log,
                        fetched.size() > log.size() ? here + "?before=" + log.getLast().id() : "",
                        issued,
                        errors));
        return pages.render(
                status, "advisory/partner/one.jte", pages.page(partner.terms().name()), model);
    }

    @PostMapping("/{partner}/confirmation")
    ResponseEntity<?> confirm(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestParam(defaultValue = "0") int number) {
        return doing(caller, partner, "confirm", () -> partners.confirm(caller, partner, number));
    }

    @PostMapping("/{partner}/suspension")
    ResponseEntity<?> suspend(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestParam(defaultValue = "") String reason) {
        return doing(caller, partner, "reason", () -> partners.suspend(caller, partner, reason));
    }

    @PostMapping("/{partner}/resumption")
    ResponseEntity<?> resume(@AuthenticationPrincipal Caller caller, @PathVariable String partner) {
        return doing(caller, partner, "reason", () -> partners.resume(caller, partner));
    }

    /// Shown this once.
    @PostMapping("/{partner}/tokens")
    ResponseEntity<?> issue(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String networks) {
        Partner found = found(caller, partner);
        try {
            PartnerTokens.Issued issued = tokens.issue(caller, partner, name, networks);
            return show(
                    HttpStatus.OK, found, Fetches.START, Long.MAX_VALUE, issued.token(), Map.of());
        } catch (Problem problem) {
            return refused(found, problem, "name");
        }
    }

    @PostMapping("/{partner}/tokens/{token}/revocation")
    ResponseEntity<?> revoke(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @PathVariable UUID token) {
        return doing(caller, partner, "name", () -> tokens.revoke(caller, partner, token));
    }

    private ResponseEntity<?> doing(Caller caller, String partner, String field, Runnable deed) {
        Partner found = found(caller, partner);
        try {
            deed.run();
        } catch (Problem problem) {
            return refused(found, problem, field);
        }
        return seeOther(partner);
    }

    private ResponseEntity<String> refused(Partner found, Problem problem, String field) {
        if (problem.status() == 404) {
            throw problem;
        }
        Map<String, Text> errors = new HashMap<>();
        if (problem.fields().isEmpty()) {
            errors.put(field, problem.title());
        }
        problem.fields().forEach(f -> errors.put(f.pointer().substring(1), f.detail()));
        return show(
                HttpStatus.valueOf(problem.status()),
                found,
                Fetches.START,
                Long.MAX_VALUE,
                "",
                errors);
    }

    private Partner found(Caller caller, String partner) {
        Registers.only(caller);
        return partners.find(partner).orElseThrow(Problem::notFound);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PartnersApi.TOKYO);
    }

    private static ResponseEntity<Void> seeOther(String partner) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/partners/" + partner)
                .build();
    }
}
