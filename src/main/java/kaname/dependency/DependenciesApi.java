package kaname.dependency;

import java.util.List;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.dependency.model.WriteModel;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A model of what the caller may see, as `kaname cascade` reads it, and one taken back.
@RestController
class DependenciesApi {

    private static final String PATH = "/api/v1/dependencies";

    private final SeenModel seen;
    private final KeepModel models;

    DependenciesApi(SeenModel seen, KeepModel models) {
        this.seen = seen;
        this.models = models;
    }

    /// What a model would do, or did.
    record Taken(boolean kept, int added, int changed, int same, int others) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode model(@AuthenticationPrincipal Caller caller) {
        return WriteModel.json(seen.of(caller).model());
    }

    @PostMapping(PATH)
    Taken take(
            @AuthenticationPrincipal Caller caller,
            @RequestBody JsonNode body,
            @RequestParam(defaultValue = "false") boolean keep,
            @RequestParam(defaultValue = "") List<String> shownTo) {
        DependencyPages.onlyForOperators(caller);
        Model model = ReadModel.of(body);
        KeepDependencies.Trial trial =
                keep ? models.all(caller, model, shownTo) : models.rehearse(caller, model, shownTo);
        if (!trial.wrong().isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-dependency",
                    Text.of(
                            "残していません。モデルに直すところがあります",
                            "Nothing was kept: the model needs correcting"),
                    trial.wrong().stream().limit(100).toList());
        }
        return new Taken(keep, trial.fresh(), trial.changed(), trial.same(), trial.others());
    }
}
