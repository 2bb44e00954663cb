package kaname.advisory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.taxii.Concerns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was shared and concerns the caller's own systems, networks and names, for programs.
@RestController
@RequestMapping(path = "/api/v1/advisories/concerns", produces = MediaType.APPLICATION_JSON_VALUE)
class ConcernsApi {

    private static final int PAGE = 50;

    private final Concerns concerns;

    ConcernsApi(Concerns concerns) {
        this.concerns = concerns;
    }

    record Fit(String said, @Nullable String system, String registered, String detail) {
        static Fit of(Concerns.Fit fit) {
            return new Fit(
                    fit.shown(),
                    fit.system() == null ? null : fit.system().en(),
                    fit.registered(),
                    fit.detail());
        }
    }

    record OneConcern(
            UUID collection,
            String object,
            String type,
            @Nullable String name,
            @Nullable String marking,
            Instant added,
            @Nullable UUID advisory,
            List<Fit> fits,
            int more) {
        static OneConcern of(Concerns.Concern one) {
            return new OneConcern(
                    one.collection(),
                    one.object(),
                    one.type(),
                    one.name(),
                    one.marking(),
                    one.added(),
                    one.advisory(),
                    one.fits().stream().map(Fit::of).toList(),
                    one.more());
        }
    }

    record ConcernPage(List<OneConcern> concerns, int total, @Nullable String next) {}

    @GetMapping
    ConcernPage list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        ConcernPages.onlyForWhoRegisters(caller);
        List<Concerns.Concern> found =
                concerns.page(after == null ? null : Cursor.parse(after), PAGE);
        return new ConcernPage(
                found.stream().map(OneConcern::of).toList(),
                concerns.count(),
                found.size() == PAGE ? found.getLast().place().toString() : null);
    }
}
