package kaname.filing;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.duty.Explanation;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Why one rule asks for a report in a matter, or does not, and what would turn that round.
@RestController
class WhyPages {

    private final Pages pages;
    private final Matters matters;
    private final Catalogues catalogues;
    private final Clock clock;

    WhyPages(Pages pages, Matters matters, Catalogues catalogues, Clock clock) {
        this.pages = pages;
        this.matters = matters;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @GetMapping("/incidents/{id}/why/{regime}")
    ResponseEntity<String> why(@PathVariable UUID id, @PathVariable String regime) {
        Catalogue catalogue = catalogues.now();
        Matters.Open open = matters.open(id, clock.instant());
        Explanation explanation = matters.explain(open, regime);
        var incident = open.dossier().incident();
        Page page =
                pages.page(Text.of("なぜ：{0}", "Why: {0}").with(explanation.regime().title()))
                        .exercise(incident.exercise())
                        .document(incident.id().toString());
        Map<String, Object> model = new HashMap<>();
        model.put("explanation", explanation);
        model.put("turns", explanation.turnsInWords(catalogue).orElse(null));
        model.put("incident", incident);
        return pages.render("filing/why.jte", page, model);
    }
}
