package kaname.dependency;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.dependency.model.Service;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who is affected when a service fails, until when each is owed notice, and who was told: as far
/// as the reader was shown.
@RestController
class AffectedPages {

    private static final Text TITLE =
            Text.of("影響を受ける事業者と知らせの期限", "Affected operators and their notice");

    private final SeenModel seen;
    private final SupplierNotices notices;
    private final Pages pages;
    private final Clock clock;

    AffectedPages(SeenModel seen, SupplierNotices notices, Pages pages, Clock clock) {
        this.seen = seen;
        this.notices = notices;
        this.pages = pages;
        this.clock = clock;
    }

    /// @param service its id, or how the caller's own organisation calls it
    @GetMapping("/dependencies/affected")
    ResponseEntity<String> affected(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String known,
            @RequestParam(defaultValue = "false") boolean exercise) {
        Instant from = known.isBlank() ? null : Moments.read("/known", known, clock.instant());
        List<Stated> stated = seen.all(caller);
        Drawn drawn = Drawn.of(stated, List.of());
        String id =
                drawn.has(service)
                        ? service
                        : drawn.called(caller.organisation(), service).orElse(service);
        Optional<Service> failing =
                drawn.model().services().stream().filter(one -> one.id().equals(id)).findFirst();
        Map<String, Object> model = new HashMap<>();
        model.put("failing", failing);
        model.put("known", Optional.ofNullable(from));
        model.put("affected", affected(drawn, stated, id, from));
        model.put("exercise", exercise);
        return pages.render("dependency/affected.jte", pages.page(TITLE).exercise(exercise), model);
    }

    private List<Affected> affected(
            Drawn drawn, List<Stated> stated, String service, @Nullable Instant known) {
        List<Noted> noted = notices.of(stated.stream().map(Stated::id).toList());
        return Affected.of(
                drawn,
                stated,
                new Affected.Failure(
                        service, known, noted, notices.warned(service, known), clock.instant()));
    }
}
