package kaname.advisory;

import java.util.List;
import java.util.UUID;
import kaname.advisory.Shown.Full;
import kaname.advisory.Shown.Outline;
import kaname.advisory.formats.Misp;
import kaname.exchange.announcement.Announcements;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.JsonNode;

/// Advisories, for programs that read them.
@RestController
@RequestMapping(path = "/api/v1/advisories", produces = MediaType.APPLICATION_JSON_VALUE)
class AdvisoriesApi {

    private static final int PAGE = 50;

    private final Advisories advisories;
    private final Campaigns campaigns;
    private final ReleaseAdvisory release;
    private final Announcements announcements;

    AdvisoriesApi(
            Advisories advisories,
            Campaigns campaigns,
            ReleaseAdvisory release,
            Announcements announcements) {
        this.advisories = advisories;
        this.campaigns = campaigns;
        this.release = release;
        this.announcements = announcements;
    }

    record OutlinePage(List<Outline> advisories, int total, @Nullable String next) {}

    record AnswerWanted(
            @Nullable Integer measure,
            @Nullable String answer,
            @Nullable String note,
            @Nullable String on) {}

    record AnswerList(List<Campaigns.Answer> answers, List<Shown.RateLine> overall) {}

    record RateList(List<Shown.RateLine> rates) {}

    record Reason(@Nullable String reason) {}

    record Done(UUID id) {}

    /// Without texts: what contains something under way first, then the newest.
    @GetMapping
    OutlinePage list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String aspect,
            @RequestParam(defaultValue = "") String tlp,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable String after) {
        Advisories.Choice choice = Choosing.of(aspect, tlp, sector, words);
        List<Advisory> found =
                advisories.page(
                        caller, choice, after == null ? Place.START : Place.parse(after), PAGE);
        return new OutlinePage(
                found.stream().map(one -> Outline.of(one, caller)).toList(),
                advisories.count(caller, choice),
                found.size() == PAGE ? Place.of(found.getLast().head()).toString() : null);
    }

    /// To be given it is to read it.
    @GetMapping("/{id}")
    Full one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        announcements.open(caller, id);
        return Full.of(found(caller, id), caller);
    }

    @GetMapping("/{id}/exports/{format}")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable String format) {
        announcements.open(caller, id);
        return Export.file(found(caller, id), format);
    }

    /// The caller's own answers, and how far all have come where that names nobody.
    @GetMapping("/{id}/answers")
    AnswerList answers(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        found(caller, id);
        return new AnswerList(
                List.copyOf(campaigns.answers(caller, id).values()),
                campaigns.overall(id).stream().map(Shown.RateLine::of).toList());
    }

    @PostMapping("/{id}/answers")
    AnswerList answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody AnswerWanted wanted) {
        campaigns.answer(
                caller,
                found(caller, id),
                wanted.measure() == null ? 0 : wanted.measure(),
                or(wanted.answer()),
                or(wanted.note()),
                or(wanted.on()));
        return answers(caller, id);
    }

    /// For its author: rates over all and in each sector.
    @GetMapping("/{id}/campaign")
    RateList campaign(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        Advisory found = found(caller, id);
        if (!Shown.isAuthor(found, caller)) {
            throw Problem.notFound();
        }
        return new RateList(campaigns.rates(id).stream().map(Shown.RateLine::of).toList());
    }

    @PostMapping("/{id}/revocation")
    Done revoke(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Reason reason) {
        release.revoke(caller, id, or(reason.reason()));
        return new Done(id);
    }

    /// An event of MISP as the document of a draft: what it does not say stays open.
    @PostMapping("/imports/misp")
    JsonNode misp(@AuthenticationPrincipal Caller caller, @RequestBody JsonNode event) {
        Drafts.onlyForWriters(caller);
        return Misp.read(event)
                .orElseThrow(() ->
                        Problem.field(
                                "invalid-event",
                                "/Event",
                                Text.of(
                                        "MISP のイベント（JSON）ではありません",
                                        "this is no event of MISP as JSON")));
    }

    private Advisory found(Caller caller, UUID id) {
        return advisories.find(caller, id).orElseThrow(Problem::notFound);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
