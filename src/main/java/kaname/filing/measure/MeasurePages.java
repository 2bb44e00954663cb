package kaname.filing.measure;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.exchange.paper.ChartFiles;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator keeps its measures and sees whether both kinds are there.
@RestController
@RequestMapping("/measures")
class MeasurePages {

    private static final Text TITLE = Text.of("予防的・事後的な対策", "Preventive and reactive measures");

    private final OwnMeasures measures;
    private final Balances balances;
    private final Catalogues catalogues;
    private final ChartFiles files;
    private final Pages pages;

    MeasurePages(
            OwnMeasures measures,
            Balances balances,
            Catalogues catalogues,
            ChartFiles files,
            Pages pages) {
        this.measures = measures;
        this.balances = balances;
        this.catalogues = catalogues;
        this.files = files;
        this.pages = pages;
    }

    /// The form as it was filled, and what is to be corrected.
    ///
    /// @param back whether it leads back to the incident's closing
    public record Form(
            Written written, List<Measure.Lesson> lessons, boolean back, Map<String, Text> errors) {

        public boolean wrong(String field) {
            return errors.containsKey(field);
        }
    }

    /// A page of the list.
    ///
    /// @param next null on the last one
    public record Listed(
            List<Measure> measures, Filter filter, @Nullable String next, LocalDate today) {}

    /// As the address has it.
    public record Filter(String approach, String state, String after) {
        static final Filter NONE = new Filter("", "", "");

        public boolean narrows() {
            return !approach.isEmpty() || !state.isEmpty();
        }

        public String with(String otherApproach, String otherState) {
            String query =
                    (otherApproach.isEmpty() ? "" : "&approach=" + otherApproach)
                            + (otherState.isEmpty() ? "" : "&state=" + otherState);
            return query.isEmpty() ? "/measures" : "/measures?" + query.substring(1);
        }

        public String next(String place) {
            String here = with(approach, state);
            return here + (here.contains("?") ? "&" : "?") + "after=" + place;
        }
    }

