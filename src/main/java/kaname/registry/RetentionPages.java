package kaname.registry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.registry.Retention.Rule;
import kaname.registry.Retention.What;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where administrators decide how long things are kept, and see what went.
@RestController
@RequestMapping("/administration/retention")
class RetentionPages {

    private static final int RUNS = 50;

    private final Retention retention;
    private final Pages pages;

    RetentionPages(Retention retention, Pages pages) {
        this.retention = retention;
        this.pages = pages;
    }

    /// One kind of thing. `days` and `reason` as entered or set; `count` is what that would remove.
    record Row(
            What what,
            @Nullable Rule rule,
            String days,
            String reason,
            @Nullable Long count,
            @Nullable Text error) {}

    @ModelAttribute
    void administratorsOnly() {
        Administrators.only();
    }

    @GetMapping
    ResponseEntity<String> retention() {
        return show(HttpStatus.OK, Optional.empty(), "", "", null);
    }

    /// Without `act=set`: what that would remove, without removing it.
    @PostMapping
    ResponseEntity<String> set(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String act) {
        What kind = What.of(what).orElseThrow(Problem::notFound);
        if (!act.equals("set")) {
            return show(HttpStatus.OK, Optional.of(kind), days, reason, null);
        }
        try {
            retention.set(caller.account(), kind, days.isBlank() ? null : number(days), reason);
        } catch (Problem problem) {
            Text error = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return show(HttpStatus.BAD_REQUEST, Optional.of(kind), days, reason, error);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/administration/retention")
                .build();
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            Optional<What> entered,
            String days,
            String reason,
            @Nullable Text error) {
        Map<What, Rule> rules = new HashMap<>();
        retention.rules().forEach(rule -> rules.put(rule.what(), rule));
        List<Row> rows =
                Arrays.stream(What.values())
                        .map(what ->
                                entered.filter(what::equals).isPresent()
                                        ? entered(what, rules.get(what), days, reason, error)
                                        : row(what, rules.get(what)))
                        .toList();
        return pages.render(
                status,
                "registry/admin-retention.jte",
                pages.page(Text.of("保存期間", "How long things are kept")),
                Map.of("rows", rows, "runs", retention.runs(RUNS)));
    }

    private static Row row(What what, @Nullable Rule rule) {
        String days = rule == null || rule.days() == null ? "" : rule.days().toString();
        return new Row(what, rule, days, "", null, null);
    }

    private Row entered(
            What what, @Nullable Rule rule, String days, String reason, @Nullable Text error) {
        if (error != null || days.isBlank()) {
            return new Row(what, rule, days, reason, null, error);
        }
        try {
            return new Row(what, rule, days, reason, retention.count(what, number(days)), null);
        } catch (Problem problem) {
            Text wrong = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return new Row(what, rule, days, reason, null, wrong);
        }
    }

    private static int number(String days) {
        try {
            return Integer.parseInt(days.strip());
        } catch (NumberFormatException e) {
            throw Problem.field(
                    "invalid-days",
                    "/days",
                    Text.of("30日から36500日のあいだの数です。", "A number, 30 to 36500."));
        }
    }
}
