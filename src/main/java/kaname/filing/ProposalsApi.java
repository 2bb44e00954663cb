package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Proposals of corrections, for programs: the recipient of a letter makes them, the operator
/// answers.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ProposalsApi {

    private final ProposeCorrection propose;
    private final Matters matters;

    ProposalsApi(ProposeCorrection propose, Matters matters) {
        this.propose = propose;
        this.matters = matters;
    }

    record Proposed(@Nullable String fact, @Nullable JsonNode value, @Nullable String reason) {}

    record Reason(@Nullable String reason) {}

    record One(
            UUID id,
            UUID letter,
            UUID incident,
            String proposedBy,
            Instant proposedAt,
            String fact,
            JsonNode value,
            String reason,
            Proposal.@Nullable Decision decision) {
        static One of(Proposal proposal) {
            return new One(
                    proposal.id(),
                    proposal.letter(),
                    proposal.incident(),
                    proposal.organisation(),
                    proposal.at(),
                    proposal.fact(),
                    proposal.value(),
                    proposal.reason(),
                    proposal.decision());
        }
    }

    record All(List<One> proposals) {}

    @PostMapping("/inbox/{id}/proposals")
    ResponseEntity<One> propose(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Proposed proposed) {
        if (proposed.fact() == null || proposed.value() == null) {
            throw Problem.field(
                    "invalid-proposal",
                    proposed.fact() == null ? "/fact" : "/value",
                    Text.of("書いてください", "is missing"));
        }
        String reason = proposed.reason() == null ? "" : proposed.reason();
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        One.of(
                                propose.propose(
                                        caller, id, proposed.fact(), proposed.value(), reason)));
    }

    @GetMapping("/inbox/{id}/proposals")
    All made(@PathVariable UUID id) {
        return new All(propose.ofLetter(id).stream().map(One::of).toList());
    }

    @GetMapping("/incidents/{id}/proposals")
    All received(@PathVariable UUID id) {
        matters.dossier(id);
        return new All(propose.ofIncident(id).stream().map(One::of).toList());
    }

    @PostMapping("/proposals/{id}/acceptance")
    One accept(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return One.of(propose.accept(caller, id));
    }

    @PostMapping("/proposals/{id}/refusal")
    One decline(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Reason reason) {
        return One.of(propose.decline(caller, id, reason.reason() == null ? "" : reason.reason()));
    }
}
