package kaname.filing.closing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kaname.filing.measure.OwnMeasures;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/// Where an operator closes its incident or opens it again.
@RestController
@RequestMapping("/incidents/{id}/closing")
class ClosingPages {

    private final CloseIncident incidents;
    private final OwnMeasures measures;
    private final Pages pages;

    ClosingPages(CloseIncident incidents, OwnMeasures measures, Pages pages) {
        this.incidents = incidents;
        this.measures = measures;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> closing(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return show(HttpStatus.OK, caller, id, "", null);
    }

    @PostMapping
    ResponseEntity<String> turn(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "true") boolean closed,
            @RequestParam(defaultValue = "") String reason) {
        try {
            incidents.turn(id, closed, reason);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            Text error =
                    problem.code().equals("reason-needed")
                            ? problem.fields().getFirst().detail()
                            : problem.title();
            return show(HttpStatusCode.valueOf(problem.status()), caller, id, reason, error);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/incidents/" + id + "/closing")
                .build();
    }

    private ResponseEntity<String> show(
            HttpStatusCode status, Caller caller, UUID id, String reason, @Nullable Text error) {
        CloseIncident.Standing standing = incidents.of(id);
        Map<String, Object> model = new HashMap<>();
        model.put("standing", standing);
        model.put("incident", "/incidents/" + id);
        model.put("id", id.toString());
        model.put("follows", measures.from(caller, id));
        model.put("balance", measures.balance(caller));
        model.put("reason", reason);
        model.put("error", error);
        Text title =
                Text.of("{0}: 閉じる・再開する", "{0}: close or reopen").with(Text.same(standing.title()));
        return pages.render(
                status,
                "filing/closing/closing.jte",
                pages.page(title).exercise(standing.exercise()),
                model);
    }
}
