package kaname.advisory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kaname.advisory.formats.Misp;
import kaname.advisory.partner.Partners;
import kaname.advisory.partner.ToPartners;
import kaname.catalogue.Catalogues;
import kaname.dependency.Dependents;
import kaname.exchange.CanonicalJson;
import kaname.exchange.announcement.Announcements;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.core.JacksonException;

/// Writing an advisory: the form with what it would reach, the draft with the other pair of eyes.
@RestController
@RequestMapping("/advisories")
class DraftPages {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Text NEW = Text.of("注意喚起を書く", "New advisory");

    private final Drafts drafts;
    private final ReleaseAdvisory release;
    private final Dependents dependents;
    private final Partners partners;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    DraftPages(
            Drafts drafts,
            ReleaseAdvisory release,
            Dependents dependents,
            Partners partners,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.drafts = drafts;
        this.release = release;
        this.dependents = dependents;
        this.partners = partners;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    /// Empty, or begun with letters and near misses, with a draft, or with the version that it is
    /// to replace.
    @GetMapping("/new")
    ResponseEntity<String> form(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") List<UUID> letter,
            @RequestParam(defaultValue = "") List<UUID> relayed,
            @RequestParam(required = false) @Nullable UUID draft,
            @RequestParam(required = false) @Nullable UUID replacing) {
        Drafts.onlyForWriters(caller);
        if (draft != null) {
            Drafts.Standing standing = drafts.standing(caller, draft);
            UUID supersedes = standing.supersedes();
            return form(
                    caller,
                    HttpStatus.OK,
                    AdvisoryForm.of(
                            standing.written(),
                            draft.toString(),
                            supersedes == null ? "" : supersedes.toString()));
        }
        if (replacing != null) {
            return form(
                    caller,
                    HttpStatus.OK,
                    AdvisoryForm.of(drafts.of(caller, replacing), "", replacing.toString()));
        }
        return form(caller, HttpStatus.OK, AdvisoryForm.empty(sources(letter, relayed)));
    }

    private static List<Source> sources(List<UUID> letters, List<UUID> relayed) {
        return Stream.concat(
                        letters.stream().map(id -> new Source(Source.LETTER, id)),
                        relayed.stream().map(id -> new Source(Source.RELAYED, id)))
                .toList();
    }

    private ResponseEntity<String> form(Caller caller, HttpStatus status, AdvisoryForm form) {
        boolean abroad = ToPartners.mayWrite(caller);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put(
                "sectors", catalogues.now().sectorsOn(LocalDate.ofInstant(clock.instant(), TOKYO)));
        model.put("kinds", Announcements.kinds());
        model.put("suppliers", dependents.suppliers());
        model.put("partners", abroad ? partners.active() : List.of());
        model.put("abroad", abroad);
        return pages.render(
                status, "advisory/new.jte", pages.page(NEW).exercise(form.exercise()), model);
    }

    /// Keeps it as a draft, a revision of one, or the draft of a next version. What is refused
    /// stands in the form again.
    @PostMapping("/new")
    ResponseEntity<?> keep(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent) {
        Drafts.onlyForWriters(caller);
        AdvisoryForm form = AdvisoryForm.read(sent);
        try {
            return AdvisoryPages.seeOther("/advisories/drafts/" + kept(caller, form));
        } catch (Problem problem) {
            if (problem.status() == 403 || problem.status() == 404) {
                throw problem;
            }
            return form(caller, HttpStatus.valueOf(problem.status()), form.refused(problem));
        }
    }

    private UUID kept(Caller caller, AdvisoryForm form) {
        if (!form.draft().isEmpty()) {
            UUID draft = Drafts.id(form.draft()).orElseThrow(Problem::notFound);
            drafts.revise(caller, draft, form.written());
            return draft;
        }
        return drafts.open(
                caller, form.written(), form.replacing().isEmpty() ? null : form.replaced());
    }

    /// What the page shows beside the form while it is filled: contradictions, and how many it
    /// would reach.
    @PostMapping("/new/preview")
    ResponseEntity<String> preview(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent) {
        Drafts.onlyForWriters(caller);
        AdvisoryForm form = AdvisoryForm.read(sent);
        Map<String, Object> model = new HashMap<>();
        try {
            model.put(
                    "reach",
                    release.reach(
                            caller,
                            form.written(),
                            form.replacing().isEmpty() ? null : form.replaced()));
            model.put("problems", List.of());
        } catch (Problem problem) {
            if (problem.status() == 403) {
                throw problem;
            }
            model.put("reach", ReleaseAdvisory.Reach.NOBODY);
            model.put(
                    "problems",
                    problem.fields().isEmpty()
                            ? List.of(problem.title())
                            : List.copyOf(form.refused(problem).errors().values()));
        }
        return pages.render("advisory/preview.jte", pages.page(NEW), model);
    }

    /// An event of MISP into the form.
    @PostMapping("/new/misp")
    ResponseEntity<String> misp(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String event) {
        Drafts.onlyForWriters(caller);
        AdvisoryForm empty = AdvisoryForm.empty(List.of());
        try {
            Written written =
                    Misp.read(CanonicalJson.parse(event))
                            .map(json -> CanonicalJson.compact(json))
                            .map(Drafts::partly)
                            .orElseThrow(DraftPages::noEvent);
            return form(caller, HttpStatus.OK, AdvisoryForm.of(written, "", ""));
        } catch (JacksonException notJson) {
            return form(caller, HttpStatus.BAD_REQUEST, empty.refused(noEvent()));
        } catch (Problem problem) {
            return form(caller, HttpStatus.BAD_REQUEST, empty.refused(problem));
        }
    }

    private static Problem noEvent() {
        return Problem.field(
                "invalid-event",
                "/misp",
                Text.of("MISP のイベント（JSON）を貼り付けてください", "paste an event of MISP as JSON"));
    }

    @GetMapping("/drafts/{draft}")
    ResponseEntity<String> draft(@AuthenticationPrincipal Caller caller, @PathVariable UUID draft) {
        return draft(HttpStatus.OK, caller, draft, null);
    }

    private ResponseEntity<String> draft(
            HttpStatus status, Caller caller, UUID id, @Nullable Problem refused) {
        Drafts.Standing standing = drafts.standing(caller, id);
        Map<String, Object> model = new HashMap<>();
        model.put("standing", standing);
        model.put("draft", Check.of(standing.written(), standing.supersedes() != null));
        ReleaseAdvisory.Reach reach = reach(caller, standing);
        model.put("reach", reach.organisations());
        model.put("partners", reach.partners());
        model.put("refused", refused);
        return pages.render(
                status,
                "advisory/draft.jte",
                pages.page(Text.of("案「{0}」", "Draft “{0}”").with(standing.written().title()))
                        .exercise(standing.written().exercise()),
                model);
    }

    private ReleaseAdvisory.Reach reach(Caller caller, Drafts.Standing standing) {
        try {
            return standing.released() == null
                    ? release.reach(caller, standing.written(), standing.supersedes())
                    : ReleaseAdvisory.Reach.NOBODY;
        } catch (Problem nobodyAnyMore) {
            return ReleaseAdvisory.Reach.NOBODY;
        }
    }

    @PostMapping("/drafts/{draft}/approval")
    ResponseEntity<?> approve(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID draft,
            @RequestParam(defaultValue = "0") int revision) {
        return doing(
                caller,
                draft,
                () -> {
                    drafts.approve(caller, draft, revision);
                    return "/advisories/drafts/" + draft;
                });
    }

    @PostMapping("/drafts/{draft}/release")
    ResponseEntity<?> release(@AuthenticationPrincipal Caller caller, @PathVariable UUID draft) {
        return doing(caller, draft, () -> "/advisories/" + release.release(caller, draft));
    }

    @PostMapping("/drafts/{draft}/discard")
    ResponseEntity<?> discard(@AuthenticationPrincipal Caller caller, @PathVariable UUID draft) {
        return doing(
                caller,
                draft,
                () -> {
                    drafts.discard(caller, draft);
                    return "/advisories";
                });
    }

    private ResponseEntity<?> doing(Caller caller, UUID draft, Supplier<String> deed) {
        try {
            return AdvisoryPages.seeOther(deed.get());
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return draft(HttpStatus.valueOf(problem.status()), caller, draft, problem);
        }
    }
}
