package kaname.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.DutyClass;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// An authority's desk, for people: what waits by clock, what was acknowledged by time.
@RestController
@RequestMapping("/inbox")
class InboxPages {

    private static final int PAGE = 25;

    private final Mailbox mailbox;
    private final Desk desk;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;
    private final AnswerClocks answers;

    InboxPages(
            Mailbox mailbox,
            Desk desk,
            Catalogues catalogues,
            Pages pages,
            Clock clock,
            AnswerClocks answers) {
        this.answers = answers;
        this.mailbox = mailbox;
        this.desk = desk;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> waiting(
            @AuthenticationPrincipal Caller caller,
            @ModelAttribute Choice choice,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable UUID acknowledged,
            @RequestParam(defaultValue = "0") int taken) {
        onlyForDesks(caller);
        Instant now = clock.instant();
        List<Mailbox.Delivered> found =
                mailbox.waiting(caller, choice.narrowing(), InboxPlace.read(after), PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("desk", deskView(caller, choice, now));
        model.put("rows", rows(found, now));
        model.put("more", found.size() > PAGE ? InboxPlace.clock(found.get(PAGE - 1)) : "");
        model.put("continued", after != null);
        model.put("taken", taken);
        model.put("sectors", sectors());
        model.put("owed", answers.owed(caller));
        model.put("answers", answers.of(found.stream().map(d -> d.letter().id()).toList()));
        if (acknowledged != null) {
            mailbox.find(acknowledged)
                    .filter(Mailbox.Delivered::acknowledged)
                    .ifPresent(d -> model.put("done", InboxRow.of(d, catalogues.now(), now)));
        }
        return pages.render(
                "exchange/inbox.jte", page(choice.searched() ? NARROWED : TITLE, found), model);
    }

    @GetMapping("/acknowledged")
    ResponseEntity<String> acknowledged(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String before) {
        onlyForDesks(caller);
        Instant now = clock.instant();
        List<Mailbox.Delivered> found =
                mailbox.acknowledged(caller, InboxPlace.read(before), PAGE + 1);
        return pages.render(
                "exchange/acknowledged.jte",
                page(TAKEN, found),
                Map.of(
                        "desk", deskView(caller, Choice.ALL, now),
                        "rows", rows(found, now),
                        "more",
                                found.size() > PAGE
                                        ? InboxPlace.acknowledged(found.get(PAGE - 1))
                                        : ""));
    }

    /// Says how many letters have come since `seen` were there; nothing when `told` says so
    /// already.
    @GetMapping("/news")
    ResponseEntity<String> news(
            @AuthenticationPrincipal Caller caller,
            @RequestParam String seen,
            @RequestParam(defaultValue = "0") long told,
            @ModelAttribute Choice choice) {
        onlyForDesks(caller);
        int fresh = desk.since(caller, Desk.Mark.read(seen));
        if (fresh <= told) {
            return ResponseEntity.noContent().build();
        }
        return pages.render(
                "exchange/news.jte",
                pages.page(TITLE),
                Map.of("seen", seen, "fresh", fresh, "choice", choice));
    }

    /// From a row of the list: with htmx the row becomes a quiet line, else the list is shown again
    /// with that line on top.
    @PostMapping("/{id}/acknowledgement")
    ResponseEntity<String> acknowledge(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @ModelAttribute Choice choice,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        mailbox.acknowledge(caller, id);
        if (htmx == null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, choice.link("acknowledged=" + id))
                    .build();
        }
        Instant now = clock.instant();
        Mailbox.Delivered delivered = mailbox.find(id).orElseThrow(Problem::notFound);
        return pages.render(
                "exchange/taken.jte",
                pages.page(TITLE),
                Map.of(
                        "row", InboxRow.of(delivered, catalogues.now(), now),
                        "desk", deskView(caller, choice, now)));
    }

    /// What was ticked, at once.
    @PostMapping("/acknowledgements")
    ResponseEntity<Void> acknowledgeAll(
            @AuthenticationPrincipal Caller caller,
            @ModelAttribute Choice choice,
            @RequestParam(defaultValue = "") List<UUID> letter) {
        onlyForDesks(caller);
        List<UUID> some = letter.stream().limit(PAGE).toList();
        int taken = some.isEmpty() ? 0 : mailbox.acknowledgeAll(caller, some).size();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, choice.link("taken=" + taken))
                .build();
    }

