package kaname.situation;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.exchange.Hash;
import kaname.exchange.Marking;
import kaname.exchange.announcement.Announce;
import kaname.exchange.announcement.AnnouncementKind;
import kaname.exchange.announcement.Audience;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.situation.next.Ahead;
import kaname.situation.next.Failing;
import kaname.situation.next.LookAhead;
import kaname.situation.next.Warning;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Warns those whose services may stop after one that is down, without saying whose that is.
@RestController
@RequestMapping("/situation/warning")
class WarningPages {

    private final Told told;
    private final LookAhead lookAhead;
    private final Warn warn;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    WarningPages(
            Told told,
            LookAhead lookAhead,
            Warn warn,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.told = told;
        this.lookAhead = lookAhead;
        this.warn = warn;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    private record Found(
            String letter, String service, Ahead ahead, Warning warning, boolean exercise) {
        List<String> organisations() {
            return ahead.concerned(letter);
        }
    }

    @GetMapping
    ResponseEntity<String> look(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String letter) {
        onlyForThoseWhoWarn(caller);
        Map<String, Object> model = new HashMap<>();
        Optional<Found> found = found(caller, letter);
        model.put("letter", letter);
        model.put("next", found.flatMap(one -> one.ahead().after(letter)).orElse(null));
        model.put("warning", found.map(Found::warning).orElse(null));
        model.put("organisations", found.map(one -> one.organisations().size()).orElse(0));
        return pages.render(
                "situation/warning.jte",
                pages.page(Text.of("早期の知らせ", "Early warning"))
                        .exercise(found.map(Found::exercise).orElse(false)),
                model);
    }

    /// The same warning to the same organisations goes once.
    @PostMapping
    ResponseEntity<Void> warn(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String letter) {
        onlyForThoseWhoWarn(caller);
        Found found =
                found(caller, letter)
                        .filter(one -> !one.organisations().isEmpty())
                        .orElseThrow(Problem::notFound);
        Announce.Announced out =
                warn.those(
                        caller,
                        found.organisations(),
                        found.service(),
                        new Announce.Word(
                                AnnouncementKind.INFORMATION,
                                found.warning().title(),
                                found.warning().text(),
                                Marking.AMBER,
                                found.exercise(),
                                new Audience(false, List.of(), List.of(), found.organisations()),
                                null,
                                false,
                                true),
                        key(found));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/announcements/" + out.id()))
                .build();
    }

    private static String key(Found found) {
        String says = found.warning().text() + String.join(" ", found.organisations());
        return "warning/" + found.letter() + "/" + Hash.sha256(says);
    }

    private Optional<Found> found(Caller caller, String letter) {
        return id(letter)
                .flatMap(id -> told.find(caller, id, clock.instant()))
                .flatMap(matter -> found(caller, matter));
    }

    private static Optional<UUID> id(String letter) {
        try {
            return Optional.of(UUID.fromString(letter));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Optional<Found> found(Caller caller, Told.Matter matter) {
        Ahead.Down down = matter.down();
        Ahead ahead = lookAhead.of(caller, List.of(down));
        return ahead.failing(down.letter())
                .map(failing ->
                        new Found(
                                down.letter(),
                                failing.service(),
                                ahead,
                                warning(matter.sector(), failing),
                                matter.exercise()));
    }

    private Warning warning(String sector, Failing failing) {
        Text label =
                catalogues
                        .now()
                        .sector(sector)
                        .map(Sector::label)
                        .orElseGet(() -> Text.of("重要インフラ", "critical infrastructure"));
        return new Warning(label, failing.since(), failing.back());
    }

    private static void onlyForThoseWhoWarn(Caller caller) {
        if (!caller.role().equals("coordinator") && !caller.role().equals("ministry-desk")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of("知らせるのは総合調整と所管省庁の担当です", "Coordinators and desks of ministries warn"));
        }
    }
}
