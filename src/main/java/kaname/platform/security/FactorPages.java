package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.platform.web.Paths;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The second factor of one's own account: adding it, its recovery codes, taking it away. Each asks
/// for the password again when the last proof is older than a quarter of an hour.
@RestController
@RequestMapping("/account")
class FactorPages {

    private final SecondFactors factors;
    private final PasskeyCheck check;
    private final RelyingParty house;
    private final Provider provider;
    private final ProviderLinks links;
    private final Accounts accounts;
    private final Proof proof;
    private final AtTheDoor history;
    private final Pages pages;

    FactorPages(
            SecondFactors factors,
            PasskeyCheck check,
            RelyingParty house,
            Provider provider,
            ProviderLinks links,
            Accounts accounts,
            Proof proof,
            AtTheDoor history,
            Pages pages) {
        this.factors = factors;
        this.check = check;
        this.house = house;
        this.provider = provider;
        this.links = links;
        this.accounts = accounts;
        this.proof = proof;
        this.history = history;
        this.pages = pages;
    }

    @PostMapping("/codes")
    ResponseEntity<String> enrol(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        if (!proof.fresh(request)) {
            return AccountPages.seeOther("/account/proof");
        }
        if (factors.has(caller.account())) {
            return AccountPages.seeOther("/account");
        }
        return setUp(HttpStatus.OK, factors.enrol(caller.account()), "");
    }

    @PostMapping("/codes/confirmation")
    ResponseEntity<String> confirm(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        Optional<byte[]> pending = factors.pending(caller.account());
        if (pending.isEmpty()) {
            return AccountPages.seeOther("/account");
        }
        if (code.length() > 16 || !factors.confirm(caller.account(), code)) {
            return setUp(
                    HttpStatus.BAD_REQUEST,
                    pending.get(),
                    pages.page(TITLE)
                            .t(
                                    "コードが違います。端末の時刻が合っているか確かめて、今出ている6桁を入れてください。",
                                    "This code is wrong. Check that the clock of your device is"
                                            + " right, and give the six digits shown now."));
        }
        history.note(caller.account(), AtTheDoor.What.CODE_ADDED, Visit.of(request));
        return recovery(caller, request);
    }

    @PostMapping("/recovery-codes")
    ResponseEntity<String> again(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return proof.fresh(request)
                ? recovery(caller, request)
                : AccountPages.seeOther("/account/proof");
    }

    @PostMapping("/codes/removal")
    ResponseEntity<String> remove(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        if (!proof.fresh(request)) {
            return AccountPages.seeOther("/account/proof");
        }
        if (factors.remove(caller.account())) {
            history.note(caller.account(), AtTheDoor.What.CODE_REMOVED, Visit.of(request));
        }
        return AccountPages.seeOther("/account?done=removed");
    }

    @GetMapping("/proof")
    ResponseEntity<String> askForProof(@AuthenticationPrincipal Caller caller) {
        return proofForm(HttpStatus.OK, caller, "");
    }

    @PostMapping("/proof")
    ResponseEntity<String> prove(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!proof.password(request, caller, password)) {
            history.note(caller.account(), AtTheDoor.What.PASSWORD_REFUSED, Visit.of(request));
            return proofForm(
                    HttpStatus.UNAUTHORIZED,
                    caller,
                    pages.page(TITLE).t("パスワードが違います。", "The password is not right."));
        }
        proof.given(request, response);
        return AccountPages.seeOther("/account?done=proof");
    }

    @PostMapping("/proof/passkey/options")
    Map<String, Object> askForPasskey(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return check.ask(request, response, PasskeyCheck.proving(caller));
    }

    /// A passkey of the caller's own proves as much.
    @PostMapping("/proof/passkey")
    ResponseEntity<String> proveByPasskey(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!proof.passkey(request, caller, credential)) {
            return proofForm(
                    HttpStatus.UNAUTHORIZED,
                    caller,
                    pages.page(TITLE).t("このパスキーは通りませんでした。", "This passkey did not work."));
        }
        proof.given(request, response);
        return AccountPages.seeOther("/account?done=proof");
    }

    /// A page that was shown in answer to a form is gone back to at the account.
    @GetMapping({
        "/codes",
        "/codes/confirmation",
        "/recovery-codes",
        "/codes/removal",
        "/password",
        "/proof/passkey"
    })
    ResponseEntity<String> back() {
        return AccountPages.seeOther(Paths.local("/account"));
    }

    private static final Text TITLE = Text.of("確認コードの登録", "Adding codes");

    ResponseEntity<String> recovery(Caller caller, HttpServletRequest request) {
        List<String> codes = factors.recoveryCodes(caller.account());
        history.note(caller.account(), AtTheDoor.What.RECOVERY_MADE, Visit.of(request));
        return pages.render(
                "platform/security/recovery.jte",
                pages.page(Text.of("回復コード", "Recovery codes")),
                Map.of("codes", codes, "login", accounts.ownLogin()));
    }

    private ResponseEntity<String> setUp(HttpStatus status, byte[] secret, String error) {
        String address = TimeCodes.address(secret, accounts.ownLogin());
        return pages.render(
                status,
                "platform/security/set-up.jte",
                pages.page(TITLE),
                Map.of(
                        "picture", TimeCodes.picture(address),
                        "written", TimeCodes.written(secret),
                        "error", error));
    }

    private ResponseEntity<String> proofForm(HttpStatus status, Caller caller, String error) {
        boolean linked = provider.present() && links.of(caller.account()).isPresent();
        return pages.render(
                status,
                "platform/security/proof.jte",
                pages.page(Text.of("もう一度パスワード", "Password again")),
                Map.of(
                        "error",
                        error,
                        "origin",
                        house.origin(),
                        "provider",
                        linked ? provider.name() : ""));
    }
}
