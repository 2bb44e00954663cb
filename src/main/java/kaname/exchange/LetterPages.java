package kaname.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One letter, for its recipient, for the operator that it is about, and for who passed it on.
@RestController
@RequestMapping("/letters/{id}")
class LetterPages {

    private final Mailbox mailbox;
    private final Readings readings;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;
    private final LetterFiles files;
    private final OutsideTheInbox outside;
    private final List<Enclosures> enclosures;

    LetterPages(
            Mailbox mailbox,
            Readings readings,
            Catalogues catalogues,
            Pages pages,
            Clock clock,
            LetterFiles files,
            OutsideTheInbox outside,
            List<Enclosures> enclosures) {
        this.mailbox = mailbox;
        this.readings = readings;
        this.outside = outside;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
        this.files = files;
        this.enclosures = enclosures;
    }

    /// What stands in the box for a question, and what is wrong with it.
    public record Draft(String text, @Nullable Text error, boolean sent, boolean told) {
        static final Draft NONE = new Draft("", null, false, false);
        static final Draft SENT = new Draft("", null, true, false);
        static final Draft TOLD = new Draft("", null, false, true);
    }

    @GetMapping
    ResponseEntity<String> letter(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String said,
            @RequestParam(required = false) @Nullable String told) {
        Draft done = told == null ? Draft.NONE : Draft.TOLD;
        return show(HttpStatus.OK, caller, id, said == null ? done : Draft.SENT);
    }

    /// The bytes whose SHA-256 the ledger and the receipt carry.
    @GetMapping("/letter.json")
    ResponseEntity<byte[]> content(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        Letter letter = mailbox.open(caller, id, Way.JSON).orElseThrow(Problem::notFound).letter();
        String name = "kaname-letter-" + letter.id() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(letter.content().getBytes(UTF_8));
    }

    /// The letter in the authority's form, to hand in by other ways. To take it is to read it.
    @GetMapping("/letter.{format}")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String lang) {
        return files.file(
                mailbox.open(caller, id, Way.ofFile(format)).orElseThrow(Problem::notFound),
                format,
                lang);
    }

    @PostMapping("/acknowledgement")
    ResponseEntity<Void> acknowledge(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        mailbox.acknowledge(caller, id);
        return seeOther("/letters/" + id);
    }

    @PostMapping("/questions")
    ResponseEntity<?> ask(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text) {
        String question;
        try {
            question = InboxApi.question(text);
        } catch (Problem problem) {
            Text error = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return show(HttpStatus.BAD_REQUEST, caller, id, new Draft(text, error, false, false));
        }
        mailbox.ask(caller, id, question);
        return seeOther("/letters/" + id + "?said=1#questions");
    }

    /// A page that was shown in answer to a form is gone back to at the letter.
    @GetMapping({"/acknowledgement", "/questions"})
    ResponseEntity<Void> back(@PathVariable UUID id) {
        return seeOther("/letters/" + id);
    }

    private ResponseEntity<String> show(HttpStatus status, Caller caller, UUID id, Draft draft) {
        Letter opened = mailbox.open(caller, id, Way.PAGE).orElseThrow(Problem::notFound).letter();
        LetterView view = view(caller, mailbox.find(opened.id()).orElseThrow(Problem::notFound));
        var page =
                pages.page(
                                Text.of("{0} - {1}", "{0} - {1}")
                                        .with(view.row().title(), view.recipient()))
                        .exercise(view.row().exercise())
                        .document(id.toString());
        Map<String, Object> model = new HashMap<>();
        model.put("letter", view);
        model.put("draft", draft);
        model.put("answer", outside.answer(id));
        model.put("enclosed", Enclosures.each(enclosures, room -> room.ofLetter(page, opened)));
        return pages.render(status, "exchange/letter.jte", page, model);
    }

    private LetterView view(Caller caller, Mailbox.Delivered delivered) {
        Letter letter = delivered.letter();
        Instant now = clock.instant();
        Sheet sheet = Sheet.of(letter.content());
        return new LetterView(
                InboxRow.of(delivered, catalogues.now(), now),
                sheet,
                LetterView.lines(sheet, NextReport.phase(letter, catalogues.now())),
                new LetterView.Stand(
                        delivered.recipientName(), delivered.readAt(), delivered.acknowledgedAt()),
                outside.of(letter.id()),
                letter.marking(),
                letter.purpose(),
                LetterView.side(letter, caller),
                letter.incident().toString(),
                letter.contentHash().hex(),
                readings.of(letter.id()),
                said(caller, letter.id()),
                siblings(letter));
    }

    private List<LetterView.Said> said(Caller caller, UUID letter) {
        return mailbox.questions(letter).stream()
                .map(q ->
                        new LetterView.Said(
                                q.organisationName(),
                                q.at(),
                                q.text(),
                                q.organisation().equals(caller.organisation())))
                .toList();
    }

    private List<LetterView.Sibling> siblings(Letter letter) {
        return mailbox.ofIncident(letter.incident()).stream()
                .map(other -> {
                    Sheet sheet = Sheet.of(other.letter().content());
                    Text name = other.recipientName();
                    return new LetterView.Sibling(
                            other.letter().id().toString(),
                            InboxRow.title(sheet),
                            other.letter().report(),
                            name == null ? sheet.recipient() : name,
                            other.letter().sentAt(),
                            other.letter().id().equals(letter.id()));
                })
                .toList();
    }

    private static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
