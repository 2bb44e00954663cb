package kaname.community.circle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
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

/// Circles, for programs.
@RestController
@RequestMapping(path = "/api/v1/circles", produces = MediaType.APPLICATION_JSON_VALUE)
class CirclesApi {

    private final KeepCircle keep;
    private final CircleViews views;

    CirclesApi(KeepCircle keep, CircleViews views) {
        this.keep = keep;
        this.views = views;
    }

    record Name(@Nullable String ja, @Nullable String en) {}

    record Origin(@Nullable String what, @Nullable String id) {}

    record Wanted(
            @Nullable String kind,
            @Nullable Name name,
            @Nullable String ceiling,
            @Nullable String beside,
            @Nullable Origin origin) {
        Founding.Entered entered() {
            Name names = name == null ? new Name("", "") : name;
            Origin from = origin == null ? new Origin("", "") : origin;
            return new Founding.Entered(
                    or(kind),
                    or(names.ja()),
                    or(names.en()),
                    or(ceiling),
                    or(beside),
                    or(from.what()),
                    or(from.id()));
        }
    }

    record Named(@Nullable String organisation) {}

    record Joining(@Nullable Boolean hidden) {}

    record Invited(@Nullable String organisation, @Nullable UUID thread, @Nullable String reason) {}

    record One(
            UUID id,
            String kind,
            Text name,
            String ceiling,
            @Nullable String office,
            Circle.@Nullable Origin origin,
            String standing,
            int members,
            int unread) {
        static One of(Circle circle) {
            return new One(
                    circle.id(),
                    circle.kind().id(),
                    circle.name(),
                    circle.ceiling().label(),
                    circle.office(),
                    circle.origin(),
                    circle.standing().name().toLowerCase(Locale.ROOT),
                    circle.members(),
                    circle.unread());
        }
    }

    record Outline(
            UUID id,
            UUID circle,
            @Nullable String title,
            Instant lastAt,
            int entries,
            boolean unread) {
        static Outline of(Discussion thread) {
            return new Outline(
                    thread.id(),
                    thread.circle(),
                    thread.title(),
                    thread.lastAt(),
                    thread.entries(),
                    thread.unread());
        }
    }

    record All(List<One> circles, List<Outline> found) {}

    record Sitting(
            String organisation,
            boolean steward,
            @Nullable Instant joinedAt,
            @Nullable String contact,
            @Nullable LocalDate contactExpires) {
        static Sitting of(Member member) {
            Member.Freshness fresh = member.freshness();
            return new Sitting(
                    member.organisation(),
                    member.steward(),
                    member.joinedAt(),
                    fresh == null ? null : fresh.state().name().toLowerCase(Locale.ROOT),
                    fresh == null ? null : fresh.expiresOn());
        }
    }

    record Reader(
            UUID id,
            String organisation,
            @Nullable UUID thread,
            String reason,
            Instant invitedAt,
            @Nullable Instant revokedAt) {
        static Reader of(Guest guest) {
            return new Reader(
                    guest.id(),
                    guest.organisation(),
                    guest.thread(),
                    guest.reason(),
                    guest.invitedAt(),
                    guest.revokedAt());
        }
    }

    record Asked(UUID id, UUID entry, UUID destination, String reason, String consent) {
        static Asked of(Crossing crossing) {
            return new Asked(
                    crossing.id(),
                    crossing.entry(),
                    crossing.destination(),
                    crossing.reason(),
                    crossing.consent());
        }
    }

    record Whole(
            One circle,
            long waiting,
            long deadContacts,
            long unnamedMembers,
            List<Sitting> members,
            List<Reader> guests,
            List<Outline> threads,
            List<Asked> crossings,
            @Nullable String next) {
        static Whole of(Caller caller, CircleView view) {
            return new Whole(
                    One.of(view.circle()),
                    view.waiting(caller.organisation()),
                    view.deadContacts(),
                    view.unnamed(),
                    view.inside().members().stream().map(Sitting::of).toList(),
                    view.inside().guests().stream().map(Reader::of).toList(),
                    view.inside().threads().stream().map(Outline::of).toList(),
                    view.inside().crossings().stream().map(Asked::of).toList(),
                    view.inside().more());
        }
    }

    @GetMapping
    All all(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String words) {
        return new All(
                views.all(caller).stream().map(One::of).toList(),
                views.found(caller, words).stream().map(Outline::of).toList());
    }

    @PostMapping
    ResponseEntity<Whole> found(
            @AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        UUID id = keep.found(caller, wanted.entered());
        return ResponseEntity.status(HttpStatus.CREATED).body(circle(caller, id, null));
    }

    @GetMapping("/{id}")
    Whole circle(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after) {
        Cursor from = after == null ? null : Cursor.parse(after);
        return Whole.of(caller, views.of(caller, id, from, Map.of(), Map.of()));
    }

    @PostMapping("/{id}/members")
    Whole invite(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Named named) {
        keep.invite(caller, id, or(named.organisation()));
        return circle(caller, id, null);
    }

    @PostMapping("/{id}/acceptance")
    Whole accept(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Joining joining) {
        keep.join(caller, id, Boolean.TRUE.equals(joining.hidden()));
        return circle(caller, id, null);
    }

    /// Nothing comes back: from that moment there is nothing to see.
    @PostMapping("/{id}/departure")
    ResponseEntity<Void> leave(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        keep.leave(caller, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/removals")
    Whole remove(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Named named) {
        keep.remove(caller, id, or(named.organisation()));
        return circle(caller, id, null);
    }

    @PostMapping("/{id}/stewards")
    Whole makeSteward(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Named named) {
        keep.makeSteward(caller, id, or(named.organisation()));
        return circle(caller, id, null);
    }

    record Admitted(UUID id) {}

    @PostMapping("/{id}/guests")
    ResponseEntity<Admitted> inviteGuest(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Invited invited) {
        UUID guest =
                keep.inviteGuest(
                        caller,
                        id,
                        or(invited.organisation()),
                        invited.thread(),
                        or(invited.reason()));
        return ResponseEntity.status(HttpStatus.CREATED).body(new Admitted(guest));
    }

    @PostMapping("/{id}/guests/{guest}/revocation")
    Whole revokeGuest(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID guest) {
        keep.revokeGuest(caller, id, guest);
        return circle(caller, id, null);
    }

    static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
