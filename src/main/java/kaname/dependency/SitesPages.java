package kaname.dependency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.dependency.cascade.CommonSites;
import kaname.dependency.model.Model;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Backups that one hazard reaches together with what they back up, as far as the reader was shown.
@RestController
class SitesPages {

    private static final int HALF_ROUND_THE_WORLD = 20_000;

    private final SeenModel seen;
    private final Pages pages;

    SitesPages(SeenModel seen, Pages pages) {
        this.seen = seen;
        this.pages = pages;
    }

    @GetMapping("/dependencies/sites")
    ResponseEntity<String> sites(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "1000") String km) {
        Optional<Double> extent = extent(km);
        Model model = seen.of(caller).model();
        double within = extent.orElse(0.0);
        Map<String, Object> page = new HashMap<>();
        page.put("km", km.strip());
        page.put("wrong", extent.isEmpty());
        page.put("within", within);
        page.put("backups", CommonSites.backups(model));
        page.put("shared", extent.isEmpty() ? List.of() : CommonSites.of(model, within));
        page.put("sited", model.services().stream().filter(one -> one.site() != null).count());
        return pages.render(
                extent.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
                "dependency/sites.jte",
                pages.page(Text.of("控えの離れ方", "How far backups stand")),
                page);
    }

    private static Optional<Double> extent(String km) {
        try {
            return Optional.of(Double.parseDouble(km.strip()))
                    .filter(one -> one > 0 && one <= HALF_ROUND_THE_WORLD);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
