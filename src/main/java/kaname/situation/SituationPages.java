package kaname.situation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.situation.next.Ahead;
import kaname.situation.next.LookAhead;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What goes on, as far as this authority was told.
@RestController
class SituationPages {

    /// How far back the picture looks, in days; the page says so.
    static final int DAYS = 90;

    static final int MOST = 500;

    private final Told told;
    private final LookAhead lookAhead;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    SituationPages(
            Told told, LookAhead lookAhead, Catalogues catalogues, Pages pages, Clock clock) {
        this.told = told;
        this.lookAhead = lookAhead;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    /// A page that shows the version `seen` already is told that nothing is new.
    @GetMapping("/situation")
    ResponseEntity<String> situation(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise,
            @RequestParam(required = false) @Nullable String seen) {
        onlyForOverseers(caller);
        Instant now = clock.instant();
        List<Told.Matter> found = told.since(caller, now.minus(Duration.ofDays(DAYS)), MOST);
        Situation situation =
                new DrawSituation(catalogues.now(), now).of(found, exercise, found.size() == MOST);
        if (situation.version().equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        var page = pages.page(Text.of("状況", "Situation")).exercise(exercise);
        return pages.render(
                "situation/situation.jte",
                page,
                Map.of(
                        "situation",
                        situation,
                        "ahead",
                        lookAhead.of(caller, down(situation, found)),
                        "now",
                        now,
                        "days",
                        DAYS));
    }

    /// In the order of the picture.
    private static List<Ahead.Down> down(Situation situation, List<Told.Matter> found) {
        Map<String, Told.Matter> byLetter =
                found.stream()
                        .collect(Collectors.toMap(one -> one.letter().toString(), one -> one));
        return situation.open().stream()
                .filter(line -> line.state().css().equals("stopped"))
                .map(line -> byLetter.get(line.letter()))
                .filter(Objects::nonNull)
                .map(SituationPages::down)
                .toList();
    }

    static Ahead.Down down(Told.Matter matter) {
        return new Ahead.Down(
                matter.letter().toString(), matter.operator(), matter.content(), matter.sentAt());
    }

    private static void onlyForOverseers(Caller caller) {
        if (!caller.kind().equals("coordinator") && !caller.kind().equals("ministry")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "状況は、総合調整と所管省庁の画面です",
                            "The situation belongs to coordinators and ministries"));
        }
    }
}
