package kaname.filing.mode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.filing.ModeProposals;
import kaname.filing.ModeProposals.Proposal;
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

/// The mode, for everyone to see and for the coordinator to switch.
@RestController
@RequestMapping("/mode")
class ModePages {

    private final Modes modes;
    private final ModeProposals proposals;
    private final Pages pages;

    ModePages(Modes modes, ModeProposals proposals, Pages pages) {
        this.modes = modes;
        this.proposals = proposals;
        this.pages = pages;
    }

    /// One world, how it stands and what asks for another mode; `because` as entered.
    public record World(
            boolean exercise,
            Mode mode,
            @Nullable Declared since,
            String because,
            @Nullable Text error,
            List<Proposal> proposals) {
        public Mode other() {
            return mode == Mode.NORMAL ? Mode.LARGE_SCALE : Mode.NORMAL;
        }
    }

    public record View(List<World> worlds, List<Declared> history, boolean maySwitch) {}

    @GetMapping
    ResponseEntity<String> mode(@AuthenticationPrincipal Caller caller) {
        return show(HttpStatus.OK, caller, false, "", null);
    }

    @PostMapping
    ResponseEntity<?> declare(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String mode,
            @RequestParam(defaultValue = "false") boolean exercise,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "false") boolean stay) {
        try {
            Mode wanted = Mode.of(mode).orElseThrow(Problem::notFound);
            if (stay) {
                modes.stay(caller, exercise, because);
            } else {
                modes.declare(caller, wanted, exercise, because);
            }
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            Text error = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return show(HttpStatus.BAD_REQUEST, caller, exercise, because, error);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/mode")
                .build();
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            Caller caller,
            boolean entered,
            String because,
            @Nullable Text error) {
        List<World> worlds =
                List.of(
                        world(false, entered, because, error),
                        world(true, entered, because, error));
        Map<String, Object> model = new HashMap<>();
        model.put("view", new View(worlds, modes.history(), caller.role().equals("coordinator")));
        return pages.render(
                status, "filing/mode/mode.jte", pages.page(Text.of("体制", "Mode")), model);
    }

    private World world(boolean exercise, boolean entered, String because, @Nullable Text error) {
        Declared since = modes.standing(exercise).orElse(null);
        boolean here = exercise == entered;
        return new World(
                exercise,
                since == null ? Mode.NORMAL : since.mode(),
                since,
                here ? because : "",
                here ? error : null,
                proposals.open(exercise));
    }
}
