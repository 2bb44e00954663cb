package kaname.advisory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.exchange.announcement.Announcements;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import kaname.taxii.Concerns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The advisories that reach whoever is signed in, and what their organisation does about them.
@RestController
@RequestMapping("/advisories")
class AdvisoryPages {

    static final int PAGE = 25;
    static final Text TITLE = Text.of("注意喚起", "Advisories");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Advisories advisories;
    private final Drafts drafts;
    private final Campaigns campaigns;
    private final ReleaseAdvisory release;
    private final Announcements announcements;
    private final Using using;
    private final Concerns concerns;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    AdvisoryPages(
            Advisories advisories,
            Drafts drafts,
            Campaigns campaigns,
            ReleaseAdvisory release,
            Announcements announcements,
            Using using,
            Concerns concerns,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.advisories = advisories;
        this.drafts = drafts;
        this.campaigns = campaigns;
        this.release = release;
        this.announcements = announcements;
        this.using = using;
        this.concerns = concerns;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    /// The page of a list; `more` is the link to the next or "", `concerns` how much that was
    /// shared concerns what the reader registered.
    public record Listed(
            List<Advisory> rows,
            int total,
            String more,
            Advisories.Choice choice,
            boolean narrowed,
            boolean writer,
            List<Drafts.Standing> drafts,
            List<Advisory> own,
            int concerns) {}

    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String aspect,
            @RequestParam(defaultValue = "") String tlp,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable String after) {
        Advisories.Choice choice = Choosing.of(aspect, tlp, sector, words);
        List<Advisory> found =
                advisories.page(
                        caller, choice, after == null ? Place.START : Place.parse(after), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Advisory> rows = more ? found.subList(0, PAGE) : found;
        boolean writer = Drafts.mayWrite(caller) && after == null && !choice.narrowed();
        Listed listed =
                new Listed(
                        rows,
                        advisories.count(caller, choice),
                        more ? Links.next(choice, Place.of(rows.getLast().head())) : "",
                        choice,
                        choice.narrowed(),
                        Drafts.mayWrite(caller),
                        writer ? drafts.open(caller, PAGE) : List.of(),
                        writer ? advisories.own(caller, PAGE) : List.of(),
                        ConcernPages.registers(caller) ? concerns.count() : 0);
        return pages.render(
                "advisory/list.jte",
                pages.page(TITLE),
                Map.of("listed", listed, "sectors", sectors()));
    }

    private List<Sector> sectors() {
        return catalogues.now().sectorsOn(LocalDate.ofInstant(clock.instant(), TOKYO));
    }

    /// A measure with what the reader's organisation said, and how far all have come where that may
    /// be told.
    public record Measure(
            int number,
            String text,
            Campaigns.@Nullable Answer answer,
            Campaigns.@Nullable Rate overall,
            List<Campaigns.Rate> sectors) {}

    @GetMapping("/{id}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int answered) {
        announcements.open(caller, id);
        return show(HttpStatus.OK, caller, id, answered, Map.of());
    }

    private ResponseEntity<String> show(
            HttpStatus status, Caller caller, UUID id, int answered, Map<String, Text> errors) {
        Advisory found = advisories.find(caller, id).orElseThrow(Problem::notFound);
        boolean author = Shown.isAuthor(found, caller);
        Map<String, Object> model = new HashMap<>();
        model.put("one", found);
        model.put("author", author);
        model.put("measures", measures(caller, found, author));
        model.put("versions", advisories.versions(caller, found.head().series()));
        model.put("own", caller.isOperator() ? using.own(found.body()) : Using.Own.NONE);
        model.put("answered", answered);
        model.put("errors", errors);
        model.put(
                "sectors",
                catalogues.now().sectors().stream()
                        .collect(Collectors.toMap(Sector::id, Sector::label)));
        return pages.render(status, "advisory/one.jte", page(found), model);
    }

    private Page page(Advisory found) {
        return pages.page(Text.same(found.head().title()))
                .exercise(found.head().exercise())
                .document(found.head().id() + " v" + found.head().number());
    }

    private List<Measure> measures(Caller caller, Advisory found, boolean author) {
        UUID id = found.head().id();
        boolean asked = !found.body().measures().isEmpty();
        Map<Integer, Campaigns.Answer> answers =
                asked && found.seen().received() ? campaigns.answers(caller, id) : Map.of();
        List<Campaigns.Rate> rates =
                !asked ? List.of() : author ? campaigns.rates(id) : campaigns.overall(id);
        return java.util.stream.IntStream.rangeClosed(1, found.body().measures().size())
                .mapToObj(number -> measure(found, number, answers, rates))
                .toList();
    }

    private static Measure measure(
            Advisory found,
            int number,
            Map<Integer, Campaigns.Answer> answers,
            List<Campaigns.Rate> rates) {
        List<Campaigns.Rate> its = rates.stream().filter(r -> r.measure() == number).toList();
        return new Measure(
                number,
                found.body().measures().get(number - 1),
                answers.get(number),
                its.stream().filter(r -> r.sector() == null).findFirst().orElse(null),
                its.stream().filter(r -> r.sector() != null).toList());
    }

    @PostMapping("/{id}/answers")
    ResponseEntity<?> answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int measure,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String on) {
        Advisory found = advisories.find(caller, id).orElseThrow(Problem::notFound);
        try {
            campaigns.answer(caller, found, measure, answer, note, on);
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            return show(
                    HttpStatus.BAD_REQUEST,
                    caller,
                    id,
                    0,
                    Map.of("measure-" + measure, problem.fields().getFirst().detail()));
        }
        return seeOther("/advisories/" + id + "?answered=" + measure + "#measure-" + measure);
    }

    @PostMapping("/{id}/note")
    ResponseEntity<Void> takeNote(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        announcements.takeNote(caller, id);
        return seeOther("/advisories/" + id);
    }

    @PostMapping("/{id}/revocation")
    ResponseEntity<?> revoke(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        try {
            release.revoke(caller, id, reason);
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            return show(
                    HttpStatus.BAD_REQUEST,
                    caller,
                    id,
                    0,
                    Map.of("reason", problem.fields().getFirst().detail()));
        }
        return seeOther("/advisories/" + id);
    }

    @GetMapping("/{id}/exports/{format}")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable String format) {
        announcements.open(caller, id);
        return Export.file(advisories.find(caller, id).orElseThrow(Problem::notFound), format);
    }

    static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
