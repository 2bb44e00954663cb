package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import kaname.platform.web.Paths;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignInPages {

    private static final int LONGEST_LOGIN = 63;
    private static final int LONGEST_PASSWORD = 512; // longer than any that is accepted

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final SignInDoor door;
    private final SecondStep secondStep;
    private final RelyingParty house;
    private final Provider provider;
    private final Pages pages;
    private final String nobody;

    SignInPages(
            Accounts accounts,
            PasswordEncoder passwords,
            SignInDoor door,
            SecondStep secondStep,
            RelyingParty house,
            Provider provider,
            Pages pages) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.door = door;
        this.secondStep = secondStep;
        this.house = house;
        this.provider = provider;
        this.pages = pages;
        this.nobody = passwords.encode("nobody has this password");
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> ask(@RequestParam(defaultValue = "/") String back) {
        return form(HttpStatus.OK, "", back, null);
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam String login,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        String name = login.strip().toLowerCase(java.util.Locale.ROOT);
        String known = name.length() > LONGEST_LOGIN ? "" : name;
        var wait = door.attempt(known, request);
        if (!wait.isZero()) {
            return tooMany(wait, known, back);
        }
        var account = accounts.byLogin(known);
        if (!right(account, password)) {
            account.ifPresent(found -> secondStep.refused(request, found.caller()));
            return refused(known, back);
        }
        Caller caller = account.orElseThrow().caller();
        door.succeeded(known, request);
        renewed(account.get(), password);
        String next = door.enter(request, response, caller, Paths.local(back));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, next)
                .build();
    }

    /// Takes as long for a login that does not exist as for one that does.
    private boolean right(Optional<Accounts.Account> account, String password) {
        String hash = account.map(Accounts.Account::passwordHash).orElse(nobody);
        boolean fits = password.length() <= LONGEST_PASSWORD;
        boolean matches = passwords.matches(fits ? password : "", hash);
        return matches && fits && account.map(Accounts.Account::passwordHash).isPresent();
    }

    /// What was kept in an older way is kept in today's from now on.
    private void renewed(Accounts.Account account, String password) {
        String hash = account.passwordHash();
        if (hash != null && passwords.upgradeEncoding(hash)) {
            accounts.rehash(account.caller(), hash, passwords.encode(password));
        }
    }

    private ResponseEntity<String> refused(String login, String back) {
        var error =
                Text.of(
                        "ログイン名かパスワードが違います。ログイン名は残しました。もう一度入力してください。",
                        "The login or the password is not right. The login is kept: please try"
                                + " again.");
        return form(HttpStatus.UNAUTHORIZED, login, back, error);
    }

    ResponseEntity<String> tooMany(Duration wait, String login, String back) {
        long seconds = wait.plusMillis(999).toSeconds();
        var page = page();
        String when = page.time(Instant.now().plus(wait).plusSeconds(59));
        var error =
                Text.of(
                                "続けて失敗したため、この場所からのサインインを {0} 秒止めています（{1} には試せます）。"
                                        + "ほかの場所からは入れます。急ぐ報告は電話で行ってください。",
                                "After several failures, sign-in from here waits {0} s (try again"
                                    + " by {1}). Other places are not affected. Make urgent reports"
                                    + " by phone.")
                        .with(seconds, when);
        var refused = form(HttpStatus.TOO_MANY_REQUESTS, login, back, error);
        return ResponseEntity.status(refused.getStatusCode())
                .headers(refused.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(refused.getBody());
    }

    ResponseEntity<String> form(
            HttpStatus status, String login, String back, @Nullable Text error) {
        var page = page();
        return pages.render(
                status,
                "platform/sign-in.jte",
                page,
                Map.of(
                        "login",
                        login,
                        "back",
                        Paths.local(back),
                        "error",
                        error == null ? "" : page.t(error),
                        "origin",
                        house.origin(),
                        "provider",
                        provider.name()));
    }

    private Page page() {
        return pages.page(Text.of("サインイン", "Sign in"));
    }
}
