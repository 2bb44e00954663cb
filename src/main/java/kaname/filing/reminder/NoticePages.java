package kaname.filing.reminder;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The desk puts a notice away.
@RestController
class NoticePages {

    private final Notices notices;
    private final Clock clock;

    NoticePages(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @PostMapping("/notices/{id}/read")
    ResponseEntity<String> read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        if (!notices.read(id, caller, clock.instant())) {
            throw Problem.notFound();
        }
        return ResponseEntity.status(303).location(URI.create("/")).build();
    }
}
