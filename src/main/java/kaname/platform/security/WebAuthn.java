package kaname.platform.security;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Checks what a browser brings back from a passkey, by WebAuthn Level 3: user present and
/// verified, this house's address, this challenge, a counter that does not go back. Who made the
/// device is not asked. Whatever does not hold is an empty answer.
@Component
class WebAuthn {

    static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L); // EdDSA, ES256, RS256
    private static final int LONGEST = 16_384;
    private static final int SHORTEST_ID = 16;
    private static final int LONGEST_ID = 1023;
    private static final int LONGEST_KEY = 8192;

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter keys =
            new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final RelyingParty house;

    WebAuthn(RelyingParty house) {
        this.house = house;
    }

    /// A new key: `credential` its id, `key` what verifies it, both in base64url.
    record Fresh(String credential, String key, long counter, boolean maySync, boolean synced) {}

    /// A key that was used: its counter, and whether it lies elsewhere too.
    record Used(long counter, boolean synced) {}

    /// @param known finds the challenge that was given, empty for any other
    Optional<Fresh> fresh(String json, Function<byte[], Optional<byte[]>> known) {
        return holding(
                        json,
                        () -> {
                            RegistrationData data = manager.parseRegistrationResponseJSON(json);
                            var client = Objects.requireNonNull(data.getCollectedClientData());
                            return known.apply(client.getChallenge().getValue())
                                    .map(challenge -> {
                                        manager.verify(
                                                data,
                                                new RegistrationParameters(
                                                        server(challenge),
                                                        parameters(),
                                                        true,
                                                        true));
                                        var told =
                                                Objects.requireNonNull(data.getAttestationObject())
                                                        .getAuthenticatorData();
                                        var attested =
                                                Objects.requireNonNull(
                                                        told.getAttestedCredentialData());
                                        return new Fresh(
                                                Secrets.text(attested.getCredentialId()),
                                                Secrets.text(keys.convert(attested)),
                                                told.getSignCount(),
                                                told.isFlagBE(),
                                                told.isFlagBS());
                                    });
                        })
                .filter(WebAuthn::keepable);
    }

    private static boolean keepable(Fresh fresh) {
        int id = Secrets.read(fresh.credential()).length;
        return id >= SHORTEST_ID
                && id <= LONGEST_ID
                && Secrets.read(fresh.key()).length <= LONGEST_KEY;
    }

    /// Which key the answer says that it comes from; nothing of it is proved yet.
    Optional<String> credential(String json) {
        return holding(
                json,
                () ->
                        Optional.ofNullable(
                                        manager.parseAuthenticationResponseJSON(json)
                                                .getCredentialId())
                                .map(Secrets::text));
    }

    Optional<Used> used(
            String json, Passkeys.Found passkey, Function<byte[], Optional<byte[]>> known) {
        return holding(
                json,
                () -> {
                    AuthenticationData data = manager.parseAuthenticationResponseJSON(json);
                    byte[] holder = data.getUserHandle();
                    if (holder == null || !passkey.isOf(holder)) {
                        return Optional.empty();
                    }
                    var client = Objects.requireNonNull(data.getCollectedClientData());
                    return known.apply(client.getChallenge().getValue())
                            .map(challenge -> {
                                manager.verify(
                                        data,
                                        new AuthenticationParameters(
                                                server(challenge),
                                                stored(passkey),
                                                null,
                                                true,
                                                true));
                                var told = Objects.requireNonNull(data.getAuthenticatorData());
                                return new Used(told.getSignCount(), told.isFlagBS());
                            });
                });
    }

    private static <T> Optional<T> holding(String json, Supplier<Optional<T>> look) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return look.get();
        } catch (WebAuthnException
                | JacksonException
                | IllegalArgumentException
                | NullPointerException doesNotHold) {
            return Optional.empty();
        }
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(house.origin()))
                .rpId(house.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private CredentialRecordImpl stored(Passkeys.Found passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.maySync(),
                passkey.synced(),
                passkey.counter(),
                keys.convert(Secrets.read(passkey.key())),
                null,
                null,
                null,
                null);
    }

    private static List<PublicKeyCredentialParameters> parameters() {
        return ALGORITHMS.stream()
                .map(COSEAlgorithmIdentifier::create)
                .map(it ->
                        new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, it))
                .toList();
    }
}
