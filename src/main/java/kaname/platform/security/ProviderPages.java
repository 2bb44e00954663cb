package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One's own account and the provider: linking, unlinking, and proving that it is still the same
/// person. Linking and unlinking ask for a proof that is not older than a quarter of an hour.
@RestController
@RequestMapping("/account")
class ProviderPages {

    private final Provider provider;
    private final ProviderDoor way;
    private final ProviderLinks links;
    private final Proof proof;
    private final AtTheDoor history;
    private final Pages pages;

    ProviderPages(
            Provider provider,
            ProviderDoor way,
            ProviderLinks links,
            Proof proof,
            AtTheDoor history,
            Pages pages) {
        this.provider = provider;
        this.way = way;
        this.links = links;
        this.proof = proof;
        this.history = history;
        this.pages = pages;
    }

    @PostMapping("/provider")
    ResponseEntity<String> link(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return proof.fresh(request)
                ? leave(ProviderAttempt.Purpose.LINK, caller, request, response)
                : AccountPages.seeOther("/account/proof");
    }

    @PostMapping("/provider/removal")
    ResponseEntity<String> unlink(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        if (!proof.fresh(request)) {
            return AccountPages.seeOther("/account/proof");
        }
        if (links.remove(caller.account())) {
            history.note(caller.account(), AtTheDoor.What.PROVIDER_UNLINKED, Visit.of(request));
        }
        return AccountPages.seeOther("/account?done=unlinked");
    }

    @PostMapping("/proof/provider")
    ResponseEntity<String> prove(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return leave(ProviderAttempt.Purpose.PROVE, caller, request, response);
    }

    /// A page that was shown in answer to a form is gone back to at the account.
    @GetMapping({"/provider", "/provider/removal", "/proof/provider"})
    ResponseEntity<String> back() {
        return AccountPages.seeOther("/account");
    }

    /// The form ends here and the page goes on by itself: a form may not lead out of the house.
    private ResponseEntity<String> leave(
            ProviderAttempt.Purpose purpose,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!provider.present()) {
            throw Problem.notFound();
        }
        try {
            URI there = way.begin(request, response, purpose, caller.account(), "/account");
            response.setHeader("Refresh", "0; url=" + there);
            return pages.render(
                    "platform/security/leaving.jte",
                    pages.page(Text.of("認証へ移ります", "On to your sign-in")),
                    Map.of("provider", provider.name(), "there", there.toString()));
        } catch (ProviderAway away) {
            return AccountPages.seeOther("/account?done=provider-away");
        }
    }

    /// What came back, for the account that it was asked for and nobody else.
    ResponseEntity<String> answered(
            Provider.Identity identity,
            ProviderAttempt attempt,
            @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (caller == null || !caller.account().equals(attempt.account())) {
            return AccountPages.seeOther("/sign-in?back=/account");
        }
        return AccountPages.seeOther(
                "/account?done="
                        + (attempt.purpose() == ProviderAttempt.Purpose.LINK
                                ? linked(identity, caller, request)
                                : proved(identity, attempt, caller, request, response)));
    }

    private String linked(Provider.Identity identity, Caller caller, HttpServletRequest request) {
        if (!links.add(caller.account(), identity)) {
            return "provider-taken";
        }
        history.note(caller.account(), AtTheDoor.What.PROVIDER_LINKED, Visit.of(request));
        return "linked";
    }

    private String proved(
            Provider.Identity identity,
            ProviderAttempt attempt,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Caller> known = links.find(identity);
        boolean now =
                identity.provedAt() != null
                        && !identity.provedAt().isBefore(attempt.at().minusSeconds(60));
        if (!now || known.isEmpty() || !known.get().account().equals(caller.account())) {
            return "provider-refused";
        }
        proof.given(request, response);
        return "proof";
    }
}
