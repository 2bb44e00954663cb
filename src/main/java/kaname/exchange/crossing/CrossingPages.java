package kaname.exchange.crossing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Power;
import kaname.catalogue.Purpose;
import kaname.exchange.Letter;
import kaname.exchange.Sheet;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Using a letter for another purpose: the desk says on which basis, the operator answers.
@RestController
class CrossingPages {

    private final CarryLetter carry;
    private final Pages pages;

    CrossingPages(CarryLetter carry, Pages pages) {
        this.carry = carry;
        this.pages = pages;
    }

    /// What stands in the form, and what is wrong with it by field.
    public record Form(CarryLetter.Wanted wanted, Map<String, Text> errors, @Nullable Text error) {
        static final Form EMPTY =
                new Form(
                        new CarryLetter.Wanted(null, null, null, null, null, null), Map.of(), null);

        public String value(@Nullable String entered) {
            return entered == null ? "" : entered;
        }
    }

    public record View(
            String letter,
            Text title,
            Purpose purpose,
            boolean locked,
            boolean operator,
            List<Crossing> crossings,
            List<Purpose> elsewhere,
            List<Power> powers,
            Form form) {}

    @GetMapping("/letters/{id}/crossings")
    ResponseEntity<String> show(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return show(HttpStatus.OK, caller, id, Form.EMPTY);
    }

    @PostMapping("/letters/{id}/crossings")
    ResponseEntity<?> carry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form) {
        CarryLetter.Wanted wanted =
                new CarryLetter.Wanted(
                        form.get("purpose"),
                        form.get("power"),
                        form.get("instrument"),
                        form.get("article"),
                        form.get("source"),
                        form.get("reason"));
        try {
            carry.carry(caller, id, wanted);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            Map<String, Text> errors = new HashMap<>();
            problem.fields().forEach(f -> errors.put(f.pointer().substring(1), f.detail()));
            return show(
                    HttpStatus.valueOf(problem.status()),
                    caller,
                    id,
                    new Form(wanted, errors, problem.title()));
        }
        return seeOther(id);
    }

    @PostMapping("/letters/{id}/crossings/{crossing}/consent")
    ResponseEntity<Void> answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID crossing,
            @RequestParam boolean agreed) {
        carry.answer(caller, crossing, agreed);
        return seeOther(id);
    }

    private ResponseEntity<String> show(HttpStatus status, Caller caller, UUID id, Form form) {
        Letter letter = carry.seen(id);
        Sheet sheet = Sheet.of(letter.content());
        View view =
                new View(
                        id.toString(),
                        Text.of("{0} {1}", "{0}, {1}").with(sheet.regime(), sheet.stage()),
                        letter.purpose(),
                        letter.locked(),
                        letter.operator().equals(caller.organisation()),
                        carry.ofLetter(id),
                        CarryLetter.elsewhere(letter),
                        carry.powers(letter),
                        form);
        var page =
                pages.page(
                                Text.of("別の目的に使う：{0}", "Use for another purpose: {0}")
                                        .with(view.title()))
                        .exercise(letter.exercise())
                        .document(view.letter());
        return pages.render(status, "exchange/crossing/crossings.jte", page, Map.of("view", view));
    }

    private static ResponseEntity<Void> seeOther(UUID letter) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/letters/" + letter + "/crossings")
                .build();
    }
}
