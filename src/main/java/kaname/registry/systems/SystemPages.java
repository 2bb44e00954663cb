package kaname.registry.systems;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What an organisation uses, for itself: operators and CEPTOAR offices keep it.
@RestController
@RequestMapping("/systems")
class SystemPages {

    private final Systems systems;
    private final Pages pages;

    SystemPages(Systems systems, Pages pages) {
        this.systems = systems;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(@AuthenticationPrincipal Caller caller) {
        onlyForKeepers(caller);
        return show(HttpStatus.OK, null);
    }

    private ResponseEntity<String> show(HttpStatus status, @Nullable Problem refused) {
        Map<String, Object> model = new HashMap<>();
        model.put("systems", systems.systems());
        model.put("used", systems.used());
        model.put("networks", systems.networks());
        model.put("clients", systems.clients());
        model.put("names", systems.names());
        model.put("named", Systems.NAMED);
        model.put(
                "errors",
                refused == null
                        ? List.of()
                        : refused.fields().stream().map(Problem.Field::detail).toList());
        return pages.render(
                status,
                "registry/systems/systems.jte",
                pages.page(Text.of("システムと製品", "Systems and products")),
                model);
    }

    @PostMapping("/products")
    ResponseEntity<?> product(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String system,
            @RequestParam(defaultValue = "") String vendor,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "add") String act) {
        Systems.Used used = new Systems.Used(system, Text.same("—"), vendor, product, version);
        return doing(
                caller,
                () -> {
                    if (act.equals("remove")) {
                        systems.stopUsing(used);
                    } else {
                        systems.use(caller, used);
                    }
                });
    }

    @PostMapping("/networks")
    ResponseEntity<?> network(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String range,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "add") String act) {
        return doing(
                caller,
                () -> {
                    if (act.equals("remove")) {
                        systems.removeNetwork(range);
                    } else {
                        systems.addNetwork(caller, range, note);
                    }
                });
    }

    @PostMapping("/clients")
    ResponseEntity<?> client(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "add") String act) {
        return doing(
                caller,
                () -> {
                    if (act.equals("remove")) {
                        systems.removeClient(client);
                    } else {
                        systems.addClient(caller, client);
                    }
                });
    }

    @PostMapping("/names")
    ResponseEntity<?> name(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String writing,
            @RequestParam(defaultValue = "") String reading,
            @RequestParam(defaultValue = "add") String act) {
        return doing(
                caller,
                () -> {
                    if (act.equals("remove")) {
                        systems.removeName(kind, writing);
                    } else {
                        systems.addName(caller, new Systems.Name(kind, writing, reading));
                    }
                });
    }

    private ResponseEntity<?> doing(Caller caller, Runnable deed) {
        onlyForKeepers(caller);
        try {
            deed.run();
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            return show(HttpStatus.BAD_REQUEST, problem);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/systems")
                .build();
    }

    private static void onlyForKeepers(Caller caller) {
        if (!caller.isOperator() && !caller.kind().equals("ceptoar")) {
            throw Problem.notFound();
        }
    }
}
