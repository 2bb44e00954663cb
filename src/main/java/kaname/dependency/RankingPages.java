package kaname.dependency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaname.catalogue.Sector;
import kaname.dependency.cascade.Criticality;
import kaname.dependency.cascade.Leading;
import kaname.dependency.model.Model;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which services hold the others up, as far as the reader was shown.
@RestController
class RankingPages {

    private static final int HOURS = 72;
    private static final int SCENARIOS = 200;
    private static final int MOST_FOR_LEADING = 20_000;

    private final SeenModel seen;
    private final Pages pages;

    RankingPages(SeenModel seen, Pages pages) {
        this.seen = seen;
        this.pages = pages;
    }

    @GetMapping("/dependencies/ranking")
    ResponseEntity<String> ranking(@AuthenticationPrincipal Caller caller) {
        Model model = seen.of(caller).model();
        int scenarios =
                Math.max(
                        1,
                        Math.min(
                                SCENARIOS,
                                Criticality.MOST / Math.max(1, model.services().size())));
        Map<String, Object> page = new HashMap<>();
        page.put("found", Criticality.of(model, HOURS, scenarios, 1));
        page.put("dependencies", model.dependencies().size());
        page.put(
                "leading",
                model.services().size() > MOST_FOR_LEADING ? List.of() : Leading.of(model, 1));
        page.put(
                "sectors",
                seen.sectors().stream().collect(Collectors.toMap(Sector::id, Sector::label)));
        return pages.render(
                "dependency/ranking.jte",
                pages.page(Text.of("支えている順", "What holds the others up")),
                page);
    }
}
