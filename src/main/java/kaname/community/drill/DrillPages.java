package kaname.community.drill;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Contact drills. Every page of one wears the frame of an exercise.
@RestController
@RequestMapping("/drills")
class DrillPages {

    private static final Text TITLE = Text.of("連絡訓練", "Contact drills");

    private final RunDrill run;
    private final DrillViews views;
    private final Offices offices;
    private final Pages pages;

    DrillPages(RunDrill run, DrillViews views, Offices offices, Pages pages) {
        this.run = run;
        this.views = views;
        this.offices = offices;
        this.pages = pages;
    }

    /// The list; `more` is "" where it ends here.
    public record Shelf(List<Drill> drills, String more, boolean mayStart) {
        public long waiting() {
            return drills.stream().filter(Drill::waits).count();
        }
    }

    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        List<Drill> found = views.list(caller, after == null ? null : Cursor.parse(after));
        Drill last = found.size() > DrillViews.PAGE ? found.get(DrillViews.PAGE - 1) : null;
        Shelf shelf =
                new Shelf(
                        found.stream().limit(DrillViews.PAGE).toList(),
                        last == null ? "" : new Cursor(last.startedAt(), last.id()).toString(),
                        RunDrill.mayStart(caller));
        return pages.render("community/drill/list.jte", pages.page(TITLE), Map.of("shelf", shelf));
    }

    /// The form of a new drill; `offices` is empty where an office starts one.
    public record Form(
            String title,
            String text,
            List<Offices.Office> offices,
            List<String> ticked,
            Map<String, Text> errors) {}

    @GetMapping("/new")
    ResponseEntity<String> form(@AuthenticationPrincipal Caller caller) {
        RunDrill.onlyForStarters(caller);
        List<Offices.Office> all = choices(caller);
        List<String> own =
                all.stream().filter(Offices.Office::own).map(Offices.Office::id).toList();
        return form(HttpStatus.OK, new Form("", "", all, own, Map.of()));
    }

    private List<Offices.Office> choices(Caller caller) {
        return caller.role().equals("ceptoar-office") ? List.of() : offices.all(caller);
    }

    private ResponseEntity<String> form(HttpStatus status, Form form) {
        return pages.render(
                status,
                "community/drill/new.jte",
                pages.page(Text.of("連絡訓練を始める", "Start a contact drill")).exercise(true),
                Map.of("form", form));
    }

    @PostMapping("/new")
    ResponseEntity<?> start(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") List<String> offices) {
        try {
            return to(run.start(caller, title, text, offices));
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            Map<String, Text> errors =
                    Map.of(
                            problem.firstField().map(Problem.Field::pointer).orElse("/title"),
                            problem.firstField()
                                    .map(Problem.Field::detail)
                                    .orElse(problem.title()));
            return form(
                    HttpStatus.BAD_REQUEST,
                    new Form(title, text, choices(caller), offices, errors));
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<String> drill(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return show(views.of(caller, id), "drill");
    }

    /// The part of the page that follows who confirms.
    @GetMapping("/{id}/progress")
    ResponseEntity<String> progress(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return show(views.of(caller, id), "progress");
    }

    private ResponseEntity<String> show(DrillView view, String template) {
        return pages.render(
                "community/drill/" + template + ".jte",
                pages.page(Text.of("{0} - {1}", "{0} - {1}").with(TITLE, view.drill().title()))
                        .exercise(true),
                Map.of("view", view));
    }

    @PostMapping("/{id}/confirmation")
    ResponseEntity<?> confirm(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.confirm(caller, id);
        return to(id);
    }

    @PostMapping("/{id}/reply")
    ResponseEntity<?> reply(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.reply(caller, id);
        return to(id);
    }

    @PostMapping("/{id}/reminders")
    ResponseEntity<?> remind(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.remind(caller, id);
        return to(id);
    }

    @PostMapping("/{id}/end")
    ResponseEntity<?> end(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.end(caller, id);
        return to(id);
    }

    private static ResponseEntity<?> to(UUID drill) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/drills/" + drill)
                .build();
    }
}
