package kaname.situation.watch;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.situation.Overseers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The watch list: what is changing, and when to look again.
@RestController
class DriverPages {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Text TITLE = Text.of("変化の見張り", "What is changing");

    private final Drivers drivers;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    DriverPages(Drivers drivers, Catalogues catalogues, Pages pages, Clock clock) {
        this.drivers = drivers;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/situation/drivers")
    ResponseEntity<String> list(@AuthenticationPrincipal Caller caller) {
        return list(HttpStatus.OK, caller, null);
    }

    private ResponseEntity<String> list(
            HttpStatus status, Caller caller, @Nullable Problem refused) {
        Overseers.only(caller);
        Map<String, Object> model = new HashMap<>();
        model.put("drivers", drivers.all());
        model.put("sectors", sectors());
        model.put("today", today());
        model.put("organisation", caller.organisation());
        model.put("writes", Drivers.mayWrite(caller));
        model.put(
                "errors",
                refused == null
                        ? List.of()
                        : refused.fields().isEmpty()
                                ? List.of(refused.title())
                                : refused.fields().stream().map(Problem.Field::detail).toList());
        return pages.render(status, "situation/drivers.jte", pages.page(TITLE), model);
    }

    private List<Sector> sectors() {
        return catalogues.now().sectorsOn(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TOKYO);
    }

    /// A new one, or a further word on one's own.
    @PostMapping("/situation/drivers")
    ResponseEntity<?> say(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID driver,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "") List<String> sectors,
            @RequestParam(defaultValue = "") String reviewOn,
            @RequestParam(defaultValue = "false") boolean closed) {
        try {
            UUID said =
                    drivers.say(
                            caller,
                            new Drivers.Word(
                                    driver, number, kind, title, because, sectors, reviewOn,
                                    closed),
                            sectors().stream().map(Sector::id).toList());
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/situation/drivers#driver-" + said))
                    .build();
        } catch (Problem problem) {
            if (problem.status() == 403 || problem.status() == 404) {
                throw problem;
            }
            return list(HttpStatus.valueOf(problem.status()), caller, problem);
        }
    }

    record DriverList(List<Driver> drivers) {}

    /// For programs, and for scenarios that begin with one.
    @GetMapping(path = "/api/v1/drivers", produces = MediaType.APPLICATION_JSON_VALUE)
    DriverList drivers(@AuthenticationPrincipal Caller caller) {
        Overseers.only(caller);
        return new DriverList(drivers.all());
    }
}
