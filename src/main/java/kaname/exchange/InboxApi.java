package kaname.exchange;

import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An authority's desk, for programs. Letters come most urgent clock first, page by page.
@RestController
@RequestMapping(path = "/api/v1/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
class InboxApi {

    private static final int PAGE = 50;
    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST_QUESTION = 4000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Mailbox mailbox;
    private final LetterFiles files;

    private final AnswerClocks answers;

    InboxApi(Mailbox mailbox, LetterFiles files, AnswerClocks answers) {
        this.answers = answers;
        this.mailbox = mailbox;
        this.files = files;
    }

    record Envelope(
            UUID id,
            UUID incident,
            int report,
            String sender,
            String regime,
            String stage,
            String dutyClass,
            String form,
            boolean exercise,
            Instant sentAt,
            @Nullable Instant nextClockAt,
            @Nullable Instant acknowledgedAt,
            String purpose,
            JsonNode content) {}

    record Inbox(List<Envelope> letters, @Nullable String next) {}

    record Acknowledged(UUID letter, Instant acknowledgedAt) {}

    record Asked(String text) {}

    /// To be given a letter is to read it.
    @GetMapping
    Inbox inbox(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        List<Mailbox.Delivered> waiting =
                mailbox.fetch(caller, after == null ? null : place(after), PAGE);
        String next = null;
        if (waiting.size() == PAGE) {
            Letter last = waiting.getLast().letter();
            Instant clock = last.clockAt() == null ? Mailbox.NEVER : last.clockAt();
            next = clock + "_" + last.id();
        }
        return new Inbox(waiting.stream().map(InboxApi::envelope).toList(), next);
    }

    @GetMapping("/{id}")
    Envelope letter(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return envelope(mailbox.open(caller, id, Way.API).orElseThrow(Problem::notFound));
    }

    /// To take the file is to read the letter.
    @GetMapping(path = "/{id}/letter.{format}", produces = MediaType.ALL_VALUE)
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

    record Several(@Nullable List<UUID> letters) {}

    record AllAcknowledged(List<UUID> acknowledged) {}

    /// Many at once; what is not yours or was acknowledged before is passed over.
    @PostMapping("/acknowledgements")
    AllAcknowledged acknowledgeAll(
            @AuthenticationPrincipal Caller caller, @RequestBody Several several) {
        List<UUID> letters = several.letters() == null ? List.of() : several.letters();
        if (letters.isEmpty() || letters.size() > MOST_AT_ONCE || letters.contains(null)) {
            throw Problem.field(
                    "invalid-letters",
                    "/letters",
                    Text.of("通知を1〜500件指定してください", "name 1 to 500 letters"));
        }
        return new AllAcknowledged(mailbox.acknowledgeAll(caller, letters));
    }

    record Response(UUID id, UUID letter, Instant at) {}

    record Owed(UUID letter, boolean exercise, @Nullable Instant dueAt) {}

    record AllOwed(List<Owed> answers) {}

    /// What the caller's organisation owes an answer to, the earliest due time first.
    @GetMapping("/answers")
    AllOwed owed(@AuthenticationPrincipal Caller caller) {
        return new AllOwed(
                answers.owed(caller).stream()
                        .map(one -> new Owed(one.letter(), one.exercise(), one.clock().due()))
                        .toList());
    }

    /// The response with initial feedback that meets the recipient's own clock.
    @PostMapping("/{id}/answers")
    ResponseEntity<Response> answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Asked asked) {
        Mailbox.Question said = answers.answer(caller, id, question(asked.text()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Response(said.id(), id, said.at()));
    }

    @PostMapping("/{id}/acknowledgement")
    Acknowledged acknowledge(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return new Acknowledged(id, mailbox.acknowledge(caller, id));
    }

    @GetMapping("/{id}/questions")
    List<Mailbox.Question> questions(@PathVariable UUID id) {
        return mailbox.questions(mailbox.find(id).orElseThrow(Problem::notFound).letter().id());
    }

    @PostMapping("/{id}/questions")
    ResponseEntity<Mailbox.Question> ask(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Asked asked) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(mailbox.ask(caller, id, question(asked.text())));
    }

    static String question(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > LONGEST_QUESTION
                || kaname.catalogue.PlainText.hasForbidden(stripped)) {
            throw Problem.field(
                    "invalid-question",
                    "/text",
                    Text.of("質問を1〜4000文字で書いてください", "write a question of 1 to 4000 characters"));
        }
        return stripped;
    }

    private static Envelope envelope(Mailbox.Delivered delivered) {
        Letter letter = delivered.letter();
        return new Envelope(
                letter.id(),
                letter.incident(),
                letter.report(),
                letter.sender(),
                letter.regime(),
                letter.stage(),
                letter.dutyClass(),
                letter.form(),
                letter.exercise(),
                letter.sentAt(),
                letter.clockAt(),
                delivered.acknowledgedAt(),
                letter.purpose().id(),
                JSON.readTree(letter.content()));
    }

    private static Mailbox.Place place(String text) {
        Cursor cursor = Cursor.parse(text);
        return new Mailbox.Place(cursor.at(), cursor.id());
    }
}
