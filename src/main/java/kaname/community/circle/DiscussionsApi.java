package kaname.community.circle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
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

/// Threads of a circle, for programs.
@RestController
@RequestMapping(path = "/api/v1/circles/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class DiscussionsApi {

    private final Discuss discuss;
    private final CarryEntry carry;
    private final CircleViews views;

    DiscussionsApi(Discuss discuss, CarryEntry carry, CircleViews views) {
        this.discuss = discuss;
        this.carry = carry;
        this.views = views;
    }

    record Opened(@Nullable String title, @Nullable String text, @Nullable String marking) {}

    record Said(@Nullable String text, @Nullable String marking) {}

    record Wished(@Nullable String to, @Nullable String reason) {}

    record Answered(@Nullable Boolean consents) {}

    record Id(UUID id) {}

    record Words(
            UUID id,
            Instant at,
            String marking,
            @Nullable String organisation,
            @Nullable String text,
            @Nullable Instant withdrawnAt,
            boolean crossed) {
        static Words of(Entry entry) {
            return new Words(
                    entry.id(),
                    entry.at(),
                    entry.marking().label(),
                    entry.organisation(),
                    entry.text(),
                    entry.withdrawnAt(),
                    entry.crossed());
        }
    }

    record Whole(
            UUID id,
            UUID circle,
            @Nullable String title,
            List<Words> entries,
            @Nullable String next) {}

    @PostMapping("/threads")
    ResponseEntity<Id> open(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Opened opened) {
        UUID thread =
                discuss.open(
                        caller,
                        id,
                        CirclesApi.or(opened.title()),
                        CirclesApi.or(opened.text()),
                        CirclesApi.or(opened.marking()));
        return ResponseEntity.status(HttpStatus.CREATED).body(new Id(thread));
    }

    @GetMapping("/threads/{thread}")
    Whole thread(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @RequestParam(required = false) @Nullable String after) {
        Cursor from = after == null ? null : Cursor.parse(after);
        DiscussionView view = views.thread(caller, id, thread, from, Map.of(), Map.of());
        return new Whole(
                view.thread().id(),
                view.thread().circle(),
                view.thread().title(),
                view.entries().stream().map(Words::of).toList(),
                view.more());
    }

    @PostMapping("/threads/{thread}/entries")
    ResponseEntity<Words> say(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @RequestBody Said said) {
        Entry entry =
                discuss.say(
                        caller,
                        id,
                        thread,
                        CirclesApi.or(said.text()),
                        CirclesApi.or(said.marking()));
        return ResponseEntity.status(HttpStatus.CREATED).body(Words.of(entry));
    }

    @PostMapping("/threads/{thread}/entries/{entry}/withdrawal")
    Whole withdraw(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @PathVariable UUID entry) {
        discuss.withdraw(caller, id, thread, entry);
        return thread(caller, id, thread, null);
    }

    @PostMapping("/threads/{thread}/entries/{entry}/crossings")
    ResponseEntity<Id> carry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID thread,
            @PathVariable UUID entry,
            @RequestBody Wished wished) {
        CarryEntry.Wish wish =
                new CarryEntry.Wish(CirclesApi.or(wished.to()), CirclesApi.or(wished.reason()));
        UUID asked = carry.ask(caller, id, thread, entry, wish);
        return ResponseEntity.status(HttpStatus.CREATED).body(new Id(asked));
    }

    @PostMapping("/crossings/{crossing}/answer")
    ResponseEntity<Void> answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID crossing,
            @RequestBody Answered answered) {
        carry.answer(caller, id, crossing, answered.consents());
        return ResponseEntity.noContent().build();
    }
}
