package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Paths;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in at the organisation's own provider of identities, and what comes back from it.
@RestController
@RequestMapping("/sign-in/provider")
class ProviderSignIn {

    private static final Logger LOG = LoggerFactory.getLogger("door");
    private static final Pattern CODE = Pattern.compile("[a-z_: ]{1,60}");

    private static final Text AWAY =
            Text.of(
                    "{0} に届きません。パスワードかパスキーでサインインできます。急ぐ報告は電話でも行えます。",
                    "{0} can’t be reached. Sign in with your password or a passkey; an urgent"
                            + " report can be made by phone.");
    private static final Text REFUSED =
            Text.of(
                    "{0} でのサインインは通りませんでした（{1}）。もう一度試すか、パスワードを使ってください。",
                    "Signing in at {0} did not work ({1}). Try again, or use your password.");
    private static final Text OVER =
            Text.of(
                    "このサインインは、ほかのブラウザーで始めたか、10分を過ぎたか、もう終わっています。もう一度始めてください。",
                    "This sign-in was begun in another browser, more than ten minutes ago, or is"
                            + " over already. Please begin again.");
    private static final Text NOT_LINKED =
            Text.of(
                    "{0} では本人と分かりましたが、この家のどのアカウントともつながっていません。一度パスワードで入り、アカウントの画面で" + "つないでください。",
                    "{0} knows you, but no account of this house is linked to you there. Sign in"
                            + " with your password once, and link it on your account’s page.");

    private final Provider provider;
    private final ProviderDoor way;
    private final ProviderLinks links;
    private final ProviderPages own;
    private final SignInDoor door;
    private final SignInPages pages;

    ProviderSignIn(
            Provider provider,
            ProviderDoor way,
            ProviderLinks links,
            ProviderPages own,
            SignInDoor door,
            SignInPages pages) {
        this.provider = provider;
        this.way = way;
        this.links = links;
        this.own = own;
        this.door = door;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> go(
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        present();
        try {
            return AccountPages.seeOther(
                    way.begin(
                                    request,
                                    response,
                                    ProviderAttempt.Purpose.SIGN_IN,
                                    null,
                                    Paths.local(back))
                            .toString());
        } catch (ProviderAway away) {
            LOG.warn("{}", away.getMessage());
            return away(back);
        }
    }

    @GetMapping("/back")
    ResponseEntity<String> back(
            @RequestParam MultiValueMap<String, String> answer,
            @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        present();
        List<String> states = answer.getOrDefault("state", List.of());
        String state = states.size() == 1 ? states.getFirst() : "";
        String guess = "provider " + state.length() + " " + state.hashCode();
        Duration wait = door.attempt(guess, request);
        if (!wait.isZero()) {
            return pages.tooMany(wait, "", "/");
        }
        Optional<ProviderAttempt> attempt = way.end(request, response, state);
        if (attempt.isEmpty()) {
            return pages.form(HttpStatus.BAD_REQUEST, "", "/", OVER);
        }
        try {
            Provider.Identity identity = provider.answer(attempt.get(), answer);
            door.succeeded(guess, request);
            return attempt.get().purpose() == ProviderAttempt.Purpose.SIGN_IN
                    ? signIn(identity, attempt.get().back(), request, response)
                    : own.answered(identity, attempt.get(), caller, request, response);
        } catch (ProviderAway away) {
            LOG.warn("{}", away.getMessage());
            return away(attempt.get().back());
        } catch (ProviderRefused refused) {
            LOG.warn("the provider's answer was refused: {}", plain(refused));
            return pages.form(
                    HttpStatus.UNAUTHORIZED,
                    "",
                    attempt.get().back(),
                    REFUSED.with(provider.name(), plain(refused)));
        }
    }

    private ResponseEntity<String> signIn(
            Provider.Identity identity,
            String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Caller> caller = links.find(identity);
        if (caller.isEmpty()) {
            return pages.form(
                    HttpStatus.FORBIDDEN, "", "/account", NOT_LINKED.with(provider.name()));
        }
        if (provider.vouches()) {
            door.openVouched(request, response, caller.get());
            return AccountPages.seeOther(Paths.local(back));
        }
        return AccountPages.seeOther(
                door.enter(request, response, caller.get(), Paths.local(back)));
    }

    private ResponseEntity<String> away(String back) {
        return pages.form(HttpStatus.SERVICE_UNAVAILABLE, "", back, AWAY.with(provider.name()));
    }

    private void present() {
        if (!provider.present()) {
            throw Problem.notFound();
        }
    }

    /// A word that the provider chose is shown when it looks like one.
    private static String plain(ProviderRefused refused) {
        String why = String.valueOf(refused.getMessage());
        return CODE.matcher(why).matches() ? why : "?";
    }
}
