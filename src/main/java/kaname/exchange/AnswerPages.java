package kaname.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
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

/// Where an authority writes its response to a letter: the one that law gives it a time for.
@RestController
@RequestMapping("/letters/{id}/answer")
class AnswerPages {

    private final Mailbox mailbox;
    private final AnswerClocks answers;
    private final Pages pages;

    AnswerPages(Mailbox mailbox, AnswerClocks answers, Pages pages) {
        this.mailbox = mailbox;
        this.answers = answers;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> form(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return show(HttpStatus.OK, caller, id, "", null);
    }

    @PostMapping
    ResponseEntity<?> answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text) {
        try {
            answers.answer(caller, id, InboxApi.question(text));
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            Text error = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return show(HttpStatus.BAD_REQUEST, caller, id, text, error);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/letters/" + id + "?said=1#questions")
                .build();
    }

    private ResponseEntity<String> show(
            HttpStatus status, Caller caller, UUID id, String text, @Nullable Text error) {
        Letter letter =
                mailbox.find(id)
                        .map(Mailbox.Delivered::letter)
                        .filter(one -> caller.organisation().equals(one.recipient()))
                        .orElseThrow(Problem::notFound);
        Map<String, Object> model = new HashMap<>();
        model.put("letter", id.toString());
        model.put("title", InboxRow.title(Sheet.of(letter.content())));
        model.put("answer", answers.of(List.of(id)).get(id.toString()));
        model.put("text", text);
        model.put("error", error);
        return pages.render(
                status,
                "exchange/answer.jte",
                pages.page(Text.of("通知に応答する", "Respond to a letter")).exercise(letter.exercise()),
                model);
    }
}
