package kaname.dependency;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where a customer notes that a supplier failed, and when it was told.
@RestController
class SupplierNoticePages {

    private static final Text TITLE = Text.of("供給元からの知らせ", "Notice from suppliers");
    private static final String PATH = "/dependencies/notices";

    private final SeenModel seen;
    private final SupplierNotices notices;
    private final Pages pages;
    private final Clock clock;

    SupplierNoticePages(SeenModel seen, SupplierNotices notices, Pages pages, Clock clock) {
        this.seen = seen;
        this.notices = notices;
        this.pages = pages;
        this.clock = clock;
    }

    /// One failure that was noted. `knownAt` is as the form takes it back.
    public record Line(Stated stated, String knownAt, Notice notice) {}

    /// The form as it was filled, and what is to be corrected.
    public record Form(String dependency, String known, String told, Map<String, Text> errors) {
        static final Form EMPTY = new Form("", "", "", Map.of());

        public boolean wrong(String field) {
            return errors.containsKey(field);
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String dependency) {
        DependencyPages.onlyForOperators(caller);
        return list(HttpStatus.OK, caller, new Form(dependency, "", "", Map.of()));
    }

    private ResponseEntity<String> list(HttpStatus status, Caller caller, Form form) {
        List<Stated> own = seen.own(caller);
        Map<UUID, Stated> byId =
                own.stream().collect(Collectors.toMap(Stated::id, Function.identity()));
        Instant now = clock.instant();
        List<Line> lines =
                notices.own(caller).stream()
                        .filter(one -> byId.containsKey(one.dependency()))
                        .map(one -> line(byId, one, now))
                        .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("own", own);
        model.put("lines", lines);
        model.put("form", form);
        return pages.render(status, "dependency/notices.jte", pages.page(TITLE), model);
    }

    private static Line line(Map<UUID, Stated> own, Noted one, Instant now) {
        Stated stated = Objects.requireNonNull(own.get(one.dependency()));
        Double hours = stated.dependency().notice().hours();
        return new Line(
                stated,
                one.known().toString(),
                Notice.of(hours, one.known(), one.told(), null, now));
    }

    /// @param known from when the supplier knew
    /// @param told empty while nobody told
    /// @param act `note`, or `withdraw` for what was noted in error
    @PostMapping(PATH)
    ResponseEntity<?> note(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String dependency,
            @RequestParam(defaultValue = "") String known,
            @RequestParam(defaultValue = "") String told,
            @RequestParam(defaultValue = "note") String act) {
        DependencyPages.onlyForOperators(caller);
        try {
            notices.note(caller, noted(dependency, known, told), act.equals("withdraw"));
            return DependencyPages.seeOther(PATH);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return list(
                    HttpStatus.valueOf(problem.status()),
                    caller,
                    new Form(dependency, known, told, DependencyPages.errors(problem)));
        }
    }

    private Noted noted(String dependency, String known, String told) {
        Instant now = clock.instant();
        Instant from = Moments.read("/known", known, now);
        @Nullable Instant at = told.isBlank() ? null : Moments.read("/told", told, now);
        if (at != null && at.isBefore(from)) {
            throw Problem.field(
                    "wrong-time",
                    "/told",
                    Text.of(
                            "知らされた時刻は、供給元が知った時刻より前にはなりません",
                            "nobody is told before the supplier knew"));
        }
        return new Noted(id(dependency), from, at);
    }

    private static UUID id(String dependency) {
        try {
            return UUID.fromString(dependency);
        } catch (IllegalArgumentException noId) {
            throw Problem.field(
                    "wrong-dependency",
                    "/dependency",
                    Text.of("あなたの組織の依存を選んでください", "choose one of your dependencies"));
        }
    }
}
