package kaname.advisory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is TLP:CLEAR, for anybody. Who is signed in is asked before a transaction begins that only
/// reads.
@RestController
@RequestMapping("/public/advisories")
class PublicPages {

    private static final Advisories.Choice CLEAR =
            new Advisories.Choice(null, Marking.CLEAR, null, "");

    private final Advisories advisories;
    private final Pages pages;

    PublicPages(Advisories advisories, Pages pages) {
        this.advisories = advisories;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        List<Advisory> found =
                advisories
                        .page(
                                caller,
                                CLEAR,
                                after == null ? Place.START : Place.parse(after),
                                AdvisoryPages.PAGE + 1)
                        .stream()
                        .filter(one -> !one.head().exercise())
                        .toList();
        boolean more = found.size() > AdvisoryPages.PAGE;
        List<Advisory> rows = more ? found.subList(0, AdvisoryPages.PAGE) : found;
        return pages.render(
                "advisory/public-list.jte",
                pages.page(Text.of("公開の注意喚起", "Public advisories")),
                Map.of(
                        "rows",
                        rows,
                        "more",
                        more ? "/public/advisories?after=" + Place.of(rows.getLast().head()) : ""));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal @Nullable Caller caller, @PathVariable UUID id) {
        Advisory found = clear(caller, id);
        return pages.render(
                "advisory/public-one.jte",
                pages.page(Text.same(found.head().title()))
                        .document(found.head().id() + " v" + found.head().number()),
                Map.of("one", found));
    }

    @GetMapping("/{id}/exports/{format}")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal @Nullable Caller caller,
            @PathVariable UUID id,
            @PathVariable String format) {
        return Export.file(clear(caller, id), format);
    }

    /// Without the body where it was revoked, even for its author.
    private Advisory clear(@Nullable Caller caller, UUID id) {
        Advisory found =
                advisories
                        .find(caller, id)
                        .filter(one -> one.head().marking() == Marking.CLEAR)
                        .filter(one -> !one.head().exercise())
                        .orElseThrow(Problem::notFound);
        return found.revoked()
                ? new Advisory(
                        found.head(),
                        new Advisory.Body("", List.of(), List.of(), List.of()),
                        found.end(),
                        found.seen())
                : found;
    }
}
