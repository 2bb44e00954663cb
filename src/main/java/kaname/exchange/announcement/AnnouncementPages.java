package kaname.exchange.announcement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Instrument;
import kaname.catalogue.Provenance;
import kaname.catalogue.Sector;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

/// What the government writes to many at once: everybody's list, and the sender's desk.
@RestController
@RequestMapping("/announcements")
class AnnouncementPages {

    private static final int PAGE = 25;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Text TITLE = Text.of("情報提供・助言・指導", "Announcements");
    private static final Text NEW = Text.of("情報提供・助言・指導を出す", "New announcement");

    private final Announcements announcements;
    private final ReleaseAnnouncement release;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;
    private final ObjectProvider<FullText> fullTexts;

    AnnouncementPages(
            Announcements announcements,
            ReleaseAnnouncement release,
            Catalogues catalogues,
            Pages pages,
            Clock clock,
            ObjectProvider<FullText> fullTexts) {
        this.announcements = announcements;
        this.release = release;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
        this.fullTexts = fullTexts;
    }

    /// One list of the page: its rows, and the link to the next of them or "".
    public record Shelf(List<Announcement> rows, String more) {
        static Shelf of(String name, List<Announcement> found) {
            if (found.size() <= PAGE) {
                return new Shelf(found, "");
            }
            Announcement last = found.get(PAGE - 1);
            return new Shelf(
                    found.subList(0, PAGE),
                    "/announcements?list="
                            + name
                            + "&after="
                            + new Cursor(last.releasedAt(), last.id()));
        }
    }

