package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import kaname.platform.Caller;
import org.springframework.stereotype.Component;

/// Asks a browser for a passkey and looks at what comes back: to sign in, to prove that it is still
/// the same person, to add one.
@Component
class PasskeyCheck {

    private static final int TIMEOUT_MILLIS = 300_000;

    /// The purpose of signing in, and of the question after the password.
    static final String SIGNING_IN = "signing in";

    private final Challenges challenges;
    private final Passkeys passkeys;
    private final WebAuthn webAuthn;
    private final RelyingParty house;
    private final AtTheDoor history;

    PasskeyCheck(
            Challenges challenges,
            Passkeys passkeys,
            WebAuthn webAuthn,
            RelyingParty house,
            AtTheDoor history) {
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.webAuthn = webAuthn;
        this.house = house;
        this.history = history;
    }

    /// PublicKeyCredentialRequestOptionsJSON: any passkey of this house, its holder verified.
    ///
    /// @param purpose what the answer is for; it holds for nothing else
    Map<String, Object> ask(
            HttpServletRequest request, HttpServletResponse response, String purpose) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", Secrets.text(challenges.fresh(request, response, purpose)));
        options.put("rpId", house.id());
        options.put("userVerification", "required");
        options.put("timeout", TIMEOUT_MILLIS);
        return options;
    }

    /// What guessing is counted by: the passkey that the answer claims to be, which nobody knows
    /// but its holder.
    String claim(String credential) {
        return "passkey " + webAuthn.credential(credential).orElse("");
    }

    /// Whose passkey answered the challenge, once. A refused one is written down for its holder.
    Optional<Caller> answered(
            HttpServletRequest request,
            String purpose,
            String credential,
            Predicate<Caller> expected) {
        Optional<Passkeys.Found> passkey =
                webAuthn.credential(credential)
                        .flatMap(passkeys::find)
                        .filter(found -> expected.test(found.caller()));
        if (passkey.isEmpty()) {
            return Optional.empty();
        }
        Passkeys.Found found = passkey.get();
        boolean holds =
                webAuthn.used(
                                credential,
                                found,
                                challenge ->
                                        challenges
                                                .given(request, purpose, challenge)
                                                .filter(challenges::spend))
                        .filter(used -> passkeys.used(found.id(), used))
                        .isPresent();
        if (!holds) {
            history.note(
                    found.caller().account(), AtTheDoor.What.PASSKEY_REFUSED, Visit.of(request));
            return Optional.empty();
        }
        return Optional.of(found.caller());
    }

    /// The purpose of proving once more that one is still there.
    static String proving(Caller caller) {
        return "proving " + caller.account();
    }

    /// PublicKeyCredentialCreationOptionsJSON: a passkey that the device finds by itself, its
    /// holder verified, from whatever maker.
    Map<String, Object> offer(
            HttpServletRequest request, HttpServletResponse response, Caller caller, String login) {
        UUID account = caller.account();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(
                "challenge", Secrets.text(challenges.fresh(request, response, adding(account))));
        options.put("rp", Map.of("id", house.id(), "name", "Kaname"));
        options.put(
                "user",
                Map.of(
                        "id", Secrets.text(Passkeys.handle(account)),
                        "name", login,
                        "displayName", login));
        options.put(
                "pubKeyCredParams",
                WebAuthn.ALGORITHMS.stream()
                        .map(alg -> Map.of("type", "public-key", "alg", alg))
                        .toList());
        options.put(
                "authenticatorSelection",
                Map.of("residentKey", "required", "userVerification", "required"));
        options.put("attestation", "none");
        options.put("timeout", TIMEOUT_MILLIS);
        options.put("excludeCredentials", known(account));
        return options;
    }

    /// The passkey that was made for the caller, once.
    Optional<WebAuthn.Fresh> made(HttpServletRequest request, Caller caller, String credential) {
        return webAuthn.fresh(
                credential,
                challenge ->
                        challenges
                                .given(request, adding(caller.account()), challenge)
                                .filter(challenges::spend));
    }

    private List<Map<String, String>> known(UUID account) {
        return passkeys.of(account).stream()
                .map(one -> Map.of("type", "public-key", "id", one.credential()))
                .toList();
    }

    private static String adding(UUID account) {
        return "adding " + account;
    }
}
