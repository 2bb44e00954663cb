package kaname.community.rules;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The registry of sharing rules by date, what contradicts what, and the form of a new rule.
@RestController
@RequestMapping("/sharing-rules")
class SharingRulePages {

    private static final Text TITLE = Text.of("共有の規則", "Sharing rules");

    private final SharingRules rules;
    private final StateRule state;
    private final Pages pages;

    SharingRulePages(SharingRules rules, StateRule state, Pages pages) {
        this.rules = rules;
        this.state = state;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> list(@RequestParam(defaultValue = "") String on) {
        LocalDate day = state.day(on);
        return pages.render(
                "community/rules/list.jte",
                pages.page(TITLE),
                Map.of("view", RulesView.of(day, rules.on(day))));
    }

    @GetMapping("/new")
    ResponseEntity<String> form(@AuthenticationPrincipal Caller caller) {
        return form(
                HttpStatus.OK,
                new RuleForm(Entered.EMPTY, StateRule.mayStateForBodies(caller), Map.of()));
    }

    private ResponseEntity<String> form(HttpStatus status, RuleForm form) {
        return pages.render(
                status,
                "community/rules/new.jte",
                pages.page(Text.of("共有の規則を書く", "State a sharing rule")),
                Map.of("form", form));
    }

    @PostMapping("/new")
    ResponseEntity<?> add(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent) {
        Entered entered = RuleForm.read(sent);
        try {
            SharingRule rule = state.state(caller, entered);
            return to("?on=" + rule.validFrom());
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            RuleForm form = new RuleForm(entered, StateRule.mayStateForBodies(caller), Map.of());
            return form(HttpStatus.BAD_REQUEST, form.refused(problem));
        }
    }

    @PostMapping("/{id}/end")
    ResponseEntity<?> end(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String on) {
        state.end(caller, id, state.day(on));
        return to("");
    }

    private static ResponseEntity<?> to(String query) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/sharing-rules" + query)
                .build();
    }
}
