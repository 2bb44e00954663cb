package kaname.community.circle;

import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
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

/// Threads of a circle: opened, spoken in, carried elsewhere.
@RestController
@RequestMapping("/circles/{id}")
class DiscussionPages {

    private final Discuss discuss;
    private final CarryEntry carry;
    private final CircleViews views;
    private final CirclePages circles;
    private final Pages pages;

    DiscussionPages(
            Discuss discuss,
            CarryEntry carry,
            CircleViews views,
            CirclePages circles,
            Pages pages) {
        this.discuss = discuss;
        this.carry = carry;
        this.views = views;
        this.circles = circles;
        this.pages = pages;
    }

    @PostMapping("/threads")
    ResponseEntity<?> open(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String marking) {
        try {
            return to(id, discuss.open(caller, id, title, text, marking));
        } catch (Problem problem) {
            onlyInput(problem);
            Map<String, String> typed = Map.of("title", title, "text", text, "marking", marking);
            return circles.show(
                    HttpStatus.BAD_REQUEST,
                    views.of(caller, id, null, CirclePages.errors(problem), typed),
                    "circle");
        }
    }

    @GetMapping("/threads/{thread}")
    ResponseEntity<String> thread(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @RequestParam(required = false) @Nullable String before) {
        Cursor from = before == null ? null : Cursor.parse(before);
        return show(
                HttpStatus.OK,
                views.thread(caller, id, thread, from, Map.of(), Map.of()),
                "thread");
    }

    /// The part of the page that follows what is said.
    @GetMapping("/threads/{thread}/talk")
    ResponseEntity<String> talk(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread) {
        return show(
                HttpStatus.OK, views.thread(caller, id, thread, null, Map.of(), Map.of()), "talk");
    }

    @PostMapping("/threads/{thread}/entries")
    ResponseEntity<?> say(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String marking) {
        return done(
                caller,
                id,
                thread,
                Map.of("text", text, "marking", marking),
                () -> discuss.say(caller, id, thread, text, marking));
    }

    @PostMapping("/threads/{thread}/entries/{entry}/withdrawal")
    ResponseEntity<?> withdraw(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @PathVariable UUID entry) {
        return done(
                caller, id, thread, Map.of(), () -> discuss.withdraw(caller, id, thread, entry));
    }

    @PostMapping("/threads/{thread}/entries/{entry}/crossings")
    ResponseEntity<?> carry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason) {
        return done(
                caller,
                id,
                thread,
                Map.of(),
                () -> carry.ask(caller, id, thread, entry, new CarryEntry.Wish(to, reason)));
    }

    @PostMapping("/crossings/{crossing}/answer")
    ResponseEntity<?> answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID crossing,
            @RequestParam(defaultValue = "false") boolean consents) {
        carry.answer(caller, id, crossing, consents);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/circles/" + id)
                .build();
    }

    private ResponseEntity<?> done(
            Caller caller, UUID id, UUID thread, Map<String, String> typed, Runnable act) {
        try {
            act.run();
            return to(id, thread);
        } catch (Problem problem) {
            onlyInput(problem);
            return show(
                    HttpStatus.BAD_REQUEST,
                    views.thread(caller, id, thread, null, CirclePages.errors(problem), typed),
                    "thread");
        }
    }

    private static void onlyInput(Problem problem) {
        if (problem.status() != 400) {
            throw problem;
        }
    }

    private ResponseEntity<String> show(HttpStatus status, DiscussionView view, String template) {
        return pages.render(
                status,
                "community/circle/" + template + ".jte",
                pages.page(
                        Text.of("{0} - {1}", "{0} - {1}")
                                .with(view.thread().heading(), view.circle().name())),
                Map.of("view", view));
    }

    private static ResponseEntity<?> to(UUID circle, UUID thread) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/circles/" + circle + "/threads/" + thread)
                .build();
    }
}
