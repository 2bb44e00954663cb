package kaname.filing.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/// Joint rooms, for programs.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class RoomsApi {

    private final KeepRoom keep;
    private final RoomViews views;

    RoomsApi(KeepRoom keep, RoomViews views) {
        this.keep = keep;
        this.views = views;
    }

    record Opened(@Nullable String purpose) {}

    record Named(@Nullable String organisation) {}

    record Said(@Nullable String text, @Nullable String marking) {}

    record Shown(@Nullable List<String> facts, @Nullable UUID letter, @Nullable String marking) {}

    /// `incident` only for the operator whose it is.
    record One(
            UUID id,
            @Nullable UUID incident,
            String operator,
            boolean exercise,
            String purpose,
            Instant openedAt,
            boolean inside,
            @Nullable Instant until) {
        static One of(Room room) {
            return new One(
                    room.id(),
                    room.hosted() ? room.incident() : null,
                    room.operator(),
                    room.exercise(),
                    room.purpose(),
                    room.openedAt(),
                    room.inside(),
                    room.own() == null ? null : room.own().endedAt());
        }
    }

    record All(List<One> rooms) {}

    record Member(
            String organisation,
            Instant invitedAt,
            @Nullable Instant joinedAt,
            @Nullable Instant endedAt,
            @Nullable String ended) {}

    record Words(UUID id, String organisation, Instant at, String kind, String marking, Text text) {
        static Words of(Entry entry) {
            return new Words(
                    entry.id(),
                    entry.organisation(),
                    entry.at(),
                    entry.kind(),
                    entry.marking().label(),
                    entry.text());
        }
    }

    record Whole(One room, List<Member> guests, List<Words> entries, @Nullable String next) {
        static Whole of(RoomView view) {
            return new Whole(
                    One.of(view.room()),
                    view.guests().stream()
                            .map(g ->
                                    new Member(
                                            g.organisation(),
                                            g.invitedAt(),
                                            g.joinedAt(),
                                            g.endedAt(),
                                            g.ended()))
                            .toList(),
                    view.entries().stream().map(Words::of).toList(),
                    view.more());
        }
    }

    @PostMapping("/incidents/{id}/room")
    One open(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Opened opened) {
        return One.of(keep.open(caller, id, Objects.requireNonNullElse(opened.purpose(), "")));
    }

    @GetMapping("/rooms")
    All rooms() {
        return new All(views.all().stream().map(One::of).toList());
    }

    @GetMapping("/rooms/{id}")
    Whole room(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after) {
        Cursor from = after == null ? null : Cursor.parse(after);
        return Whole.of(views.of(caller, id, from, Map.of(), ""));
    }

    @PostMapping("/rooms/{id}/invitations")
    Whole invite(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Named named) {
        keep.invite(caller, id, organisation(named));
        return room(caller, id, null);
    }

    @PostMapping("/rooms/{id}/acceptance")
    Whole accept(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        keep.accept(caller, id);
        return room(caller, id, null);
    }

    @PostMapping("/rooms/{id}/departure")
    Whole leave(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        keep.leave(caller, id);
        return room(caller, id, null);
    }

    @PostMapping("/rooms/{id}/revocations")
    Whole revoke(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Named named) {
        keep.revoke(caller, id, organisation(named));
        return room(caller, id, null);
    }

    @PostMapping("/rooms/{id}/messages")
    ResponseEntity<Words> say(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Said said) {
        return created(
                keep.say(
                        caller,
                        id,
                        Objects.requireNonNullElse(said.text(), ""),
                        RoomPages.marking(Objects.requireNonNullElse(said.marking(), ""))));
    }

    /// The operator puts facts or one letter into the room.
    @PostMapping("/rooms/{id}/shown")
    ResponseEntity<Words> show(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Shown shown) {
        if (shown.letter() != null) {
            return created(keep.showLetter(caller, id, shown.letter()));
        }
        List<String> facts = Objects.requireNonNullElse(shown.facts(), List.of());
        String marking = Objects.requireNonNullElse(shown.marking(), "");
        return created(keep.showFacts(caller, id, facts, RoomPages.marking(marking)));
    }

    private static String organisation(Named named) {
        if (named.organisation() == null) {
            throw Problem.field(
                    "invalid-organisation", "/organisation", Text.of("書いてください", "is missing"));
        }
        return named.organisation();
    }

    private static ResponseEntity<Words> created(Entry entry) {
        return ResponseEntity.status(HttpStatus.CREATED).body(Words.of(entry));
    }
}
