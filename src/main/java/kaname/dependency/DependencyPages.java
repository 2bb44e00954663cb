package kaname.dependency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.dependency.model.Model;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What one's services stand on, and what others show of theirs.
@RestController
class DependencyPages {

    private static final Text TITLE = Text.of("依存関係", "Dependencies");
    private static final Text FILE = Text.of("依存関係のファイル", "Dependencies as a file");

    private final Dependencies dependencies;
    private final KeepDependencies keep;
    private final KeepModel keepModel;
    private final SeenModel seen;
    private final Pages pages;

    DependencyPages(
            Dependencies dependencies,
            KeepDependencies keep,
            KeepModel keepModel,
            SeenModel seen,
            Pages pages) {
        this.dependencies = dependencies;
        this.keep = keep;
        this.keepModel = keepModel;
        this.seen = seen;
        this.pages = pages;
    }

    /// The form as it was filled, and what is to be corrected.
    public record Form(Written written, Map<String, Text> errors) {
        static final Form EMPTY = new Form(Written.EMPTY, Map.of());

        public boolean wrong(String field) {
            return errors.containsKey(field);
        }

        Form refused(Problem problem) {
            return new Form(written, DependencyPages.errors(problem));
        }
    }

    /// What is wrong by the field that it is wrong with; `form` where it is no field's.
    static Map<String, Text> errors(Problem problem) {
        Map<String, Text> errors = new HashMap<>();
        if (problem.fields().isEmpty()) {
            errors.put("form", problem.title());
        }
        problem.fields().forEach(f -> errors.putIfAbsent(f.pointer().substring(1), f.detail()));
        return errors;
    }

    @GetMapping("/dependencies")
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID removed) {
        return list(HttpStatus.OK, caller, Form.EMPTY, removed);
    }

    private ResponseEntity<String> list(
            HttpStatus status, Caller caller, Form form, @Nullable UUID removed) {
        Map<String, Object> model = choices(caller, form);
        model.put("own", seen.own(caller));
        model.put("shown", seen.shown(caller));
        model.put("most", Dependencies.MOST_SHOWN);
        model.put("removed", removed == null ? "" : removed.toString());
        return pages.render(status, "dependency/list.jte", pages.page(TITLE), model);
    }

    private Map<String, Object> choices(Caller caller, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("services", caller.isOperator() ? dependencies.services(caller) : List.of());
        model.put("sectors", seen.sectors());
        model.put("audiences", caller.isOperator() ? dependencies.audiences(caller) : List.of());
        return model;
    }

    @PostMapping("/dependencies")
    ResponseEntity<?> add(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent) {
        onlyForOperators(caller);
        Form form = new Form(written(sent), Map.of());
        try {
            keep.one(caller, UUID.randomUUID(), 0, form.written());
            return seeOther("/dependencies");
        } catch (Problem problem) {
            return list(HttpStatus.valueOf(problem.status()), caller, form.refused(problem), null);
        }
    }

    /// One's own as a table, to be changed in a spreadsheet and brought back.
    @GetMapping("/dependencies.csv")
    ResponseEntity<String> csv(@AuthenticationPrincipal Caller caller) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"kaname-dependencies.csv\"")
                .body(DependencyFile.csv(dependencies.own(caller)));
    }

    /// A table or a model tried, or kept once it was tried: all of it or nothing.
    @PostMapping("/dependencies/file")
    ResponseEntity<String> file(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "try") String act,
            @RequestParam(defaultValue = "") List<String> shownTo) {
        onlyForOperators(caller);
        Map<String, Object> model = new HashMap<>();
        model.put("text", text);
        model.put("shownTo", shownTo);
        model.put("audiences", dependencies.audiences(caller));
        try {
            boolean kept = act.equals("keep");
            KeepDependencies.Trial trial = trial(caller, text, shownTo, kept);
            model.put("trial", trial);
            model.put("kept", kept && trial.wrong().isEmpty());
            HttpStatus status = trial.wrong().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
            return pages.render(status, "dependency/file.jte", pages.page(FILE), model);
        } catch (Problem problem) {
            model.put(
                    "trial",
                    new KeepDependencies.Trial(
                            0,
                            0,
                            0,
                            0,
                            problem.fields().isEmpty()
                                    ? List.of(new Problem.Field("", problem.title()))
                                    : problem.fields()));
            model.put("kept", false);
            return pages.render(
                    HttpStatus.valueOf(problem.status()),
                    "dependency/file.jte",
                    pages.page(FILE),
                    model);
        }
    }

    private KeepDependencies.Trial trial(
            Caller caller, String text, List<String> shownTo, boolean kept) {
        if (ModelText.is(text)) {
            Model model = ModelText.read(text);
            return kept
                    ? keepModel.all(caller, model, shownTo)
                    : keepModel.rehearse(caller, model, shownTo);
        }
        List<DependencyFile.Line> lines = DependencyFile.read(text);
        return kept ? keep.all(caller, lines) : keep.rehearse(caller, lines);
    }

    @GetMapping("/dependencies/{id}")
    ResponseEntity<String> one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        Stated stated = dependencies.own(caller, id);
        return one(HttpStatus.OK, caller, stated, new Form(stated.written(), Map.of()));
    }

    private ResponseEntity<String> one(HttpStatus status, Caller caller, Stated stated, Form form) {
        Map<String, Object> model = choices(caller, form);
        model.put("stated", seen.named(List.of(stated)).getFirst());
        model.put("changes", dependencies.changes(caller, stated.id()));
        Text title =
                Text.of("{0} → {1}", "{0} → {1}")
                        .with(stated.consumer().name(), stated.supplier().name());
        return pages.render(status, "dependency/one.jte", pages.page(title), model);
    }

    @PostMapping("/dependencies/{id}")
    ResponseEntity<?> change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam MultiValueMap<String, String> sent) {
        onlyForOperators(caller);
        Form form = new Form(written(sent), Map.of());
        try {
            keep.one(caller, id, Math.max(1, number), form.written());
            return seeOther("/dependencies/" + id);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return one(
                    HttpStatus.valueOf(problem.status()),
                    caller,
                    dependencies.own(caller, id),
                    form.refused(problem));
        }
    }

    @PostMapping("/dependencies/{id}/removal")
    ResponseEntity<?> remove(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int number) {
        dependencies.remove(caller, id, number);
        return seeOther("/dependencies?removed=" + id);
    }

    @PostMapping("/dependencies/{id}/return")
    ResponseEntity<?> putBack(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        dependencies.putBack(caller, id);
        return seeOther("/dependencies/" + id);
    }

    private static Written written(MultiValueMap<String, String> sent) {
        return new Written(
                one(sent, "consumer"),
                one(sent, "supplier"),
                one(sent, "sector"),
                one(sent, "kind"),
                one(sent, "strength"),
                one(sent, "buffer"),
                one(sent, "substitutes"),
                one(sent, "needs"),
                one(sent, "growth"),
                one(sent, "growthHours"),
                one(sent, "coupled").equals("true"),
                one(sent, "evidence"),
                one(sent, "confidence"),
                one(sent, "asOf"),
                one(sent, "noticeHours"),
                one(sent, "noticeClause"),
                sent.getOrDefault("shownTo", List.of()));
    }

    static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    static ResponseEntity<?> seeOther(String to) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(to)).build();
    }

    static void onlyForOperators(Caller caller) {
        if (!caller.isOperator()) {
            throw Problem.of(
                    403,
                    "not-an-operator",
                    Text.of("依存関係を書くのは事業者です", "Operators write what they stand on"));
        }
    }
}
