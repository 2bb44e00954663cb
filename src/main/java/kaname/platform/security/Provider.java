package kaname.platform.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import kaname.platform.HouseAddress;
import kaname.platform.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The provider of identities, by OpenID Connect: the code flow with PKCE, state and nonce. What it
/// says of itself is read once an hour, and not again for ten seconds after it could not be
/// reached.
@Component
class Provider {

    static final String BACK = "/sign-in/provider/back";

    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MOST_BYTES = 100_000;
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Duration REST = Duration.ofSeconds(10);

    /// Signatures that a public key checks; neither `none` nor the client's secret.
    private static final Set<JWSAlgorithm> SIGNED =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final ProviderSettings settings;
    private final HouseAddress house;
    private final Vault vault;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile Instant restUntil = Instant.MIN;

    Provider(ProviderSettings settings, HouseAddress house, Vault vault, Clock clock) {
        this.settings = settings;
        this.house = house;
        this.vault = vault;
        this.clock = clock;
    }

    /// Somebody as the provider knows them.
    ///
    /// @param provedAt when they showed there that it is them, if it says so
    record Identity(String issuer, String subject, @Nullable Instant provedAt) {}

    private record Known(OIDCProviderMetadata says, IDTokenValidator tokens, Instant until) {}

    boolean present() {
        return settings.present();
    }

    /// What it is called on buttons; empty where there is none.
    String name() {
        return present() ? settings.name() : "";
    }

    boolean vouches() {
        return settings.vouches();
    }

