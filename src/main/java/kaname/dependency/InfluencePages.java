package kaname.dependency;

import java.util.HashMap;
import java.util.Map;
import kaname.dependency.inoperability.Influence;
import kaname.dependency.model.Model;
import kaname.dependency.study.StudyPages;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How much the others lose with each service, in shares: a second reading of the dependencies that
/// the reader was shown.
@RestController
class InfluencePages {

    private static final int HOURS = 72;

    private static final StudyPages.Question QUESTION =
            new StudyPages.Question(
                    "/dependencies/influence", Text.of("失われる割合", "how much is lost with each"));

    private final SeenModel seen;
    private final StudyPages studies;
    private final Pages pages;

    InfluencePages(SeenModel seen, StudyPages studies, Pages pages) {
        this.seen = seen;
        this.studies = studies;
        this.pages = pages;
    }

    @GetMapping("/dependencies/influence")
    ResponseEntity<String> influence(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String stopped,
            @RequestHeader(required = false) @Nullable String prefer) {
        if (stopped != null) {
            return studies.stopped(QUESTION);
        }
        Model model = seen.of(caller).model();
        if (Influence.tooLarge(model)) {
            throw Problem.of(
                    400,
                    "too-large",
                    Text.of(
                            "見せられたモデルが大きすぎて、この計算はできません。「最も多くを支えているか」の順位を使ってください",
                            "The model that you were shown is too large for this; use the ranking"
                                    + " of what holds the others up"));
        }
        return studies.page(
                caller,
                QUESTION,
                model,
                prefer,
                watch -> Influence.of(model, HOURS, 1, watch),
                found -> page(model, found));
    }

    @PostMapping("/dependencies/influence/stop")
    ResponseEntity<String> stop(@AuthenticationPrincipal Caller caller) {
        return studies.stop(caller, QUESTION);
    }

    private ResponseEntity<String> page(Model model, Influence found) {
        Map<String, Object> page = new HashMap<>();
        page.put("found", found);
        page.put("dependencies", model.dependencies().size());
        return pages.render(
                "dependency/influence.jte",
                pages.page(Text.of("失われる割合", "How much is lost with each")),
                page);
    }
}
