package kaname.filing.closing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping(
        path = "/api/v1/incidents/{id}/closing",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ClosingApi {

    private final CloseIncident incidents;

    ClosingApi(CloseIncident incidents) {
        this.incidents = incidents;
    }

    record Wanted(@Nullable Boolean closed, @Nullable String reason) {}

    record Step(boolean closed, Instant at, String reason) {}

    record Answer(boolean closed, List<String> owed, List<Step> steps) {

        static Answer of(CloseIncident.Standing standing) {
            return new Answer(
                    standing.closed(),
                    standing.owed().stream()
                            .map(duty -> duty.id().regime() + "/" + duty.id().stage())
                            .toList(),
                    standing.steps().stream()
                            .map(step -> new Step(step.closed(), step.at(), step.reason()))
                            .toList());
        }
    }

    @GetMapping
    Answer closing(@PathVariable UUID id) {
        return Answer.of(incidents.of(id));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer turn(@PathVariable UUID id, @RequestBody Wanted wanted) {
        if (wanted.closed() == null) {
            throw Problem.field(
                    "closed-needed", "/closed", Text.of("true か false です", "true or false"));
        }
        String reason = wanted.reason() == null ? "" : wanted.reason();
        return Answer.of(incidents.turn(id, wanted.closed(), reason));
    }
}
