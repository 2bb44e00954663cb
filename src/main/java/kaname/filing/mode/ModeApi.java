package kaname.filing.mode;

import java.time.Instant;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The mode, for programs.
@RestController
@RequestMapping(path = "/api/v1/mode", produces = MediaType.APPLICATION_JSON_VALUE)
class ModeApi {

    private final Modes modes;

    ModeApi(Modes modes) {
        this.modes = modes;
    }

    record Stands(String mode, @Nullable Instant since, @Nullable String because) {
        static Stands of(@Nullable Declared declared) {
            return declared == null
                    ? new Stands(Mode.NORMAL.id(), null, null)
                    : new Stands(declared.mode().id(), declared.at(), declared.because());
        }
    }

    record Both(Stands real, Stands exercise) {}

    record Wanted(@Nullable String mode, @Nullable Boolean exercise, @Nullable String because) {}

    @GetMapping
    Both mode() {
        return new Both(
                Stands.of(modes.standing(false).orElse(null)),
                Stands.of(modes.standing(true).orElse(null)));
    }

    @PostMapping
    Stands declare(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        Mode mode =
                Mode.of(wanted.mode() == null ? "" : wanted.mode())
                        .orElseThrow(() ->
                                Problem.field(
                                        "invalid-mode",
                                        "/mode",
                                        Text.of(
                                                "normal か large-scale です",
                                                "normal or large-scale")));
        return Stands.of(
                modes.declare(
                        caller,
                        mode,
                        Boolean.TRUE.equals(wanted.exercise()),
                        wanted.because() == null ? "" : wanted.because()));
    }
}
