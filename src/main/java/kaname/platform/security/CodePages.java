package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.platform.web.Paths;
import org.jspecify.annotations.Nullable;
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
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeyCheck check;
    private final RelyingParty house;
    private final Pages pages;

    CodePages(
            SessionContexts sessions,
            SignInDoor door,
            SecondStep secondStep,
            SecondFactors factors,
            Passkeys passkeys,
            PasskeyCheck check,
            RelyingParty house,
            Pages pages) {
        this.sessions = sessions;
        this.door = door;
        this.secondStep = secondStep;
        this.factors = factors;
        this.passkeys = passkeys;
        this.check = check;
        this.house = house;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        return half(request)
                .map(half -> form(HttpStatus.OK, back, half.caller(), null))
                .orElseGet(CodePages::over);
    }

    @PostMapping
    ResponseEntity<String> answer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return enter(
                request,
                response,
                back,
                WRONG,
                caller ->
                        code.length() <= 64 && secondStep.proves(request, caller.account(), code));
    }

    /// The account's passkey instead of a code.
    @PostMapping("/passkey")
    ResponseEntity<String> passkey(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return enter(
                request,
                response,
                back,
                PASSKEY_REFUSED,
                caller ->
                        check.answered(
                                        request,
                                        PasskeyCheck.SIGNING_IN,
                                        credential,
                                        it -> it.account().equals(caller.account()))
                                .isPresent());
    }

    private ResponseEntity<String> enter(
            HttpServletRequest request,
            HttpServletResponse response,
            String back,
            Text refusal,
            Predicate<Caller> proves) {
        Optional<SessionStore.Open> half = half(request);
        if (half.isEmpty()) {
            return over();
        }
        Caller caller = half.get().caller();
        String attempt = "code " + caller.account();
        Duration wait = door.attempt(attempt, request);
        if (!wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
            return form(HttpStatus.TOO_MANY_REQUESTS, back, caller, waiting(wait));
        }
        if (!proves.test(caller)) {
            return form(HttpStatus.UNAUTHORIZED, back, caller, refusal);
        }
        door.succeeded(attempt, request);
        door.open(request, response, caller);
        return AccountPages.seeOther(Paths.local(back));
    }

    /// A page that was shown in answer to the form is asked again.
    @GetMapping("/passkey")
    ResponseEntity<String> again() {
        return AccountPages.seeOther("/sign-in/code");
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

    private static final Text PASSKEY_REFUSED =
            Text.of(
                    "このパスキーは通りませんでした。もう一度試すか、コードを入れてください。",
                    "This passkey did not work. Try again, or give a code.");

    private static Text waiting(Duration wait) {
        return Text.of("続けて失敗したため、あと {0} 秒待ってください。", "After several failures, wait {0} s.")
                .with(wait.toSeconds());
    }

    private ResponseEntity<String> form(
            HttpStatus status, String back, Caller caller, @Nullable Text error) {
        var page = pages.page(Text.of("確認コード", "Code"));
        return pages.render(
                status,
                "platform/security/code.jte",
                page,
                Map.of(
                        "back", Paths.local(back),
                        "codes", factors.has(caller.account()),
                        "passkeys", passkeys.has(caller.account()),
                        "origin", house.origin(),
                        "error", error == null ? "" : page.t(error)));
    }
}
