package kaname.situation.cause;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Common causes, for programs.
@RestController
class CausesApi {

    private final FindCauses find;
    private final Clock clock;

    CausesApi(FindCauses find, Clock clock) {
        this.find = find;
        this.clock = clock;
    }

    record Shared(String kind, String key, Text shown, List<UUID> carriers, double usual) {}

    record Met(
            UUID id,
            String link,
            Text title,
            @Nullable String sector,
            @Nullable String organisation,
            Instant from,
            Instant until) {

        static Met of(Phenomenon one) {
            Phenomenon.Reporter reporter = one.reporter();
            return new Met(
                    one.id(),
                    one.link(),
                    one.title(),
                    one.sector(),
                    reporter == null ? null : reporter.id(),
                    one.from(),
                    one.until());
        }
    }

    record Cause(Text suggestion, List<Shared> shared, List<Met> members, List<Met> candidates) {

        static Cause of(CommonCause cause) {
            return new Cause(
                    cause.suggestion(),
                    cause.reasons().stream()
                            .map(reason ->
                                    new Shared(
                                            reason.mark().kind().id(),
                                            reason.mark().key(),
                                            reason.mark().shown(),
                                            reason.carriers().stream().map(Phenomenon::id).toList(),
                                            reason.usual()))
                            .toList(),
                    cause.members().stream().map(Met::of).toList(),
                    cause.candidates().stream().map(Met::of).toList());
        }
    }

    record Causes(List<Cause> causes, int phenomena, boolean cut, int days) {}

    @GetMapping(path = "/api/v1/common-causes", produces = MediaType.APPLICATION_JSON_VALUE)
    Causes causes(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise) {
        FindCauses.Found found = find.of(caller, clock.instant(), exercise);
        return new Causes(
                found.causes().stream().map(Cause::of).toList(),
                found.phenomena(),
                found.cut(),
                FindCauses.DAYS);
    }
}