    /// Null: a list that this page does not show.
    public record Lists(
            @Nullable Shelf unread,
            @Nullable Shelf read,
            @Nullable Shelf sent,
            @Nullable Shelf practices,
            Map<UUID, Announcement.Progress> progress,
            boolean sender,
            String newest) {}

    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String list,
            @RequestParam(required = false) @Nullable String after) {
        Cursor from = after == null ? null : Cursor.parse(after);
        boolean sender = ReleaseAnnouncement.mayRelease(caller);
        Shelf unread =
                shown(list, "unread")
                        ? shelf(caller, "unread", Announcements.Which.UNREAD, from)
                        : null;
        Shelf read =
                shown(list, "read") ? shelf(caller, "read", Announcements.Which.READ, from) : null;
        List<Announcement> sent =
                sender && shown(list, "sent")
                        ? announcements.sent(caller, from, PAGE + 1)
                        : List.of();
        Lists lists =
                new Lists(
                        unread,
                        read,
                        sender && shown(list, "sent") ? Shelf.of("sent", sent) : null,
                        list.equals("practices")
                                ? shelf(caller, "practices", Announcements.Which.PRACTICES, from)
                                : null,
                        sent.isEmpty()
                                ? Map.of()
                                : announcements.progress(
                                        sent.stream().map(Announcement::id).toList()),
                        sender,
                        newest(unread, read));
        return pages.render(
                "exchange/announcement/list.jte", pages.page(title(list)), Map.of("lists", lists));
    }

    private static Text title(String list) {
        return switch (list) {
            case "unread" -> Text.of("未読の情報提供・助言・指導", "Unread announcements");
            case "read" -> Text.of("読んだ情報提供・助言・指導", "Announcements you have read");
            case "practices" -> Text.of("紹介された取組", "Practices of others");
            case "sent" -> Text.of("出した情報提供・助言・指導", "Announcements you released");
            default -> TITLE;
        };
    }

    private static boolean shown(String list, String name) {
        return list.isEmpty() || list.equals(name);
    }

    private Shelf shelf(
            Caller caller, String name, Announcements.Which which, @Nullable Cursor after) {
        return Shelf.of(name, announcements.received(caller, which, after, PAGE + 1));
    }

    /// The place of the newest that the page shows, from which news is counted.
    private static String newest(@Nullable Shelf unread, @Nullable Shelf read) {
        List<Announcement> all = new ArrayList<>();
        if (unread != null) {
            all.addAll(unread.rows());
        }
        if (read != null) {
            all.addAll(read.rows());
        }
        return all.stream()
                .map(one -> new Cursor(one.releasedAt(), one.id()))
                .max((a, b) -> a.at().compareTo(b.at()))
                .orElse(new Cursor(java.time.Instant.EPOCH, new UUID(0, 0)))
                .toString();
    }

    /// Says how many have come since; nothing when none have.
    @GetMapping("/news")
    ResponseEntity<String> news(
            @AuthenticationPrincipal Caller caller, @RequestParam String since) {
        int fresh = announcements.since(caller, Cursor.parse(since));
        if (fresh == 0) {
            return ResponseEntity.noContent().build();
        }
        return pages.render(
                "exchange/announcement/news.jte",
                pages.page(TITLE),
                Map.of("since", since, "fresh", fresh));
    }

    @GetMapping("/new")
    ResponseEntity<String> form(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID replacing,
            @RequestParam(defaultValue = "false") boolean withdrawing,
            @RequestParam(defaultValue = "") String practice) {
        onlyForSenders(caller);
        AnnouncementForm form =
                replacing == null
                        ? practice(practice).orElseGet(AnnouncementForm::empty)
                        : AnnouncementForm.after(own(caller, replacing), withdrawing);
        return form(HttpStatus.OK, form);
    }

    /// @param sector whose practice is told; nothing where there is no such sector
    private Optional<AnnouncementForm> practice(String sector) {
        List<Sector> all = sectors();
        return all.stream()
                .filter(one -> one.id().equals(sector))
                .findFirst()
                .map(one -> AnnouncementForm.ofPractice(one, pages.page(NEW).language(), all));
    }

    private List<Sector> sectors() {
        return catalogues.now().sectorsOn(LocalDate.ofInstant(clock.instant(), TOKYO));
    }

    /// Shows whom it would reach, or releases it where exactly that was shown before.
    @PostMapping("/new")
    ResponseEntity<?> submit(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent) {
        onlyForSenders(caller);
        AnnouncementForm form = AnnouncementForm.read(sent);
        Optional<UUID> before = release.released(caller, form.key());
        if (before.isPresent()) {
            return seeOther("/announcements/" + before.get());
        }
        try {
            int reach = release.reach(caller, form.entered()).organisations().size();
            if (!"release".equals(sent.getFirst("act")) || reach != form.reach()) {
                return form(HttpStatus.OK, form.reaching(reach));
            }
            return seeOther(
                    "/announcements/" + release.release(caller, form.entered(), form.key()).id());
        } catch (Problem problem) {
            if (problem.status() == 403 || problem.status() == 404) {
                throw problem;
            }
            return form(HttpStatus.valueOf(problem.status()), form.refused(problem));
        }
    }

    private ResponseEntity<String> form(HttpStatus status, AnnouncementForm form) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("sectors", sectors());
        model.put("kinds", new TreeMap<>(Audiences.KINDS));
        model.put("instruments", List.copyOf(catalogues.now().instruments().values()));
        return pages.render(
                status,
                "exchange/announcement/new.jte",
                pages.page(NEW).exercise(form.exercise()),
                model);
    }

    /// What an announcement rests on, as it is shown; `unverified` where our catalogue can't vouch
    /// for the instrument.
    public record Basis(Text instrument, String article, boolean unverified) {}

    @GetMapping("/{id}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String after) {
        Announcement found = announcements.open(caller, id).orElseThrow(Problem::notFound);
        boolean own = found.sender().equals(caller.organisation());
        Map<String, Object> model = new HashMap<>();
        model.put("one", found);
        model.put("basis", basis(found.basis()));
        model.put("own", own);
        model.put(
                "full",
                fullTexts.stream().flatMap(room -> room.of(id).stream()).findFirst().orElse(""));
        if (own) {
            List<Announcement.Recipient> recipients = announcements.recipients(id, after, PAGE + 1);
            model.put(
                    "progress",
                    announcements
                            .progress(List.of(id))
                            .getOrDefault(id, Announcement.Progress.NONE));
            model.put("recipients", recipients.stream().limit(PAGE).toList());
            model.put(
                    "more",
                    recipients.size() > PAGE ? recipients.get(PAGE - 1).organisation() : "");
        }
        return pages.render(
                "exchange/announcement/one.jte",
                pages.page(Text.same(found.title()))
                        .exercise(found.exercise())
                        .document(found.id().toString()),
                model);
    }

    private @Nullable Basis basis(@Nullable LegalBasis said) {
        if (said == null) {
            return null;
        }
        Instrument known = catalogues.now().instruments().get(said.instrument());
        return known == null
                ? new Basis(Text.same(said.instrument()), said.article(), true)
                : new Basis(
                        known.title(),
                        said.article(),
                        known.source().provenance() == Provenance.UNVERIFIED);
    }

    @PostMapping("/{id}/note")
    ResponseEntity<Void> takeNote(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        announcements.takeNote(caller, id);
        return seeOther("/announcements/" + id);
    }

    private Announcement own(Caller caller, UUID id) {
        return announcements
                .find(caller, id)
                .filter(one -> one.sender().equals(caller.organisation()))
                .orElseThrow(Problem::notFound);
    }

    private static void onlyForSenders(Caller caller) {
        if (!ReleaseAnnouncement.mayRelease(caller)) {
            throw ReleaseAnnouncement.notYours();
        }
    }

    private static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
