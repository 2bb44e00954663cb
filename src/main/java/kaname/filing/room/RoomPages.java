package kaname.filing.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.incident.Incident;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The joint room, for the operator whose incident it is and for those whom it invites.
@RestController
class RoomPages {

    private static final Text ROOM = Text.of("合同ルーム", "Joint room");

    private final KeepRoom keep;
    private final RoomViews views;
    private final WhatToShow shown;
    private final Pages pages;

    RoomPages(KeepRoom keep, RoomViews views, WhatToShow shown, Pages pages) {
        this.keep = keep;
        this.views = views;
        this.shown = shown;
        this.pages = pages;
    }

    @GetMapping("/rooms")
    ResponseEntity<String> rooms() {
        return pages.render(
                "filing/room/rooms.jte",
                pages.page(Text.of("合同ルームの一覧", "Joint rooms")),
                Map.of("rooms", views.all()));
    }

    @GetMapping("/incidents/{incident}/room")
    ResponseEntity<?> ofIncident(@PathVariable UUID incident) {
        Incident found = shown.incident(incident);
        return views.all().stream()
                .filter(room -> room.incident().equals(incident))
                .findFirst()
                .<ResponseEntity<?>>map(room -> seeOther(room.id()))
                .orElseGet(() -> opening(HttpStatus.OK, found, "", null));
    }

    @PostMapping("/incidents/{incident}/room")
    ResponseEntity<?> open(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID incident,
            @RequestParam(defaultValue = "") String purpose) {
        try {
            return seeOther(keep.open(caller, incident, purpose).id());
        } catch (Problem problem) {
            return opening(
                    HttpStatus.BAD_REQUEST, shown.incident(incident), purpose, error(problem));
        }
    }

    @GetMapping("/rooms/{id}")
    ResponseEntity<String> room(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String before) {
        Cursor from = before == null ? null : Cursor.parse(before);
        return show(HttpStatus.OK, views.of(caller, id, from, Map.of(), ""), "room");
    }

    /// The part of the page that follows what happens in the room.
    @GetMapping("/rooms/{id}/talk")
    ResponseEntity<String> talk(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return show(HttpStatus.OK, views.of(caller, id, null, Map.of(), ""), "talk");
    }

    @PostMapping("/rooms/{id}/invitations")
    ResponseEntity<?> invite(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String organisation) {
        return done(caller, id, "", () -> keep.invite(caller, id, organisation));
    }

    @PostMapping("/rooms/{id}/acceptance")
    ResponseEntity<?> accept(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return done(caller, id, "", () -> keep.accept(caller, id));
    }

    @PostMapping("/rooms/{id}/departure")
    ResponseEntity<?> leave(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return done(caller, id, "", () -> keep.leave(caller, id));
    }

    @PostMapping("/rooms/{id}/revocations")
    ResponseEntity<?> revoke(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String organisation) {
        return done(caller, id, "", () -> keep.revoke(caller, id, organisation));
    }

    @PostMapping("/rooms/{id}/messages")
    ResponseEntity<?> say(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String marking) {
        return done(caller, id, text, () -> keep.say(caller, id, text, marking(marking)));
    }

    @PostMapping("/rooms/{id}/facts")
    ResponseEntity<?> showFacts(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> facts,
            @RequestParam(defaultValue = "") String marking) {
        return done(caller, id, "", () -> keep.showFacts(caller, id, facts, marking(marking)));
    }

    @PostMapping("/rooms/{id}/letters")
    ResponseEntity<?> showLetter(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam UUID letter) {
        return done(caller, id, "", () -> keep.showLetter(caller, id, letter));
    }

    private ResponseEntity<?> done(Caller caller, UUID id, String typed, Runnable act) {
        try {
            act.run();
            return seeOther(id);
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            Problem.Field field =
                    problem.firstField().orElse(new Problem.Field("/text", problem.title()));
            return show(
                    HttpStatus.BAD_REQUEST,
                    views.of(caller, id, null, Map.of(field.pointer(), field.detail()), typed),
                    "room");
        }
    }

    private ResponseEntity<String> show(HttpStatus status, RoomView view, String template) {
        return pages.render(
                status,
                "filing/room/" + template + ".jte",
                pages.page(Text.of("{0} - {1}", "{0} - {1}").with(ROOM, view.room().purpose()))
                        .exercise(view.room().exercise()),
                Map.of("view", view));
    }

    private ResponseEntity<String> opening(
            HttpStatus status, Incident incident, String purpose, @Nullable Text error) {
        Map<String, Object> model = new HashMap<>();
        model.put("incident", incident.id().toString());
        model.put("title", incident.title());
        model.put("purpose", purpose);
        model.put("error", error);
        return pages.render(
                status,
                "filing/room/opening.jte",
                pages.page(Text.of("合同ルームを開く", "Open a joint room")).exercise(incident.exercise()),
                model);
    }

    static Marking marking(String label) {
        return Marking.of(label)
                .orElseThrow(() ->
                        Problem.field(
                                "invalid-marking",
                                "/marking",
                                Text.of("TLP の印を選んでください", "choose a TLP marking")));
    }

    private static Text error(Problem problem) {
        if (problem.status() != 400) {
            throw problem;
        }
        return problem.firstField().map(Problem.Field::detail).orElse(problem.title());
    }

    private static ResponseEntity<Void> seeOther(UUID room) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/rooms/" + room)
                .build();
    }
}
