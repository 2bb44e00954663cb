package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A provider of identities on this machine that keeps to OpenID Connect, and can be told to lie in
/// one thing. Keycloak, which others wrote, is asked in `KeycloakTest`.
final class TestProvider implements AutoCloseable {

    static final String CLIENT = "kaname";
    static final String SECRET = "a secret of thirty-two characters";

    private final HttpServer server;
    private final RSAKey key = key();
    private volatile Map<String, String> asked = Map.of();
    private volatile UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
    private volatile String signed = "RS256";
    private volatile boolean broken;

    TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", it -> say(it, 200, metadata()));
        server.createContext("/keys", it -> say(it, 200, new JWKSet(key).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Signs that person in who came with this address; the query with which they go back.
    String signIn(String address, String subject) {
        asked = query(URI.create(address).getRawQuery());
        asked = with(asked, "subject", subject);
        return "?code=c0de&state=" + asked.get("state") + "&iss=" + issuer();
    }

    Map<String, String> asked() {
        return asked;
    }

    /// One thing of the next tokens is otherwise.
    void lie(UnaryOperator<JWTClaimsSet.Builder> lie) {
        this.lie = lie;
    }

    void sign(String how) {
        signed = how;
    }

    void breakDown(boolean broken) {
        this.broken = broken;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String metadata() {
        String base = issuer();
        return """
        {"issuer": "%s", "authorization_endpoint": "%s/login", "token_endpoint": "%s/token", "jwks_uri": "%s/keys",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"], "authorization_response_iss_parameter_supported": true}
        """
                .formatted(base, base, base, base);
    }

    /// The code is given against the client's secret and the verifier of its challenge.
    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                query(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(UTF_8));
        boolean right =
                basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        && form.getOrDefault("code", "").equals("c0de")
                        && form.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"))
                        && CodeChallenge.compute(
                                        CodeChallengeMethod.S256,
                                        new CodeVerifier(form.get("code_verifier")))
                                .getValue()
                                .equals(asked.get("code_challenge"));
        if (broken) {
            say(exchange, 502, "<html>");
        } else if (right) {
            say(
                    exchange,
                    200,
                    "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\""
                            + idToken()
                            + "\"}");
        } else {
            say(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    private String idToken() {
        Instant now = Instant.now();
        JWTClaimsSet claims =
                lie.apply(
                                new JWTClaimsSet.Builder()
                                        .issuer(issuer())
                                        .audience(CLIENT)
                                        .subject(asked.get("subject"))
                                        .issueTime(Date.from(now))
                                        .expirationTime(Date.from(now.plusSeconds(300)))
                                        .claim("auth_time", now.getEpochSecond())
                                        .claim("email", "desk@port.example")
                                        .claim("nonce", asked.get("nonce")))
                        .build();
        try {
            return signed(claims).serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWT signed(JWTClaimsSet claims) throws JOSEException {
        return switch (signed) {
            case "none" -> new PlainJWT(claims);
            case "HS256" -> {
                var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                jwt.sign(new MACSigner(SECRET));
                yield jwt;
            }
            default -> {
                RSAKey by = signed.equals("another key") ? key() : key;
                var jwt =
                        new SignedJWT(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .keyID(key.getKeyID())
                                        .build(),
                                claims);
                jwt.sign(new RSASSASigner(by));
                yield jwt;
            }
        };
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    private static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
