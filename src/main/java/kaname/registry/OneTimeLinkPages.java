package kaname.registry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.NewPassword;
import kaname.platform.security.SignInDoor;
import kaname.platform.web.Pages;
import kaname.registry.Welcomes.Welcome;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where a one-time link leads: choose a password, and be signed in. Looking does not use the link
/// up, so a mail scanner that follows it does no harm.
@RestController
@RequestMapping("/welcome/{token}")
class OneTimeLinkPages {

    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}");
    static final Text LOGIN_RULE =
            Text.of(
                    "2〜63文字の英小文字・数字・「.」「_」「-」にし、英数字で始めてください。",
                    "Use 2 to 63 lower-case letters, digits, '.', '_' or '-', starting with a"
                            + " letter or a digit.");
    static final Text LOGIN_TAKEN =
            Text.of("このログイン名は使われています。別の名前にしてください。", "This login is taken: choose another.");
    private static final String ATTEMPT = "/welcome"; // no login looks like this

    private final Welcomes welcomes;
    private final PasswordEncoder passwords;
    private final NewPassword newPassword;
    private final SignInDoor door;
    private final Pages pages;

    OneTimeLinkPages(
            Welcomes welcomes,
            PasswordEncoder passwords,
            NewPassword newPassword,
            SignInDoor door,
            Pages pages) {
        this.welcomes = welcomes;
        this.passwords = passwords;
        this.newPassword = newPassword;
        this.door = door;
        this.pages = pages;
    }

    /// What the page shows: the fields as entered (never passwords) and what is wrong with them.
    record Form(String token, Welcome welcome, String login, Map<String, Text> errors) {}

    @GetMapping
    ResponseEntity<String> ask(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Welcome welcome = welcome(new Secret(token), request, response);
        return form(HttpStatus.OK, new Form(token, welcome, "", Map.of()));
    }

    @PostMapping
    ResponseEntity<String> choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String login,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        Secret link = new Secret(token);
        Welcome welcome = welcome(link, request, response);
        String name = login.strip().toLowerCase(Locale.ROOT);
        Map<String, Text> errors = errors(welcome, name, password, again);
        if (!errors.isEmpty()) {
            return form(HttpStatus.BAD_REQUEST, new Form(token, welcome, name, errors));
        }
        Optional<Caller> caller;
        try {
            String hash = passwords.encode(password);
            caller = welcome.first() ? welcomes.first(link, name, hash) : welcomes.back(link, hash);
        } catch (DuplicateKeyException taken) {
            return form(
                    HttpStatus.BAD_REQUEST,
                    new Form(token, welcome, name, Map.of("login", LOGIN_TAKEN)));
        }
        String next =
                door.enter(
                        request,
                        response,
                        caller.orElseThrow(OneTimeLinkPages::gone),
                        welcome.first() ? "/administration" : "/");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, next)
                .build();
    }

    private Map<String, Text> errors(Welcome welcome, String login, String password, String again) {
        Map<String, Text> errors = new LinkedHashMap<>();
        if (welcome.first() && !LOGIN.matcher(login).matches()) {
            errors.put("login", LOGIN_RULE);
        }
        newPassword
                .refusal(password, welcome.login() == null ? login : welcome.login())
                .ifPresent(why -> errors.put("password", why));
        if (errors.get("password") == null && !password.equals(again)) {
            errors.put("again", Text.of("上のパスワードと違います。", "This differs from the password above."));
        }
        return errors;
    }

    private Welcome welcome(Secret link, HttpServletRequest request, HttpServletResponse response) {
        Duration wait = door.attempt(ATTEMPT, request);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw Problem.of(
                    429,
                    "too-many-requests",
                    Text.of(
                                    "使えないリンクが続いたため、あと {0} 秒待ってください",
                                    "Too many links that do not hold: wait {0} s")
                            .with(seconds));
        }
        Welcome welcome = welcomes.find(link).orElseThrow(OneTimeLinkPages::gone);
        door.succeeded(ATTEMPT, request);
        return welcome;
    }

    private static Problem gone() {
        return new Problem(
                404,
                "link-does-not-hold",
                Text.of(
                        "このリンクは使えません。使用済みか、24時間を過ぎたか、新しいものに替わっています",
                        "This link does not hold: it was used, is older than 24 hours, or a newer"
                                + " one replaced it"),
                java.util.List.of(
                        new Problem.Field(
                                "/welcome",
                                Text.of(
                                        "管理者に新しいリンクを頼んでください。最初の管理者は、サーバーを起動し直すと新しいリンクが表示されます。",
                                        "Ask your administrator for a new one. For the first"
                                            + " administrator, starting the server again prints a"
                                            + " new one."))));
    }

    private ResponseEntity<String> form(HttpStatus status, Form form) {
        Text title =
                form.welcome().first()
                        ? Text.of("最初の管理者", "First administrator")
                        : Text.of("パスワードを決める", "Choose a password");
        return pages.render(
                status, "registry/one-time-link.jte", pages.page(title), Map.of("form", form));
    }
}
