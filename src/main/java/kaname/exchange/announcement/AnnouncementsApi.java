package kaname.exchange.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Announcements, for programs: what was sent to you, and what you release.
@RestController
@RequestMapping(path = "/api/v1/announcements", produces = MediaType.APPLICATION_JSON_VALUE)
class AnnouncementsApi {

    private static final int PAGE = 50;
    private static final int LONGEST_KEY = 200;

    private final Announcements announcements;
    private final ReleaseAnnouncement release;

    AnnouncementsApi(Announcements announcements, ReleaseAnnouncement release) {
        this.announcements = announcements;
        this.release = release;
    }

    record Wanted(
            @Nullable String kind,
            @Nullable JsonNode legalBasis,
            @Nullable String title,
            @Nullable String text,
            @Nullable String tlp,
            @Nullable Boolean exercise,
            @Nullable Whom audience,
            @Nullable String supersedes,
            @Nullable Boolean withdraws) {

        Entered entered() {
            JsonNode basis = legalBasis == null ? MissingNode.getInstance() : legalBasis;
            boolean said = !basis.isMissingNode() && !basis.isNull();
            return new Entered(
                    or(kind),
                    !said ? "" : basis.isObject() ? "cited" : basis.asString("?"),
                    basis.path("instrument").asString(""),
                    basis.path("article").asString(""),
                    or(title),
                    or(text),
                    or(tlp),
                    Boolean.TRUE.equals(exercise),
                    audience == null ? Audience.NOBODY : audience.audience(),
                    or(supersedes),
                    Boolean.TRUE.equals(withdraws));
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    record Whom(
            @Nullable Boolean everyone,
            @Nullable List<@Nullable String> sectors,
            @Nullable List<@Nullable String> kinds,
            @Nullable List<@Nullable String> organisations) {
        Audience audience() {
            return new Audience(
                    Boolean.TRUE.equals(everyone),
                    texts(sectors),
                    texts(kinds),
                    texts(organisations));
        }

        private static List<String> texts(@Nullable List<@Nullable String> given) {
            return given == null
                    ? List.of()
                    : given.stream().map(text -> text == null ? "" : text.strip()).toList();
        }
    }

    record Preview(int reached) {}

    record Outline(
            UUID id,
            String sender,
            String kind,
            String title,
            String tlp,
            boolean exercise,
            Instant releasedAt,
            @Nullable UUID supersedes,
            boolean withdraws,
            @Nullable UUID supersededBy,
            @Nullable Instant readAt,
            @Nullable Instant notedAt,
            @Nullable Rates rates) {}

    /// In organisations.
    record Rates(int reached, int opened, int noted) {}

    record OutlinePage(List<Outline> announcements, @Nullable String next) {}

    record Full(Outline outline, @Nullable LegalBasis legalBasis, String text) {}

    record Noted(UUID announcement, Instant notedAt) {}

    record RecipientLine(
            String organisation, @Nullable Instant openedAt, @Nullable Instant notedAt) {}

    record RecipientPage(List<RecipientLine> recipients, @Nullable String next) {}

    /// The list alone reads nothing: it has no text.
    @GetMapping
    OutlinePage received(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        return page(
                announcements.received(caller, Announcements.Which.ALL, cursor(after), PAGE),
                Map.of());
    }

    @GetMapping("/sent")
    OutlinePage sent(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        List<Announcement> found = announcements.sent(caller, cursor(after), PAGE);
        return page(found, announcements.progress(found.stream().map(Announcement::id).toList()));
    }

    @PostMapping("/preview")
    Preview preview(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        return new Preview(release.reach(caller, wanted.entered()).organisations().size());
    }

    @PostMapping
    ResponseEntity<ReleaseAnnouncement.Released> release(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted wanted) {
        String kept = key == null ? UUID.randomUUID().toString() : key.strip();
        if (kept.isEmpty() || kept.length() > LONGEST_KEY) {
            throw Problem.of(
                    400,
                    "invalid-key",
                    Text.of(
                            "Idempotency-Key は1〜200文字です",
                            "Idempotency-Key is 1 to 200 characters"));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(release.release(caller, wanted.entered(), kept));
    }

    /// To be given the text is to read it.
    @GetMapping("/{id}")
    Full one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        Announcement found = announcements.open(caller, id).orElseThrow(Problem::notFound);
        return new Full(
                outline(found, announcements.progress(List.of(id))), found.basis(), found.text());
    }

    @PostMapping("/{id}/note")
    Noted takeNote(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return new Noted(id, announcements.takeNote(caller, id));
    }

    /// For the sender: to whom it went and how far each has come.
    @GetMapping("/{id}/recipients")
    RecipientPage recipients(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String after) {
        boolean own =
                announcements
                        .find(caller, id)
                        .filter(one -> one.sender().equals(caller.organisation()))
                        .isPresent();
        if (!own) {
            throw Problem.notFound();
        }
        List<Announcement.Recipient> found = announcements.recipients(id, after, PAGE);
        return new RecipientPage(
                found.stream()
                        .map(r -> new RecipientLine(r.organisation(), r.openedAt(), r.notedAt()))
                        .toList(),
                found.size() == PAGE ? found.getLast().organisation() : null);
    }

    private static @Nullable Cursor cursor(@Nullable String after) {
        return after == null ? null : Cursor.parse(after);
    }

    private static OutlinePage page(
            List<Announcement> found, Map<UUID, Announcement.Progress> progress) {
        return new OutlinePage(
                found.stream().map(one -> outline(one, progress)).toList(),
                found.size() == PAGE
                        ? new Cursor(found.getLast().releasedAt(), found.getLast().id()).toString()
                        : null);
    }

    private static Outline outline(Announcement one, Map<UUID, Announcement.Progress> progress) {
        Announcement.Progress come = progress.get(one.id());
        Announcement.Follower follower = one.supersededBy();
        return new Outline(
                one.id(),
                one.sender(),
                one.kind().id(),
                one.title(),
                one.marking().label(),
                one.exercise(),
                one.releasedAt(),
                one.supersedes(),
                one.withdraws(),
                follower == null ? null : follower.id(),
                one.seen().readAt(),
                one.seen().notedAt(),
                come == null ? null : new Rates(one.reached(), come.opened(), come.noted()));
    }
}
