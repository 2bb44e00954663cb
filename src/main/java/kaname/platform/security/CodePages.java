package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.platform.web.Paths;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// After the password: the code of the app, or a recovery code.
@RestController
@RequestMapping("/sign-in/code")
class CodePages {

    private final SessionContexts sessions;
    private final SignInDoor door;
    private final SecondStep secondStep;
    private final Pages pages;

    CodePages(SessionContexts sessions, SignInDoor door, SecondStep secondStep, Pages pages) {
        this.sessions = sessions;
        this.door = door;
        this.secondStep = secondStep;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        return half(request).isEmpty() ? over() : form(HttpStatus.OK, back, null);
    }

    @PostMapping
    ResponseEntity<String> answer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<SessionStore.Open> half = half(request);
        if (half.isEmpty()) {
            return over();
        }
        var caller = half.get().caller();
        String attempt = "code " + caller.account();
        Duration wait = door.attempt(attempt, request);
        if (!wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
            return form(HttpStatus.TOO_MANY_REQUESTS, back, waiting(wait));
        }
        if (code.length() > 64 || !secondStep.proves(request, caller.account(), code)) {
            return form(HttpStatus.UNAUTHORIZED, back, WRONG);
        }
        door.succeeded(attempt, request);
        door.open(request, response, caller);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, Paths.local(back))
                .build();
    }

    private Optional<SessionStore.Open> half(HttpServletRequest request) {
        return sessions.open(request).filter(open -> !open.full());
    }

    /// The ten minutes are over, or nobody gave a password.
    private static ResponseEntity<String> over() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/sign-in")
                .build();
    }

    private static final Text WRONG =
            Text.of(
                    "コードが違うか、もう使われています。アプリに今出ている6桁か、回復コードを入れてください。",
                    "This code is wrong or was used already: give the six digits that your app"
                            + " shows now, or a recovery code.");

    private static Text waiting(Duration wait) {
        return Text.of("続けて失敗したため、あと {0} 秒待ってください。", "After several failures, wait {0} s.")
                .with(wait.toSeconds());
    }

    private ResponseEntity<String> form(
            HttpStatus status, String back, @org.jspecify.annotations.Nullable Text error) {
        var page = pages.page(Text.of("確認コード", "Code"));
        return pages.render(
                status,
                "platform/security/code.jte",
                page,
                Map.of("back", Paths.local(back), "error", error == null ? "" : page.t(error)));
    }
}
