package kaname.filing.measure;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping(path = "/api/v1/measures", produces = MediaType.APPLICATION_JSON_VALUE)
class MeasuresApi {

    private final OwnMeasures measures;
    private final Balances balances;

    MeasuresApi(OwnMeasures measures, Balances balances) {
        this.measures = measures;
        this.balances = balances;
    }

    /// @param number how often it was written when the caller looked; not for a new one
    record Sent(
            @Nullable String what,
            @Nullable String approach,
            @Nullable String incident,
            @Nullable String due,
            @Nullable String state,
            @Nullable String note,
            @Nullable Integer number) {

        Written written() {
            return new MeasurePages.Sent(what, approach, incident, due, state, note).written();
        }

        int seen() {
            Integer seen = number;
            return seen == null ? 0 : seen;
        }
    }

    record One(
            UUID id,
            int number,
            String what,
            String approach,
            @Nullable UUID incident,
            @Nullable LocalDate due,
            String state,
            boolean overdue,
            String note,
            Instant at) {

        static One of(Measure measure, LocalDate today) {
            Measure.Lesson lesson = measure.lesson();
            return new One(
                    measure.id(),
                    measure.number(),
                    measure.what(),
                    measure.approach().id(),
                    lesson == null ? null : lesson.incident(),
                    measure.due(),
                    measure.state().id(),
                    measure.overdue(today),
                    measure.note(),
                    measure.at());
        }
    }

    record Counted(
            int preventiveInPlace,
            int reactiveInPlace,
            int preventivePlanned,
            int reactivePlanned,
            boolean noneReactive) {

        static Counted of(Balance balance) {
            return new Counted(
                    balance.preventive().inPlace(),
                    balance.reactive().inPlace(),
                    balance.preventive().planned(),
                    balance.reactive().planned(),
                    balance.noneReactive());
        }
    }

    record All(List<One> measures, Counted balance, @Nullable String next) {}

    /// @param number how often the choice was made
    record Choice(int number, List<String> shownTo, @Nullable Instant since) {

        static Choice of(Balances.Choice choice) {
            return new Choice(
                    choice.number(), choice.shownTo().stream().sorted().toList(), choice.since());
        }
    }

    /// @param shownTo ids of organisations; none for nobody
    record Choose(@Nullable Integer number, @Nullable List<@Nullable String> shownTo) {}

    record OperatorBalance(String operator, String nameJa, String nameEn, Counted balance) {}

    record AllBalances(
            List<OperatorBalance> balances,
            long showing,
            long noneReactive,
            long silent,
            @Nullable String next) {}

    @GetMapping
    All list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String approach,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID incident,
            @RequestParam(defaultValue = "") String after) {
        MeasurePages.onlyForOperators(caller);
        List<Measure> found = measures.list(caller, Wanted.read(approach, state, incident, after));
        List<Measure> page = found.stream().limit(OwnMeasures.PAGE).toList();
        LocalDate today = measures.today();
        return new All(
                page.stream().map(one -> One.of(one, today)).toList(),
                Counted.of(measures.balance(caller)),
                found.size() > page.size() ? Wanted.Place.of(page.getLast()).toString() : null);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<One> add(@AuthenticationPrincipal Caller caller, @RequestBody Sent sent) {
        MeasurePages.onlyForOperators(caller);
        UUID id = measures.add(caller, sent.written());
        return ResponseEntity.created(URI.create("/api/v1/measures/" + id)).body(one(caller, id));
    }

    @GetMapping("/{id}")
    One one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        MeasurePages.onlyForOperators(caller);
        return One.of(measures.one(caller, id), measures.today());
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    One change(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Sent sent) {
        MeasurePages.onlyForOperators(caller);
        measures.change(caller, id, sent.seen(), sent.written());
        return one(caller, id);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int number) {
        MeasurePages.onlyForOperators(caller);
        measures.remove(caller, id, number);
        return ResponseEntity.noContent().build();
    }

    /// Puts back what was taken back last.
    @PostMapping("/{id}/return")
    One putBack(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        MeasurePages.onlyForOperators(caller);
        measures.putBack(caller, id);
        return one(caller, id);
    }

    @GetMapping("/shown")
    Choice choice(@AuthenticationPrincipal Caller caller) {
        MeasurePages.onlyForOperators(caller);
        return Choice.of(balances.choice(caller));
    }

    @PutMapping(path = "/shown", consumes = MediaType.APPLICATION_JSON_VALUE)
    Choice show(@AuthenticationPrincipal Caller caller, @RequestBody Choose wanted) {
        MeasurePages.onlyForOperators(caller);
        Integer number = wanted.number();
        List<@Nullable String> shownTo = wanted.shownTo();
        balances.show(
                caller,
                number == null ? 0 : number,
                shownTo == null ? List.of() : shownTo.stream().map(MeasurePages.Sent::or).toList());
        return choice(caller);
    }

    @GetMapping("/balances")
    AllBalances shown(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String after) {
        BalancePages.only(caller);
        List<Balances.Shown> found = balances.shown(after, Balances.PAGE + 1);
        List<Balances.Shown> page = found.stream().limit(Balances.PAGE).toList();
        Balances.Overall overall = balances.overall();
        return new AllBalances(
                page.stream()
                        .map(one ->
                                new OperatorBalance(
                                        one.operator().id(),
                                        one.operator().name().ja(),
                                        one.operator().name().en(),
                                        Counted.of(one.balance())))
                        .toList(),
                overall.showing(),
                overall.noneReactive(),
                overall.silent(),
                found.size() > page.size() ? page.getLast().place() : null);
    }
}
