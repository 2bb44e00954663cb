package kaname.filing;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.catalogue.FactJson;
import kaname.exchange.Letter;
import kaname.exchange.Mailbox;
import kaname.incident.Dossier;
import kaname.platform.Caller;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Corrections that an authority proposes, and the operator's answers.
@RestController
class ProposalPages {

    private static final Text PROPOSE = Text.of("訂正を提案する", "Propose a correction");
    private static final Text PROPOSE_ONE = Text.of("{0}の訂正を提案する", "Propose a correction: {0}");
    private static final Text ANSWER = Text.of("訂正の提案に答える", "Answer proposed corrections");

    private final ProposeCorrection propose;
    private final Matters matters;
    private final Mailbox mailbox;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    ProposalPages(
            ProposeCorrection propose,
            Matters matters,
            Mailbox mailbox,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.propose = propose;
        this.matters = matters;
        this.mailbox = mailbox;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    /// The authority's side of one letter. `field` is the fact that is being corrected, once it is
    /// chosen.
    record Desk(
            String letter,
            boolean exercise,
            List<ProposalView> made,
            List<Fact> facts,
            @Nullable MoreField field,
            String reason,
            @Nullable Text error) {}

    /// The operator's side of one incident.
    record Answers(
            String incident,
            String title,
            boolean exercise,
            List<ProposalView> received,
            @Nullable UUID wrong,
            @Nullable Text error) {
        long open() {
            return received.stream().filter(ProposalView::open).count();
        }
    }

    @GetMapping("/letters/{id}/proposals")
    ResponseEntity<String> desk(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String fact) {
        Letter letter = received(caller, id);
        MoreField field = fact == null ? null : field(letter, fact, List.of(), null);
        return desk(HttpStatus.OK, letter, field, "", null);
    }

    @PostMapping("/letters/{id}/proposals")
    ResponseEntity<?> propose(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form) {
        Letter letter = received(caller, id);
        String fact = form.getFirst("fact") == null ? "" : form.getFirst("fact");
        String reason = form.getFirst("reason") == null ? "" : form.getFirst("reason");
        Fact wanted = catalogues.now().vocabulary().find(fact).orElseThrow(Problem::notFound);
        List<String> raw = MoreInput.raw(wanted, form);
        MoreInput input = MoreInput.read(catalogues.now().vocabulary(), form, clock.instant());
        Text wrong = input.errors().get(fact);
        if (wrong == null && input.facts().value(fact) == null) {
            wrong = Text.of("訂正後の内容を書いてください", "Say what it should be");
        }
        if (wrong != null) {
            return desk(
                    HttpStatus.BAD_REQUEST, letter, field(letter, fact, raw, wrong), reason, null);
        }
        try {
            propose.propose(caller, id, fact, FactJson.write(input.facts()).get(fact), reason);
        } catch (Problem problem) {
            Text error = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return desk(
                    HttpStatus.valueOf(problem.status()),
                    letter,
                    field(letter, fact, raw, null),
                    reason,
                    error);
        }
        return seeOther("/letters/" + id + "/proposals");
    }

    @GetMapping("/incidents/{id}/proposals")
    ResponseEntity<String> answers(@PathVariable UUID id) {
        return answers(HttpStatus.OK, id, null, null);
    }

    @PostMapping("/incidents/{incident}/proposals/{id}/acceptance")
    ResponseEntity<Void> accept(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID incident,
            @PathVariable UUID id) {
        Proposal accepted = propose.accept(caller, id);
        Proposal.Decision decision = accepted.decision();
        int report = decision == null || decision.report() == null ? 0 : decision.report();
        return seeOther("/incidents/" + accepted.incident() + "?told=" + report);
    }

    @PostMapping("/incidents/{incident}/proposals/{id}/refusal")
    ResponseEntity<?> decline(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID incident,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        try {
            propose.decline(caller, id, reason);
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            Text error = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return answers(HttpStatus.BAD_REQUEST, incident, id, error);
        }
        return seeOther("/incidents/" + incident + "/proposals");
    }

    private Letter received(Caller caller, UUID id) {
        return mailbox.find(id)
                .map(Mailbox.Delivered::letter)
                .filter(letter -> caller.organisation().equals(letter.recipient()))
                .orElseThrow(Problem::notFound);
    }

    private @Nullable MoreField field(
            Letter letter, String fact, List<String> typed, @Nullable Text error) {
        return ProposeCorrection.correctable(catalogues.now(), letter).stream()
                .filter(one -> one.id().equals(fact))
                .findFirst()
                .map(one ->
                        new MoreField(
                                one,
                                typed,
                                typed.size() == 2 ? typed.get(0) : "",
                                typed.size() == 2 ? typed.get(1) : "",
                                null,
                                error,
                                null,
                                null))
                .orElse(null);
    }

    private ResponseEntity<String> desk(
            HttpStatus status,
            Letter letter,
            @Nullable MoreField field,
            String reason,
            @Nullable Text error) {
        Catalogue catalogue = catalogues.now();
        Desk view =
                new Desk(
                        letter.id().toString(),
                        letter.exercise(),
                        propose.ofLetter(letter.id()).stream()
                                .map(one -> ProposalView.of(one, catalogue, null))
                                .toList(),
                        ProposeCorrection.correctable(catalogue, letter),
                        field,
                        reason,
                        error);
        return pages.render(
                status,
                "filing/proposals-desk.jte",
                pages.page(field == null ? PROPOSE : PROPOSE_ONE.with(field.fact().label()))
                        .exercise(letter.exercise()),
                Map.of("view", view));
    }

    private ResponseEntity<String> answers(
            HttpStatus status, UUID incident, @Nullable UUID wrong, @Nullable Text error) {
        Dossier dossier = matters.dossier(incident);
        Catalogue catalogue = catalogues.now();
        List<ProposalView> received =
                propose.ofIncident(incident).stream()
                        .map(one ->
                                ProposalView.of(one, catalogue, dossier.facts().value(one.fact())))
                        .toList();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "view",
                new Answers(
                        incident.toString(),
                        dossier.incident().title(),
                        dossier.incident().exercise(),
                        received,
                        wrong,
                        error));
        return pages.render(
                status,
                "filing/proposals.jte",
                pages.page(ANSWER).exercise(dossier.incident().exercise()),
                model);
    }

    private static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
