package kaname.dependency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaname.catalogue.Sector;
import kaname.dependency.cascade.Criticality;
import kaname.dependency.cascade.Leading;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Model;
import kaname.dependency.study.StudyPages;
import kaname.platform.Caller;
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

/// Which services hold the others up, as far as the reader was shown.
@RestController
class RankingPages {

    private static final int HOURS = 72;
    private static final int SCENARIOS = 200;
    private static final int MOST_FOR_LEADING = 20_000;

    private static final StudyPages.Question QUESTION =
            new StudyPages.Question(
                    "/dependencies/ranking", Text.of("支えている順", "what holds the others up"));

    /// Most of the work is stopping each service once.
    private static final double STOPPING = 0.9;

    private final SeenModel seen;
    private final StudyPages studies;
    private final Pages pages;

    RankingPages(SeenModel seen, StudyPages studies, Pages pages) {
        this.seen = seen;
        this.studies = studies;
        this.pages = pages;
    }

    private record Found(Criticality ranking, List<Leading.Sector> leading) {}

    @GetMapping("/dependencies/ranking")
    ResponseEntity<String> ranking(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String stopped,
            @RequestHeader(required = false) @Nullable String prefer) {
        if (stopped != null) {
            return studies.stopped(QUESTION);
        }
        Model model = seen.of(caller).model();
        return studies.page(
                caller,
                QUESTION,
                model,
                prefer,
                watch -> find(model, watch),
                found -> page(caller, model, found));
    }

    @PostMapping("/dependencies/ranking/stop")
    ResponseEntity<String> stop(@AuthenticationPrincipal Caller caller) {
        return studies.stop(caller, QUESTION);
    }

    private static Found find(Model model, Watch watch) {
        int services = model.services().size();
        int scenarios = Math.clamp(Criticality.MOST / Math.max(1, services), 1, SCENARIOS);
        return new Found(
                Criticality.of(model, HOURS, scenarios, 1, watch.part(0, STOPPING)),
                services > MOST_FOR_LEADING
                        ? List.of()
                        : Leading.of(model, 1, watch.part(STOPPING, 1 - STOPPING)));
    }

    private ResponseEntity<String> page(Caller caller, Model model, Found found) {
        Map<String, Object> page = new HashMap<>();
        page.put("announces", List.of("coordinator", "ministry-desk").contains(caller.role()));
        page.put("found", found.ranking());
        page.put("dependencies", model.dependencies().size());
        page.put("leading", found.leading());
        page.put(
                "sectors",
                seen.sectors().stream().collect(Collectors.toMap(Sector::id, Sector::label)));
        return pages.render(
                "dependency/ranking.jte",
                pages.page(Text.of("支えている順", "What holds the others up")),
                page);
    }
}
