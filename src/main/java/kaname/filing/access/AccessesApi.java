package kaname.filing.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The access log of an incident, for programs.
@RestController
@RequestMapping(
        path = "/api/v1/incidents/{id}/accesses",
        produces = MediaType.APPLICATION_JSON_VALUE)
class AccessesApi {

    private final Accesses accesses;

    AccessesApi(Accesses accesses) {
        this.accesses = accesses;
    }

    record One(
            Instant at,
            String organisation,
            @Nullable String role,
            @Nullable String purpose,
            String way,
            @Nullable UUID letter,
            @Nullable UUID attachment) {}

    record RefusedEdit(Instant minute, String organisation, String role, int times) {}

    record Log(List<One> accesses, List<RefusedEdit> refusedEdits, @Nullable String next) {}

    @GetMapping
    Log accesses(@PathVariable UUID id, @RequestParam(required = false) @Nullable String after) {
        Accesses.Log log = accesses.of(id, after == null ? null : Cursor.parse(after));
        return new Log(
                log.accesses().stream()
                        .map(a ->
                                new One(
                                        a.at(),
                                        a.organisation(),
                                        a.role(),
                                        a.purpose(),
                                        a.way(),
                                        a.letter(),
                                        a.attachment()))
                        .toList(),
                log.refused().stream()
                        .map(r ->
                                new RefusedEdit(r.minute(), r.organisation(), r.role(), r.times()))
                        .toList(),
                log.next());
    }
}