    /// @param incident where a new measure comes from
    @GetMapping
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String approach,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String incident,
            @RequestParam(required = false) @Nullable UUID removed) {
        onlyForOperators(caller);
        Form form = form(caller, Written.empty(incident), !incident.isEmpty(), Map.of());
        Map<String, Object> model = new HashMap<>();
        model.put("removed", removed == null ? "" : removed.toString());
        return list(HttpStatus.OK, caller, new Filter(approach, state, after), form, model);
    }

    private ResponseEntity<String> list(
            HttpStatusCode status,
            Caller caller,
            Filter filter,
            Form form,
            Map<String, Object> model) {
        List<Measure> found =
                measures.list(
                        caller,
                        Wanted.read(filter.approach(), filter.state(), null, filter.after()));
        List<Measure> page = found.stream().limit(OwnMeasures.PAGE).toList();
        OwnMeasures.Standing standing = measures.standing(caller);
        model.putIfAbsent("removed", "");
        model.put("form", form);
        model.put("standing", standing);
        model.put("chart", DrawBalance.own(standing.balance()));
        model.put(
                "list",
                new Listed(
                        page,
                        filter,
                        found.size() > page.size()
                                ? Wanted.Place.of(page.getLast()).toString()
                                : null,
                        measures.today()));
        model.put("audiences", balances.audiences());
        model.put("choice", balances.choice(caller));
        model.put("principle", Principle.of(catalogues.now()));
        return pages.render(status, "filing/measure/list.jte", pages.page(title(form)), model);
    }

    /// Out of an incident it is about that incident.
    private static Text title(Form form) {
        return form.lessons().stream()
                .filter(_ -> form.back())
                .filter(one -> one.incident().toString().equals(form.written().incident()))
                .findFirst()
                .map(one ->
                        Text.of("{0}：この事案から生まれる対策", "{0}: what follows from it")
                                .with(Text.same(one.title())))
                .orElse(TITLE);
    }

    private Form form(Caller caller, Written written, boolean back, Map<String, Text> errors) {
        return new Form(written, measures.lessons(caller, written.incident()), back, errors);
    }

    @PostMapping
    ResponseEntity<?> add(
            @AuthenticationPrincipal Caller caller,
            Sent sent,
            @RequestParam(defaultValue = "false") boolean back) {
        onlyForOperators(caller);
        Written written = sent.written();
        try {
            measures.add(caller, written);
            return seeOther(
                    back && !written.incident().isBlank()
                            ? "/incidents/" + written.incident().strip() + "/closing#follows"
                            : "/measures");
        } catch (Problem problem) {
            return list(
                    HttpStatusCode.valueOf(problem.status()),
                    caller,
                    Filter.NONE,
                    form(caller, written, back, errors(problem)),
                    new HashMap<>());
        }
    }

    /// A form as it comes; what is missing is empty.
    record Sent(
            @Nullable String what,
            @Nullable String approach,
            @Nullable String incident,
            @Nullable String due,
            @Nullable String state,
            @Nullable String note) {

        Written written() {
            return new Written(or(what), or(approach), or(incident), or(due), or(state), or(note));
        }

        static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<String> one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        onlyForOperators(caller);
        Measure measure = measures.one(caller, id);
        return one(
                HttpStatus.OK, caller, measure, form(caller, Written.of(measure), false, Map.of()));
    }

    private ResponseEntity<String> one(
            HttpStatusCode status, Caller caller, Measure measure, Form form) {
        return pages.render(
                status,
                "filing/measure/one.jte",
                pages.page(Text.of("対策：{0}", "Measure: {0}").with(measure.what())),
                Map.of(
                        "measure",
                        measure,
                        "form",
                        form,
                        "overdue",
                        measure.overdue(measures.today()),
                        "changes",
                        measures.changes(caller, measure.id())));
    }

    @PostMapping("/{id}")
    ResponseEntity<?> change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int number,
            Sent sent) {
        onlyForOperators(caller);
        Written written = sent.written();
        try {
            measures.change(caller, id, number, written);
            return seeOther("/measures/" + id);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return one(
                    HttpStatusCode.valueOf(problem.status()),
                    caller,
                    measures.one(caller, id),
                    form(caller, written, false, errors(problem)));
        }
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<?> remove(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int number) {
        onlyForOperators(caller);
        measures.remove(caller, id, number);
        return seeOther("/measures?removed=" + id);
    }

    @PostMapping("/{id}/return")
    ResponseEntity<?> putBack(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        onlyForOperators(caller);
        measures.putBack(caller, id);
        return seeOther("/measures/" + id);
    }

    /// Who sees the balance from now on.
    @PostMapping("/shown")
    ResponseEntity<?> show(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(defaultValue = "") List<String> shownTo) {
        onlyForOperators(caller);
        try {
            balances.show(caller, number, shownTo);
        } catch (Problem problem) {
            return list(
                    HttpStatusCode.valueOf(problem.status()),
                    caller,
                    Filter.NONE,
                    form(caller, Written.empty(""), false, errors(problem)),
                    new HashMap<>());
        }
        return seeOther("/measures#shown");
    }

    @GetMapping("/charts/balance.svg")
    ResponseEntity<byte[]> drawing(@AuthenticationPrincipal Caller caller) {
        onlyForOperators(caller);
        return files.svg(DrawBalance.own(measures.balance(caller)));
    }

    @GetMapping("/charts/balance.csv")
    ResponseEntity<byte[]> table(@AuthenticationPrincipal Caller caller) {
        onlyForOperators(caller);
        return files.csv(DrawBalance.own(measures.balance(caller)));
    }

    /// What is wrong by the field that it is wrong with; `form` where it is no field's.
    private static Map<String, Text> errors(Problem problem) {
        Map<String, Text> errors = new HashMap<>();
        if (problem.fields().isEmpty()) {
            errors.put("form", problem.title());
        }
        problem.fields().forEach(f -> errors.putIfAbsent(f.pointer().substring(1), f.detail()));
        return errors;
    }

    private static ResponseEntity<?> seeOther(String to) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(to)).build();
    }

    static void onlyForOperators(Caller caller) {
        if (!caller.isOperator()) {
            throw Problem.of(
                    403,
                    "not-an-operator",
                    Text.of("対策は、事業者が自分の組織について書きます", "Operators keep measures of their own"));
        }
    }
}
