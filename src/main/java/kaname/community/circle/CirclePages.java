package kaname.community.circle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.exchange.Marking;
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

/// Circles, for those who sit in them and those whom they invite.
@RestController
@RequestMapping("/circles")
class CirclePages {

    private static final Text TITLE = Text.of("グループ", "Circles");

    private final KeepCircle keep;
    private final CircleViews views;
    private final Pages pages;

    CirclePages(KeepCircle keep, CircleViews views, Pages pages) {
        this.keep = keep;
        this.views = views;
        this.pages = pages;
    }

    /// The list, and what a search found; `words` is "" where nothing was looked for.
    public record Shelf(
            List<Circle> circles, List<Discussion> found, String words, boolean mayFound) {
        public long unread() {
            return circles.stream().mapToLong(Circle::unread).sum();
        }

        public long invited() {
            return circles.stream()
                    .filter(one -> one.standing() == Circle.Standing.INVITED)
                    .count();
        }
    }

    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String words) {
        return pages.render(
                "community/circle/list.jte",
                pages.page(TITLE),
                Map.of(
                        "shelf",
                        new Shelf(
                                views.all(caller),
                                views.found(caller, words),
                                words.strip(),
                                mayFound(caller))));
    }

    private static boolean mayFound(Caller caller) {
        return List.of("operator-desk", "ceptoar-office", "industry-body").contains(caller.role());
    }

    /// The form of a new circle.
    public record Form(Founding.Entered entered, List<Circle> ceptoars, Map<String, Text> errors) {
        public List<CircleKind> kinds() {
            return List.of(CircleKind.PEER, CircleKind.ISAC, CircleKind.COUNCIL);
        }

        public List<Marking> ceilings() {
            return Arrays.stream(Marking.values()).filter(m -> m != Marking.RED).toList();
        }

        public String value(String field) {
            return switch (field) {
                case "kind" -> entered.kind();
                case "ja" -> entered.nameJa();
                case "en" -> entered.nameEn();
                case "ceiling" -> entered.ceiling();
                case "beside" -> entered.beside();
                case "originId" -> entered.originId();
                default -> entered.origin();
            };
        }
    }

    @GetMapping("/new")
    ResponseEntity<String> form(@AuthenticationPrincipal Caller caller) {
        return form(caller, HttpStatus.OK, Founding.Entered.EMPTY, Map.of());
    }

    private ResponseEntity<String> form(
            Caller caller, HttpStatus status, Founding.Entered entered, Map<String, Text> errors) {
        List<Circle> ceptoars =
                views.all(caller).stream()
                        .filter(one -> one.kind() == CircleKind.CEPTOAR && one.inside())
                        .toList();
        return pages.render(
                status,
                "community/circle/new.jte",
                pages.page(Text.of("グループを作る", "A new circle")),
                Map.of("form", new Form(entered, ceptoars, errors)));
    }

    @PostMapping("/new")
    ResponseEntity<?> found(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String ja,
            @RequestParam(defaultValue = "") String en,
            @RequestParam(defaultValue = "") String ceiling,
            @RequestParam(defaultValue = "") String beside,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String originId) {
        Founding.Entered entered =
                new Founding.Entered(kind, ja, en, ceiling, beside, origin, originId);
        try {
            return to(keep.found(caller, entered));
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            return form(caller, HttpStatus.BAD_REQUEST, entered, errors(problem));
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<String> circle(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String before) {
        Cursor from = before == null ? null : Cursor.parse(before);
        return show(HttpStatus.OK, views.of(caller, id, from, Map.of(), Map.of()), "circle");
    }

    /// The part of the page that follows what happens in the circle.
    @GetMapping("/{id}/feed")
    ResponseEntity<String> feed(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return show(HttpStatus.OK, views.of(caller, id, null, Map.of(), Map.of()), "feed");
    }

    @PostMapping("/{id}/members")
    ResponseEntity<?> invite(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String organisation) {
        return done(caller, id, () -> keep.invite(caller, id, organisation));
    }

    @PostMapping("/{id}/acceptance")
    ResponseEntity<?> accept(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean hidden) {
        return done(caller, id, () -> keep.join(caller, id, hidden));
    }

    @PostMapping("/{id}/departure")
    ResponseEntity<?> leave(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        keep.leave(caller, id);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/circles")
                .build();
    }

    @PostMapping("/{id}/removals")
    ResponseEntity<?> remove(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String organisation) {
        return done(caller, id, () -> keep.remove(caller, id, organisation));
    }

    @PostMapping("/{id}/stewards")
    ResponseEntity<?> makeSteward(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String organisation) {
        return done(caller, id, () -> keep.makeSteward(caller, id, organisation));
    }

    @PostMapping("/{id}/guests")
    ResponseEntity<?> inviteGuest(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String guest,
            @RequestParam(required = false) @Nullable UUID thread,
            @RequestParam(defaultValue = "") String reason) {
        return done(caller, id, () -> keep.inviteGuest(caller, id, guest, thread, reason));
    }

    @PostMapping("/{id}/guests/{guest}/revocation")
    ResponseEntity<?> revokeGuest(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID guest) {
        return done(caller, id, () -> keep.revokeGuest(caller, id, guest));
    }

    private ResponseEntity<?> done(Caller caller, UUID id, Runnable act) {
        try {
            act.run();
            return to(id);
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            return show(
                    HttpStatus.BAD_REQUEST,
                    views.of(caller, id, null, errors(problem), Map.of()),
                    "circle");
        }
    }

    ResponseEntity<String> show(HttpStatus status, CircleView view, String template) {
        return pages.render(
                status,
                "community/circle/" + template + ".jte",
                pages.page(Text.of("{0} - {1}", "{0} - {1}").with(TITLE, view.circle().name())),
                Map.of("view", view));
    }

    static Map<String, Text> errors(Problem problem) {
        Problem.Field field =
                problem.firstField().orElse(new Problem.Field("/text", problem.title()));
        return Map.of(field.pointer(), field.detail());
    }

    private static ResponseEntity<?> to(UUID circle) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/circles/" + circle)
                .build();
    }
}
