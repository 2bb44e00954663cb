package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Paths;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with a passkey, which is both factors at once: the device, and what unlocks it.
@RestController
@RequestMapping("/sign-in/passkey")
class PasskeySignIn {

    private static final Text REFUSED =
            Text.of(
                    "このパスキーではサインインできませんでした。もう一度試すか、パスワードを使ってください。",
                    "This passkey did not sign you in. Try again, or use your password.");

    private final PasskeyCheck check;
    private final SignInDoor door;
    private final SignInPages pages;

    PasskeySignIn(PasskeyCheck check, SignInDoor door, SignInPages pages) {
        this.check = check;
        this.door = door;
        this.pages = pages;
    }

    @PostMapping("/options")
    Map<String, Object> options(HttpServletRequest request, HttpServletResponse response) {
        return check.ask(request, response, PasskeyCheck.SIGNING_IN);
    }

    @PostMapping
    ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        String attempt = check.claim(credential);
        Duration wait = door.attempt(attempt, request);
        if (!wait.isZero()) {
            return pages.tooMany(wait, "", back);
        }
        Optional<Caller> caller =
                check.answered(request, PasskeyCheck.SIGNING_IN, credential, _ -> true);
        if (caller.isEmpty()) {
            return pages.form(HttpStatus.UNAUTHORIZED, "", back, REFUSED);
        }
        door.succeeded(attempt, request);
        door.open(request, response, caller.get());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, Paths.local(back))
                .build();
    }

    /// A page that was shown in answer to the form is begun again.
    @GetMapping
    ResponseEntity<String> again() {
        return AccountPages.seeOther("/sign-in");
    }
}