    /// Where the browser goes. Proving asks for a sign-in of now, whoever is signed in there.
    URI ask(ProviderAttempt attempt) throws ProviderAway {
        var request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                new Scope("openid"),
                                client(),
                                URI.create(house.link(BACK)))
                        .endpointURI(known().says().getAuthorizationEndpointURI())
                        .state(new State(attempt.state(vault)))
                        .nonce(new Nonce(attempt.nonce(vault)))
                        .codeChallenge(verifier(attempt), CodeChallengeMethod.S256);
        if (attempt.purpose() == ProviderAttempt.Purpose.PROVE) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        }
        return request.build().toURI();
    }

    /// Who came back with that answer.
    Identity answer(ProviderAttempt attempt, Map<String, List<String>> parameters)
            throws ProviderAway, ProviderRefused {
        Known provider = known();
        AuthorizationCode code = code(provider.says(), parameters);
        IDTokenClaimsSet claims = claims(provider, attempt, code);
        @Nullable Date proved = claims.getAuthenticationTime();
        return new Identity(
                claims.getIssuer().getValue(),
                claims.getSubject().getValue(),
                proved == null ? null : proved.toInstant());
    }

    private AuthorizationCode code(OIDCProviderMetadata says, Map<String, List<String>> parameters)
            throws ProviderRefused {
        try {
            AuthenticationResponse answer =
                    AuthenticationResponseParser.parse(URI.create(house.link(BACK)), parameters);
            if (answer.getIssuer() == null
                    ? says.supportsAuthorizationResponseIssuerParam()
                    : !answer.getIssuer().equals(says.getIssuer())) {
                throw new ProviderRefused("another provider answered"); // RFC 9207
            }
            if (!answer.indicatesSuccess()) {
                throw new ProviderRefused(
                        String.valueOf(answer.toErrorResponse().getErrorObject().getCode()));
            }
            AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw new ProviderRefused("no code");
            }
            return code;
        } catch (ParseException e) {
            throw new ProviderRefused("no answer that can be read");
        }
    }

    private IDTokenClaimsSet claims(Known provider, ProviderAttempt attempt, AuthorizationCode code)
            throws ProviderAway, ProviderRefused {
        try {
            HTTPRequest request = exchange(provider.says(), attempt, code).toHTTPRequest();
            request.setConnectTimeout(CONNECT_MILLIS);
            request.setReadTimeout(READ_MILLIS);
            request.setFollowRedirects(false);
            HTTPResponse response = request.send();
            if (response.getStatusCode() >= 500) {
                throw new ProviderAway(null);
            }
            var answer = OIDCTokenResponseParser.parse(response);
            if (!answer.indicatesSuccess()) {
                throw new ProviderRefused(
                        "token: " + answer.toErrorResponse().getErrorObject().getCode());
            }
            IDTokenClaimsSet claims =
                    provider.tokens()
                            .validate(
                                    ((OIDCTokenResponse) answer.toSuccessResponse())
                                            .getOIDCTokens()
                                            .getIDToken(),
                                    new Nonce(attempt.nonce(vault)));
            @Nullable AuthorizedParty meant = claims.getAuthorizedParty();
            if (meant != null && !meant.getValue().equals(settings.client())) {
                throw new ProviderRefused("token for another client"); // Core 3.1.3.7, 5
            }
            return claims;
        } catch (IOException e) {
            throw new ProviderAway(e);
        } catch (ParseException e) {
            throw new ProviderRefused("no token that can be read");
        } catch (BadJOSEException e) {
            throw new ProviderRefused("token that does not hold");
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new ProviderAway(e); // its keys could not be had
        }
    }

    private TokenRequest exchange(
            OIDCProviderMetadata says, ProviderAttempt attempt, AuthorizationCode code) {
        var grant =
                new AuthorizationCodeGrant(code, URI.create(house.link(BACK)), verifier(attempt));
        URI endpoint = says.getTokenEndpointURI();
        if (settings.secret().isEmpty()) {
            return new TokenRequest.Builder(endpoint, client(), grant).build();
        }
        @Nullable List<ClientAuthenticationMethod> ways = says.getTokenEndpointAuthMethods();
        boolean post =
                ways != null
                        && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        Secret secret = new Secret(settings.secret());
        return new TokenRequest.Builder(
                        endpoint,
                        post
                                ? new ClientSecretPost(client(), secret)
                                : new ClientSecretBasic(client(), secret),
                        grant)
                .build();
    }

    private Known known() throws ProviderAway {
        Known now = known;
        if (now != null && now.until().isAfter(clock.instant())) {
            return now;
        }
        looking.lock();
        try {
            Known meanwhile = known;
            if (meanwhile != null && meanwhile.until().isAfter(clock.instant())) {
                return meanwhile;
            }
            if (restUntil.isAfter(clock.instant())) {
                throw new ProviderAway(null);
            }
            Known fresh = look();
            known = fresh;
            return fresh;
        } catch (GeneralException | IOException e) {
            restUntil = clock.instant().plus(REST);
            throw new ProviderAway(e);
        } finally {
            looking.unlock();
        }
    }

    /// The provider has to call itself what it was called here.
    private Known look() throws GeneralException, IOException {
        OIDCProviderMetadata says =
                OIDCProviderMetadata.resolve(
                        new Issuer(settings.issuer()), CONNECT_MILLIS, READ_MILLIS);
        for (URI uri :
                new URI[] {
                    says.getAuthorizationEndpointURI(),
                    says.getTokenEndpointURI(),
                    says.getJWKSetURI()
                }) {
            if (uri == null || !ProviderSettings.safe(uri.toString())) {
                throw new GeneralException("an address of the provider is not https");
            }
        }
        var keys =
                JWKSourceBuilder.<SecurityContext>create(
                                says.getJWKSetURI().toURL(),
                                new DefaultResourceRetriever(
                                        CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
                        .build();
        var tokens =
                new IDTokenValidator(
                        says.getIssuer(),
                        client(),
                        new JWSVerificationKeySelector<>(SIGNED, keys),
                        null);
        return new Known(says, tokens, clock.instant().plus(KNOWN));
    }

    private ClientID client() {
        return new ClientID(settings.client());
    }

    private CodeVerifier verifier(ProviderAttempt attempt) {
        return new CodeVerifier(attempt.verifier(vault));
    }
}
