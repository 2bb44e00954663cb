package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A person's own account: where it is signed in, its password, and what happened at the door.
@RestController
@RequestMapping("/account")
class AccountPages {

    private final Accounts accounts;
    private final SessionStore sessions;
    private final AtTheDoor history;
    private final Proof proof;
    private final PasswordEncoder passwords;
    private final NewPassword newPassword;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Provider provider;
    private final ProviderLinks links;
    private final RelyingParty house;
    private final Pages pages;
    private final Clock clock;

    AccountPages(
            Accounts accounts,
            SessionStore sessions,
            AtTheDoor history,
            Proof proof,
            PasswordEncoder passwords,
            NewPassword newPassword,
            SecondFactors factors,
            Passkeys passkeys,
            Provider provider,
            ProviderLinks links,
            RelyingParty house,
            Pages pages,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.history = history;
        this.proof = proof;
        this.passwords = passwords;
        this.newPassword = newPassword;
        this.factors = factors;
        this.passkeys = passkeys;
        this.provider = provider;
        this.links = links;
        this.house = house;
        this.pages = pages;
        this.clock = clock;
    }

    /// A session as a line: `here` marks the one that asks.
    public record SessionLine(
            String id,
            java.time.Instant since,
            java.time.Instant seen,
            String from,
            boolean here) {}

    public record Past(java.time.Instant at, Text what, String from) {}

    public record View(
            String login,
            Text organisation,
            Text title,
            boolean codes,
            int recovery,
            List<Passkeys.Listed> passkeys,
            String origin,
            String provider,
            ProviderLinks.@Nullable Link link,
            List<SessionLine> sessions,
            List<Past> past) {
        public boolean guarded() {
            return codes || !passkeys.isEmpty();
        }
    }

    @GetMapping
    ResponseEntity<String> account(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request) {
        return show(
                HttpStatus.OK, caller, request, Map.of("first", !first.isEmpty(), "done", done));
    }

    @PostMapping("/password")
    ResponseEntity<String> password(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, Text> errors = errors(caller, present, password, again, request);
        if (!errors.isEmpty()) {
            return show(HttpStatus.BAD_REQUEST, caller, request, Map.of("errors", errors));
        }
        accounts.changePassword(passwords.encode(password), clock.instant());
        sessions.revokeAll(caller.account(), proof.session(request));
        history.note(caller.account(), AtTheDoor.What.PASSWORD_CHANGED, Visit.of(request));
        proof.given(request, response);
        return seeOther("/account?done=password");
    }

    private Map<String, Text> errors(
            Caller caller,
            String present,
            String password,
            String again,
            HttpServletRequest request) {
        Map<String, Text> errors = new HashMap<>();
        if (!proof.password(request, caller, present)) {
            errors.put("present", Text.of("今のパスワードが違います。", "This is not the present password."));
        }
        newPassword
                .refusal(password, accounts.ownLogin())
                .ifPresent(why -> errors.put("password", why));
        if (!errors.containsKey("password") && !password.equals(again)) {
            errors.put("again", Text.of("上のパスワードと違います。", "This differs from the password above."));
        }
        return errors;
    }

    @PostMapping("/sessions/{id}/end")
    ResponseEntity<String> end(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request) {
        if (sessions.of(caller.account()).stream().noneMatch(one -> one.id().equals(id))) {
            throw Problem.notFound();
        }
        sessions.revoke(id);
        history.note(caller.account(), AtTheDoor.What.SESSION_ENDED, Visit.of(request));
        return seeOther("/account?done=session");
    }

    @PostMapping("/sessions/end-others")
    ResponseEntity<String> endOthers(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        sessions.revokeAll(caller.account(), proof.session(request));
        history.note(caller.account(), AtTheDoor.What.SESSION_ENDED, Visit.of(request));
        return seeOther("/account?done=session");
    }

    private ResponseEntity<String> show(
            HttpStatus status, Caller caller, HttpServletRequest request, Map<String, ?> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("view", view(caller, proof.session(request)));
        return pages.render(
                status,
                "platform/security/account.jte",
                pages.page(Text.of("自分のアカウント", "My account")),
                model);
    }

    private View view(Caller caller, UUID here) {
        SecondFactors.Standing standing = factors.standing(caller.account());
        return new View(
                accounts.ownLogin(),
                caller.organisationName(),
                caller.title(),
                standing.codes(),
                standing.recovery(),
                passkeys.of(caller.account()),
                house.origin(),
                provider.name(),
                provider.present() ? links.of(caller.account()).orElse(null) : null,
                sessions.of(caller.account()).stream()
                        .map(one ->
                                new SessionLine(
                                        one.id().toString(),
                                        one.beganAt(),
                                        one.seenAt(),
                                        one.device() + "  " + one.network(),
                                        one.id().equals(here)))
                        .toList(),
                history.of(caller.account()).stream()
                        .map(event ->
                                new Past(
                                        event.at(),
                                        event.what(),
                                        event.device() + "  " + event.network()))
                        .toList());
    }

    static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
