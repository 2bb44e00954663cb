package kaname.nearmiss;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.exchange.Enclosures;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What came through the wall, for the desks that it was relayed to, and the way in for everybody
/// else.
@RestController
@RequestMapping("/near-misses")
class RelayedPages {

    private static final Text TITLE = Text.of("ヒヤリハット", "Near misses");

    private final Relayed relayed;
    private final List<Enclosures> enclosures;
    private final Catalogues catalogues;
    private final Pages pages;

    RelayedPages(Relayed relayed, List<Enclosures> enclosures, Catalogues catalogues, Pages pages) {
        this.relayed = relayed;
        this.enclosures = enclosures;
        this.catalogues = catalogues;
        this.pages = pages;
    }

    /// @param more the link to what was relayed before, or ""
    public record Shelf(List<Out> rows, String more, Map<String, Text> sectors) {}

    @GetMapping
    ResponseEntity<?> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        if (caller.isOperator()) {
            return pages.render("nearmiss/start.jte", pages.page(TITLE), Map.of());
        }
        if (!reads(caller)) {
            throw Problem.notFound();
        }
        Place from = Place.parse(after);
        List<Out> found = relayed.list(from.day(), from.id(), Place.PAGE + 1);
        List<Out> rows = found.stream().limit(Place.PAGE).toList();
        String more =
                found.size() > Place.PAGE
                        ? "/near-misses?after=" + Place.of(rows.getLast()).text()
                        : "";
        return pages.render(
                "nearmiss/list.jte",
                pages.page(TITLE),
                Map.of(
                        "shelf",
                        new Shelf(rows, more, sectors()),
                        "office",
                        caller.role().equals("ceptoar-office")));
    }

    private Map<String, Text> sectors() {
        Map<String, Text> labels = new HashMap<>();
        for (Sector sector : catalogues.now().sectorsOn(LocalDate.now(OfficeKeys.TOKYO))) {
            labels.put(sector.id(), sector.label());
        }
        return labels;
    }

    @GetMapping("/relayed/{id}")
    ResponseEntity<String> one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        Out out = reads(caller) ? relayed.open(caller, id) : none();
        Map<String, Object> model = new HashMap<>();
        model.put("out", out);
        model.put("what", Marked.leaving(out.what()));
        model.put("whyNot", Marked.leaving(out.whyNot()));
        model.put("questions", relayed.questions(id));
        Page page = pages.page(TITLE).exercise(out.exercise()).document(id.toString());
        model.put("enclosed", Enclosures.each(enclosures, room -> room.ofRelayed(page, id)));
        model.put("sectors", sectors());
        model.put("asks", !caller.role().equals("ceptoar-office") && !out.withdrawn());
        return pages.render("nearmiss/one.jte", page, model);
    }

    private static Out none() {
        throw Problem.notFound();
    }

    @PostMapping("/relayed/{id}/questions")
    ResponseEntity<Void> ask(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text) {
        relayed.ask(caller, id, text.replace("\r\n", "\n"));
        return TicketPages.seeOther("/near-misses/relayed/" + id);
    }

    private static boolean reads(Caller caller) {
        return switch (caller.role()) {
            case "ministry-desk", "coordinator", "ceptoar-office" -> true;
            default -> false;
        };
    }
}