    @ModelAttribute
    Choice choice(
            @RequestParam(name = "class", required = false) @Nullable String dutyClass,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String words) {
        return Choice.of(dutyClass, sector, words);
    }

    /// The sectors of today, as the list offers them.
    public record SectorChoice(String id, Text label) {}

    private List<SectorChoice> sectors() {
        return catalogues.now().sectors().stream()
                .map(sector -> new SectorChoice(sector.id(), sector.label()))
                .toList();
    }

    private static final Text NARROWED = Text.of("受信箱（絞り込み）", "Inbox, narrowed");
    private static final Text TITLE = Text.of("受信箱", "Inbox");
    private static final Text TAKEN = Text.of("受領済みの通知", "Acknowledged letters");

    private List<InboxRow> rows(List<Mailbox.Delivered> found, Instant now) {
        return found.stream()
                .limit(PAGE)
                .map(delivered -> InboxRow.of(delivered, catalogues.now(), now))
                .toList();
    }

    private DeskView deskView(Caller caller, Choice choice, Instant now) {
        return new DeskView(desk.load(caller), choice, now);
    }

    /// The frame 演習 stands around a page that shows exercises alone; among real letters the rows
    /// carry the mark.
    private Page page(Text title, List<Mailbox.Delivered> found) {
        boolean exercise = !found.isEmpty() && found.stream().allMatch(d -> d.letter().exercise());
        return pages.page(title).exercise(exercise);
    }

    static void onlyForDesks(Caller caller) {
        if (caller.isOperator()) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "受信箱は、報告を受ける窓口の画面です",
                            "The inbox belongs to the desks that receive reports"));
        }
    }

    /// What the list is narrowed to: a class, a sector, words; null or "" where it is not.
    public record Choice(@Nullable DutyClass dutyClass, String sector, String words) {
        static final Choice ALL = new Choice(null, "", "");
        private static final int LONGEST = 100;

        static Choice of(@Nullable String id, String sector, String words) {
            DutyClass found = null;
            for (DutyClass one : DutyClass.values()) {
                found = one.id().equals(id) ? one : found;
            }
            String kept = words.strip();
            return new Choice(
                    found,
                    sector.matches("[a-z-]{1,63}") ? sector : "",
                    kept.length() > LONGEST ? kept.substring(0, LONGEST) : kept);
        }

        Choice with(@Nullable DutyClass other) {
            return new Choice(other, sector, words);
        }

        Mailbox.Narrowing narrowing() {
            return new Mailbox.Narrowing(
                    id(), sector.isEmpty() ? null : sector, null, words.isEmpty() ? null : words);
        }

        public @Nullable String id() {
            return dutyClass == null ? null : dutyClass.id();
        }

        /// Narrowed by more than the class.
        public boolean searched() {
            return !sector.isEmpty() || !words.isEmpty();
        }

        /// The list so chosen, with a further parameter or none.
        public String link(String parameter) {
            return "/inbox" + query(parameter);
        }

        /// The same letters as a file.
        public String file(String ending) {
            return "/inbox." + ending + query("");
        }

        /// From the question mark on; "" where nothing is chosen.
        public String query(String parameter) {
            List<String> parts = new ArrayList<>();
            if (dutyClass != null) {
                parts.add("class=" + dutyClass.id());
            }
            if (!sector.isEmpty()) {
                parts.add("sector=" + sector);
            }
            if (!words.isEmpty()) {
                parts.add("words=" + URLEncoder.encode(words, UTF_8));
            }
            if (!parameter.isEmpty()) {
                parts.add(parameter);
            }
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }
    }
}
