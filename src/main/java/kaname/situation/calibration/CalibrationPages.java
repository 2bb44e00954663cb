package kaname.situation.calibration;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Whether what was foretold on the board happened.
@RestController
class CalibrationPages {

    private static final Text TITLE = Text.of("見通しは当たったか", "Did what was foretold happen?");

    private final Outcomes outcomes;
    private final Pages pages;
    private final Clock clock;

    CalibrationPages(Outcomes outcomes, Pages pages, Clock clock) {
        this.outcomes = outcomes;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/situation/calibration")
    ResponseEntity<String> calibration(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise,
            @RequestParam(defaultValue = "") String word) {
        onlyForThoseWhoAreTold(caller);
        Instant now = clock.instant();
        Word which = Word.of(word);
        return pages.render(
                "situation/calibration.jte",
                pages.page(TITLE).exercise(exercise),
                Map.of(
                        "first", outcomes.of(Word.FIRST, exercise, now),
                        "last", outcomes.of(Word.LAST, exercise, now),
                        "latest", outcomes.latest(which, exercise, now),
                        "word", which));
    }

    @GetMapping("/situation/calibration.csv")
    ResponseEntity<String> csv(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise,
            @RequestParam(defaultValue = "") String word) {
        onlyForThoseWhoAreTold(caller);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"kaname-calibration.csv\"")
                .body(outcomes.of(Word.of(word), exercise, clock.instant()).csv());
    }

    private static void onlyForThoseWhoAreTold(Caller caller) {
        if (!caller.kind().equals("coordinator") && !caller.kind().equals("ministry")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "見通しは、総合調整と所管省庁の画面です",
                            "Forecasts belong to coordinators and ministries"));
        }
    }
}
