package kaname.dependency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.dependency.graph.Excerpt;
import kaname.dependency.graph.Upstream;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Suppliers, their suppliers and so on, as far as the reader was shown, and where that ends.
@RestController
class SupplierPages {

    private static final Text TITLE = Text.of("供給元と、その先", "Suppliers and their suppliers");

    /// Services that a list to choose from bears.
    private static final int MOST_TO_CHOOSE = 500;

    private final SeenModel seen;
    private final Pages pages;

    SupplierPages(SeenModel seen, Pages pages) {
        this.seen = seen;
        this.pages = pages;
    }

    /// @param service "" for all of the caller's own
    /// @throws Problem 404 for a service that the caller was not shown
    @GetMapping("/dependencies/suppliers")
    ResponseEntity<String> suppliers(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "2") String tiers) {
        int far = GraphPages.far(tiers);
        Drawn drawn = seen.of(caller);
        if (!service.isEmpty() && !drawn.has(service)) {
            throw Problem.notFound();
        }
        List<String> from =
                service.isEmpty()
                        ? drawn.known().stream()
                                .filter(one -> one.organisation().equals(caller.organisation()))
                                .map(Drawn.Known::id)
                                .toList()
                        : List.of(service);
        Map<String, Object> model = new HashMap<>();
        model.put("upstream", Upstream.of(drawn.model(), from, far));
        model.put("choices", Excerpt.worthALook(drawn.model(), MOST_TO_CHOOSE));
        model.put("service", service);
        model.put("tiers", far);
        model.put("farthest", GraphPages.FARTHEST);
        return pages.render("dependency/suppliers.jte", pages.page(TITLE), model);
    }
}
