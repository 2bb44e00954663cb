package kaname.advisory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.advisory.partner.Fetches;
import kaname.advisory.partner.Fetches.Way;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Advisories outside the house: what is TLP:CLEAR, for anybody; and for a foreign partner, with
/// its token, what was released for it as well. Who is signed in is asked before a transaction
/// begins that only reads.
@RestController
class PublicPages {

    /// The two of them.
    public enum Door {
        PUBLIC(
                "/public/advisories",
                Text.of("公開の注意喚起", "Public advisories"),
                new Advisories.Choice(null, Marking.CLEAR, null, "")),
        PARTNER(
                "/partner/advisories",
                Text.of("海外連携先への注意喚起", "Advisories for your organisation"),
                Advisories.Choice.ALL);

        private final String base;
        private final Text title;
        private final Advisories.Choice choice;

        Door(String base, Text title, Advisories.Choice choice) {
            this.base = base;
            this.title = title;
            this.choice = choice;
        }

        public String base() {
            return base;
        }

        public Text title() {
            return title;
        }

        public boolean isPublic() {
            return this == PUBLIC;
        }

        /// Whether that comes out here, where whoever asks may read it.
        boolean gives(Advisory one) {
            Advisory.Head head = one.head();
            return !head.exercise()
                    && (choice.marking() == null || choice.marking() == head.marking());
        }
    }

    private final Advisories advisories;
    private final Fetches fetches;
    private final Pages pages;

    PublicPages(Advisories advisories, Fetches fetches, Pages pages) {
        this.advisories = advisories;
        this.fetches = fetches;
        this.pages = pages;
    }

    @GetMapping("/public/advisories")
    ResponseEntity<String> list(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        return list(Door.PUBLIC, caller, after);
    }

    @GetMapping("/partner/advisories")
    ResponseEntity<String> partners(@RequestParam(required = false) @Nullable String after) {
        return list(Door.PARTNER, null, after);
    }

    private ResponseEntity<String> list(
            Door door, @Nullable Caller caller, @Nullable String after) {
        List<Advisory> found =
                advisories
                        .page(
                                caller,
                                door.choice,
                                after == null ? Place.START : Place.parse(after),
                                AdvisoryPages.PAGE + 1)
                        .stream()
                        .filter(door::gives)
                        .toList();
        boolean more = found.size() > AdvisoryPages.PAGE;
        List<Advisory> rows = more ? found.subList(0, AdvisoryPages.PAGE) : found;
        fetches.note(Way.LIST, rows.stream().map(one -> one.head().id()).toList());
        return pages.render(
                "advisory/public-list.jte",
                pages.page(door.title),
                Map.of(
                        "door",
                        door,
                        "rows",
                        rows,
                        "more",
                        more ? door.base + "?after=" + Place.of(rows.getLast().head()) : ""));
    }

    @GetMapping("/public/advisories/{id}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal @Nullable Caller caller, @PathVariable UUID id) {
        return one(Door.PUBLIC, caller, id);
    }

    @GetMapping("/partner/advisories/{id}")
    ResponseEntity<String> ofPartners(@PathVariable UUID id) {
        return one(Door.PARTNER, null, id);
    }

    private ResponseEntity<String> one(Door door, @Nullable Caller caller, UUID id) {
        Advisory found = given(door, Way.PAGE, caller, id);
        return pages.render(
                "advisory/public-one.jte",
                pages.page(Text.same(found.head().title()))
                        .document(found.head().id() + " v" + found.head().number()),
                Map.of("door", door, "one", found));
    }

    @GetMapping("/public/advisories/{id}/exports/{format}")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal @Nullable Caller caller,
            @PathVariable UUID id,
            @PathVariable String format) {
        return Export.file(given(Door.PUBLIC, Way.FILE, caller, id), format);
    }

    @GetMapping("/partner/advisories/{id}/exports/{format}")
    ResponseEntity<byte[]> exportToPartners(@PathVariable UUID id, @PathVariable String format) {
        return Export.file(given(Door.PARTNER, Way.FILE, null, id), format);
    }

    /// Without the body where it was revoked, even for its author.
    private Advisory given(Door door, Way way, @Nullable Caller caller, UUID id) {
        Advisory found =
                advisories.find(caller, id).filter(door::gives).orElseThrow(Problem::notFound);
        fetches.note(way, List.of(id));
        return found.revoked()
                ? new Advisory(
                        found.head(),
                        new Advisory.Body("", List.of(), List.of(), List.of()),
                        found.end(),
                        found.seen())
                : found;
    }
}
