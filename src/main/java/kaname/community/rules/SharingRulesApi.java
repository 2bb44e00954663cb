package kaname.community.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import kaname.exchange.Marking;
import kaname.platform.Caller;
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

/// Sharing rules, for programs.
@RestController
@RequestMapping(path = "/api/v1/sharing-rules", produces = MediaType.APPLICATION_JSON_VALUE)
class SharingRulesApi {

    private final SharingRules rules;
    private final StateRule state;

    SharingRulesApi(SharingRules rules, StateRule state) {
        this.rules = rules;
        this.state = state;
    }

    record Limit(@Nullable String within, @Nullable String counting) {
        static Entered.Limit entered(@Nullable Limit limit) {
            return limit == null
                    ? Entered.Limit.NONE
                    : new Entered.Limit(or(limit.within()), or(limit.counting()));
        }

        static @Nullable Limit of(@Nullable Deadline deadline) {
            return deadline == null
                    ? null
                    : new Limit(
                            deadline.within().iso(),
                            deadline.counting().name().toLowerCase(Locale.ROOT));
        }
    }

    record Basis(
            @Nullable String instrument, @Nullable String article, @Nullable String provenance) {
        static Entered.Basis entered(@Nullable Basis basis) {
            return basis == null
                    ? new Entered.Basis("", "", "")
                    : new Entered.Basis(
                            or(basis.instrument()), or(basis.article()), or(basis.provenance()));
        }
    }

    record Wanted(
            @Nullable String body,
            @Nullable String about,
            @Nullable String tlpAtLeast,
            @Nullable String tlpAtMost,
            @Nullable Limit expects,
            @Nullable Limit needs,
            @Nullable List<@Nullable String> ways,
            @Nullable List<@Nullable String> mustPass,
            @Nullable List<@Nullable String> mustNotPass,
            @Nullable Basis basis,
            @Nullable String validFrom,
            @Nullable String validTo) {
        Entered entered() {
            return new Entered(
                    or(body),
                    or(about),
                    or(tlpAtLeast),
                    or(tlpAtMost),
                    Limit.entered(expects),
                    Limit.entered(needs),
                    texts(ways),
                    texts(mustPass),
                    texts(mustNotPass),
                    Basis.entered(basis),
                    or(validFrom),
                    or(validTo));
        }

        private static List<String> texts(@Nullable List<@Nullable String> given) {
            return given == null ? List.of() : given.stream().map(SharingRulesApi::or).toList();
        }
    }

    record One(
            UUID id,
            String party,
            String author,
            String about,
            @Nullable String tlpAtLeast,
            @Nullable String tlpAtMost,
            @Nullable Limit expects,
            @Nullable Limit needs,
            List<String> ways,
            List<String> mustPass,
            List<String> mustNotPass,
            Basis basis,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        static One of(SharingRule rule) {
            Terms terms = rule.terms();
            return new One(
                    rule.id(),
                    rule.party(),
                    rule.author(),
                    terms.about().id(),
                    label(terms.least()),
                    label(terms.most()),
                    Limit.of(terms.expects()),
                    Limit.of(terms.needs()),
                    ids(terms.ways(), Way::id),
                    ids(terms.mustPass(), Audience::id),
                    ids(terms.mustNotPass(), Audience::id),
                    new Basis(
                            rule.basis().instrument(),
                            rule.basis().article(),
                            rule.basis().provenance().name().toLowerCase(Locale.ROOT)),
                    rule.validFrom(),
                    rule.validTo());
        }

        private static @Nullable String label(@Nullable Marking marking) {
            return marking == null ? null : marking.label();
        }

        private static <E> List<String> ids(Collection<E> some, Function<E, String> id) {
            return some.stream().map(id).toList();
        }
    }

    record Pair(UUID one, UUID two, String kind, boolean unverified, Text reason, Text remedy) {
        static Pair of(Conflict conflict) {
            return new Pair(
                    conflict.one().id(),
                    conflict.two().id(),
                    conflict.kind().name().toLowerCase(Locale.ROOT),
                    conflict.unverified(),
                    conflict.reason(),
                    conflict.remedy());
        }
    }

    record All(LocalDate on, List<One> rules, List<Pair> conflicts) {}

    record Ending(@Nullable String on) {}

    @GetMapping
    All all(@RequestParam(defaultValue = "") String on) {
        LocalDate day = state.day(on);
        RulesView view = RulesView.of(day, rules.on(day));
        return new All(
                day,
                view.rules().stream().map(One::of).toList(),
                view.conflicts().stream().map(Pair::of).toList());
    }

    @PostMapping
    ResponseEntity<One> add(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        SharingRule rule = state.state(caller, wanted.entered());
        return ResponseEntity.status(HttpStatus.CREATED).body(One.of(rule));
    }

    @PostMapping("/{id}/end")
    ResponseEntity<Void> end(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Ending ending) {
        state.end(caller, id, state.day(or(ending.on())));
        return ResponseEntity.noContent().build();
    }

    static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
