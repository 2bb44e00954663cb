package kaname.registry.systems;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.registry.systems.OwnSystems.Written;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One system of an operator: written, changed, removed.
@RestController
class OwnSystemPages {

    private final OwnSystems systems;
    private final Pages pages;

    OwnSystemPages(OwnSystems systems, Pages pages) {
        this.systems = systems;
        this.pages = pages;
    }

    @GetMapping("/systems/own")
    ResponseEntity<String> show(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String id) {
        onlyForOperators(caller);
        Written written =
                id.isEmpty()
                        ? Written.nothing()
                        : systems.written(caller, id).orElseThrow(Problem::notFound);
        return show(caller, HttpStatus.OK, written, Map.of());
    }

    @PostMapping("/systems/own")
    ResponseEntity<?> keep(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String english,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") Set<String> services,
            @RequestParam(defaultValue = "keep") String act) {
        onlyForOperators(caller);
        Written written = new Written(id, name, english, kind, services);
        try {
            if (act.equals("remove")) {
                systems.remove(caller, id);
            } else {
                systems.keep(caller, written);
            }
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            return show(
                    caller,
                    HttpStatus.BAD_REQUEST,
                    written,
                    problem.fields().stream()
                            .collect(
                                    Collectors.toMap(
                                            Problem.Field::pointer,
                                            Problem.Field::detail,
                                            (one, _) -> one)));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/systems")).build();
    }

    /// @param errors by pointer
    private ResponseEntity<String> show(
            Caller caller, HttpStatus status, Written written, Map<String, Text> errors) {
        Map<String, Object> model = new HashMap<>();
        model.put("written", written);
        model.put("services", systems.services(caller));
        model.put("kinds", kinds());
        model.put("errors", errors);
        return pages.render(
                status,
                "registry/systems/own.jte",
                pages.page(
                        written.id().isEmpty()
                                ? Text.of("システムを加える", "Add a system")
                                : Text.of("システムを直す", "Change a system")),
                model);
    }

    private static List<OwnSystems.Choice> kinds() {
        List<Text> means =
                List.of(
                        Text.of("IT（情報を扱う）", "IT: handles information"),
                        Text.of("OT（設備を動かし、見張る）", "OT: moves or watches plant"),
                        Text.of("IoT（つながる機器）", "IoT: connected devices"));
        return IntStream.range(0, means.size())
                .mapToObj(i -> new OwnSystems.Choice(OwnSystems.KINDS.get(i), means.get(i)))
                .toList();
    }

    private static void onlyForOperators(Caller caller) {
        if (!caller.isOperator()) {
            throw Problem.notFound();
        }
    }
}
