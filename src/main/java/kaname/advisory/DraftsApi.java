package kaname.advisory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Advisories, for programs of a desk that writes them: drafted by one, approved by another,
/// released.
@RestController
@RequestMapping(path = "/api/v1/advisories", produces = MediaType.APPLICATION_JSON_VALUE)
class DraftsApi {

    private static final int MOST = 100;

    private final Drafts drafts;
    private final ReleaseAdvisory release;

    DraftsApi(Drafts drafts, ReleaseAdvisory release) {
        this.drafts = drafts;
        this.release = release;
    }

    record Begun(UUID id, int revision) {}

    record Reach(int reached, List<String> partners) {}

    record Revision(@Nullable Integer revision) {}

    record Released(UUID id) {}

    record OneDraft(
            UUID id,
            int revision,
            @Nullable UUID supersedes,
            Instant changedAt,
            boolean approved,
            @Nullable UUID released,
            Written document) {
        static OneDraft of(Drafts.Standing standing) {
            return new OneDraft(
                    standing.id(),
                    standing.revision(),
                    standing.supersedes(),
                    standing.changedAt(),
                    standing.approved(),
                    standing.released(),
                    standing.written());
        }
    }

    record DraftList(List<OneDraft> drafts) {}

    @PostMapping
    ResponseEntity<Begun> open(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID supersedes,
            @RequestBody AsSent sent) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Begun(drafts.open(caller, sent.written(), supersedes), 1));
    }

    @PostMapping("/preview")
    Reach preview(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID supersedes,
            @RequestBody AsSent sent) {
        ReleaseAdvisory.Reach reach = release.reach(caller, sent.written(), supersedes);
        return new Reach(reach.organisations(), reach.partners());
    }

    @GetMapping("/drafts")
    DraftList list(@AuthenticationPrincipal Caller caller) {
        return new DraftList(drafts.open(caller, MOST).stream().map(OneDraft::of).toList());
    }

    @GetMapping("/drafts/{draft}")
    OneDraft one(@AuthenticationPrincipal Caller caller, @PathVariable UUID draft) {
        return OneDraft.of(drafts.standing(caller, draft));
    }

    @PostMapping("/drafts/{draft}/revisions")
    ResponseEntity<Begun> revise(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID draft,
            @RequestBody AsSent sent) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Begun(draft, drafts.revise(caller, draft, sent.written())));
    }

    @PostMapping("/drafts/{draft}/approval")
    OneDraft approve(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID draft,
            @RequestBody Revision revision) {
        drafts.approve(caller, draft, revision.revision() == null ? 0 : revision.revision());
        return OneDraft.of(drafts.standing(caller, draft));
    }

    @PostMapping("/drafts/{draft}/release")
    Released release(@AuthenticationPrincipal Caller caller, @PathVariable UUID draft) {
        return new Released(release.release(caller, draft));
    }

    @PostMapping("/drafts/{draft}/discard")
    Released discard(@AuthenticationPrincipal Caller caller, @PathVariable UUID draft) {
        drafts.discard(caller, draft);
        return new Released(draft);
    }
}
