package kaname.community.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Contact drills, for programs.
@RestController
@RequestMapping(path = "/api/v1/drills", produces = MediaType.APPLICATION_JSON_VALUE)
class DrillsApi {

    private final RunDrill run;
    private final DrillViews views;

    DrillsApi(RunDrill run, DrillViews views) {
        this.run = run;
        this.views = views;
    }

    record Wanted(
            @Nullable String title,
            @Nullable String text,
            @Nullable List<@Nullable String> offices) {
        List<String> named() {
            return offices == null
                    ? List.of()
                    : offices.stream().map(one -> Objects.requireNonNullElse(one, "")).toList();
        }
    }

    record Outline(
            UUID id,
            String starter,
            String title,
            boolean exercise,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean waits) {
        static Outline of(Drill drill) {
            return new Outline(
                    drill.id(),
                    drill.starter(),
                    drill.title(),
                    true,
                    drill.startedAt(),
                    drill.endedAt(),
                    drill.waits());
        }
    }

    record All(List<Outline> drills, @Nullable String next) {}

    record Place(
            int stage,
            String organisation,
            String above,
            String contact,
            @Nullable Instant toldAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant repliedAt,
            int replied) {
        static Place of(Call call) {
            return new Place(
                    call.stage().number(),
                    call.organisation(),
                    call.above(),
                    call.contact().name().toLowerCase(Locale.ROOT),
                    call.toldAt(),
                    call.confirmedAt(),
                    call.repliedAt(),
                    call.replied());
        }
    }

    /// Times in seconds.
    record Figures(
            int stage,
            int asked,
            int told,
            int confirmed,
            int ratePercent,
            @Nullable Double median,
            @Nullable Double ninetieth,
            @Nullable Double slowest) {
        static Figures of(StageFigures figures) {
            return new Figures(
                    figures.stage().number(),
                    figures.asked(),
                    figures.told(),
                    figures.confirmed(),
                    figures.rate(),
                    seconds(figures.median()),
                    seconds(figures.ninetieth()),
                    seconds(figures.slowest()));
        }

        private static @Nullable Double seconds(@Nullable Duration length) {
            return length == null ? null : length.toMillis() / 1000.0;
        }
    }

    record Mend(String organisation, List<Text> why, Text who) {}

    record Whole(
            Outline drill,
            String text,
            List<Place> calls,
            List<Figures> stages,
            List<Mend> toMend,
            @Nullable UUID before,
            List<Figures> stagesBefore) {
        static Whole of(DrillView view) {
            return new Whole(
                    Outline.of(view.drill()),
                    view.drill().text(),
                    view.calls().stream().map(Place::of).toList(),
                    view.figures().stream().map(Figures::of).toList(),
                    view.toMend().stream()
                            .map(one -> new Mend(one.organisation(), one.why(), one.who()))
                            .toList(),
                    view.before() == null ? null : view.before().id(),
                    view.earlier().stream().map(Figures::of).toList());
        }
    }

    @GetMapping
    All all(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        List<Drill> found = views.list(caller, after == null ? null : Cursor.parse(after));
        Drill last = found.size() > DrillViews.PAGE ? found.get(DrillViews.PAGE - 1) : null;
        return new All(
                found.stream().limit(DrillViews.PAGE).map(Outline::of).toList(),
                last == null ? null : new Cursor(last.startedAt(), last.id()).toString());
    }

    @PostMapping
    ResponseEntity<Whole> start(
            @AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        UUID id =
                run.start(
                        caller,
                        Objects.requireNonNullElse(wanted.title(), ""),
                        Objects.requireNonNullElse(wanted.text(), ""),
                        wanted.named());
        return ResponseEntity.status(HttpStatus.CREATED).body(drill(caller, id));
    }

    @GetMapping("/{id}")
    Whole drill(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return Whole.of(views.of(caller, id));
    }

    @PostMapping("/{id}/confirmation")
    Whole confirm(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.confirm(caller, id);
        return drill(caller, id);
    }

    @PostMapping("/{id}/reply")
    Whole reply(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.reply(caller, id);
        return drill(caller, id);
    }

    @PostMapping("/{id}/reminders")
    Whole remind(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.remind(caller, id);
        return drill(caller, id);
    }

    @PostMapping("/{id}/end")
    Whole end(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        run.end(caller, id);
        return drill(caller, id);
    }
}
