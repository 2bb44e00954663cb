package kaname.dependency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.dependency.cascade.Restoration;
import kaname.dependency.graph.Excerpt;
import kaname.dependency.model.Model;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// In which order to bring back what is down, as far as the reader was shown what stands on it.
@RestController
class RestorationPages {

    private static final int HOURS = 168;

    /// Services that a list to choose from bears.
    private static final int MOST_TO_CHOOSE = 60;

    private final SeenModel seen;
    private final Pages pages;

    RestorationPages(SeenModel seen, Pages pages) {
        this.seen = seen;
        this.pages = pages;
    }

    @GetMapping("/dependencies/restoration")
    ResponseEntity<String> order(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") List<String> failed) {
        Model model = seen.of(caller).model();
        Map<String, Object> page = new HashMap<>();
        page.put("failed", failed);
        page.put("choices", Excerpt.worthALook(model, MOST_TO_CHOOSE));
        page.put("found", Restoration.of(model, failed, HOURS));
        page.put("hours", HOURS);
        page.put("dependencies", model.dependencies().size());
        return pages.render(
                "dependency/restoration.jte",
                pages.page(Text.of("復旧の順序", "Order of restoration")),
                page);
    }
}
