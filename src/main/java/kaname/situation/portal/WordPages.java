package kaname.situation.portal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where the coordinator reads what the public wrote.
@RestController
@RequestMapping("/public-feedback")
class WordPages {

    private static final int PAGE = 50;
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Words words;
    private final Pages pages;

    WordPages(Words words, Pages pages) {
        this.words = words;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        onlyForTheCoordinator(caller);
        Cursor from = after == null ? new Cursor(Cursor.NEVER, LAST) : Cursor.parse(after);
        List<Word> found = words.page(from, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Word> rows = more ? found.subList(0, PAGE) : found;
        return pages.render(
                "situation/portal/words.jte",
                pages.page(Text.of("国民からのご意見", "What the public writes")),
                Map.of(
                        "words",
                        rows,
                        "more",
                        more
                                ? "/public-feedback?after="
                                        + new Cursor(rows.getLast().at(), rows.getLast().id())
                                : ""));
    }

    @PostMapping("/{id}/done")
    ResponseEntity<Void> done(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        onlyForTheCoordinator(caller);
        words.done(caller, id);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/public-feedback"))
                .build();
    }

    private static void onlyForTheCoordinator(Caller caller) {
        if (!caller.role().equals("coordinator")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of("ご意見は、総合調整の画面です", "This belongs to the coordinator"));
        }
    }
}
