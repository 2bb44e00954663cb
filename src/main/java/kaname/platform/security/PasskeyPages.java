package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The passkeys of one's own account: adding, naming, taking away. Adding and taking away ask for a
/// proof that is not older than a quarter of an hour.
@RestController
@RequestMapping("/account/passkeys")
class PasskeyPages {

    private static final int LONGEST_NAME = 60;

    private final Passkeys passkeys;
    private final PasskeyCheck check;
    private final SecondFactors factors;
    private final FactorPages factorPages;
    private final Accounts accounts;
    private final Proof proof;
    private final AtTheDoor history;

    PasskeyPages(
            Passkeys passkeys,
            PasskeyCheck check,
            SecondFactors factors,
            FactorPages factorPages,
            Accounts accounts,
            Proof proof,
            AtTheDoor history) {
        this.passkeys = passkeys;
        this.check = check;
        this.factors = factors;
        this.factorPages = factorPages;
        this.accounts = accounts;
        this.proof = proof;
        this.history = history;
    }

    /// What the browser is asked to make; where to go first if the last proof is too old.
    @PostMapping("/options")
    Map<String, Object> options(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return proof.fresh(request)
                ? check.offer(request, response, caller, accounts.ownLogin())
                : Map.of("first", "/account/proof");
    }

    @PostMapping
    ResponseEntity<String> add(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request) {
        if (!proof.fresh(request)) {
            return AccountPages.seeOther("/account/proof");
        }
        String called = named(name);
        if (passkeys.of(caller.account()).size() >= Passkeys.MOST) {
            return AccountPages.seeOther("/account?done=passkey-full");
        }
        boolean added =
                check.made(request, caller, credential)
                        .filter(fresh -> passkeys.add(caller.account(), called, fresh))
                        .isPresent();
        if (!added) {
            return AccountPages.seeOther("/account?done=passkey-refused");
        }
        history.note(caller.account(), AtTheDoor.What.PASSKEY_ADDED, Visit.of(request));
        return factors.standing(caller.account()).recovery() == 0
                ? factorPages.recovery(caller, request)
                : AccountPages.seeOther("/account?done=passkey");
    }

    @PostMapping("/{id}/name")
    ResponseEntity<String> rename(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String name) {
        if (!passkeys.rename(id, named(name))) {
            throw Problem.notFound();
        }
        return AccountPages.seeOther("/account?done=passkey-named");
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<String> remove(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request) {
        if (!proof.fresh(request)) {
            return AccountPages.seeOther("/account/proof");
        }
        if (!passkeys.remove(id)) {
            throw Problem.notFound();
        }
        history.note(caller.account(), AtTheDoor.What.PASSKEY_REMOVED, Visit.of(request));
        return AccountPages.seeOther("/account?done=passkey-removed");
    }

    /// A page that was shown in answer to a form is gone back to at the account.
    @GetMapping
    ResponseEntity<String> back() {
        return AccountPages.seeOther("/account");
    }

    private static String named(String name) {
        String called = name.strip();
        return called.isEmpty()
                ? "passkey"
                : called.substring(
                        0,
                        called.offsetByCodePoints(
                                0,
                                Math.min(LONGEST_NAME, called.codePointCount(0, called.length()))));
    }
}
