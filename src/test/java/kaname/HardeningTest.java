package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A house behind a proxy with TLS, as a reviewer with a browser's developer tools sees it.
class HardeningTest {

    private static final List<String> PERSONAL =
            List.of("/", "/incidents", "/inbox", "/channels", "/report", "/burden");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static House house;
    private static String session;

    @BeforeAll
    static void behindTls() throws Exception {
        house = House.with(Map.of("server.forward-headers-strategy", "native"));
        session =
                String.join(
                        "; ",
                        send("GET", "/demo/sign-in?persona=port-desk")
                                .headers()
                                .allValues("Set-Cookie")
                                .stream()
                                .map(cookie -> cookie.replaceFirst(";.*", ""))
                                .toList());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everyAnswerAsksForTlsForAYearAndForbidsSniffingAndFraming() throws Exception {
        for (String path :
                List.of("/", "/sign-in", "/kaname.css", "/api/v1/incidents", "/nothing")) {
            var headers = send("GET", path).headers();
            assertThat(headers.firstValue("Strict-Transport-Security").orElse(""))
                    .as(path)
                    .contains("max-age=31536000");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void cookiesStayOnTlsAndInThisHouseAndTheSessionsAwayFromScripts() throws Exception {
        List<String> cookies =
                Stream.of("/sign-in", "/demo/sign-in?persona=port-desk", "/language?to=en")
                        .flatMap(path -> cookies(path).stream())
                        .toList();

        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("__Host-")
                                .contains("Secure", "Path=/", "SameSite=Lax", "HttpOnly")
                                .doesNotContain("Domain"));
        assertThat(cookies)
                .extracting(cookie -> cookie.replaceFirst("=.*", ""))
                .contains("__Host-kaname", "__Host-XSRF-TOKEN", "__Host-lang");
    }

    @Test
    void onlyCookiesOfThisHostCountUnderTls() throws Exception {
        assertThat(send("GET", "/", "Cookie", "__Host-lang=en").body()).contains("lang=\"en\"");
        assertThat(send("GET", "/", "Cookie", "lang=en").body()).contains("lang=\"ja\"");
        assertThat(signIn("__Host-XSRF-TOKEN").statusCode()).isEqualTo(401);
        assertThat(signIn("XSRF-TOKEN").statusCode()).isEqualTo(403);
    }

    /// With a form token that somebody could have planted, in a cookie of that name.
    private static HttpResponse<String> signIn(String cookie) throws Exception {
        String page = send("GET", "/sign-in").body();
        String masked = page.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        return send(
                "POST",
                "/sign-in?login=nobody&password=wrong&_csrf=" + masked,
                "Cookie",
                cookie + "=" + token(masked));
    }

    /// The cookie holds what the page masks: the second half, freed of the first.
    private static String token(String masked) {
        byte[] bytes = Base64.getUrlDecoder().decode(masked);
        byte[] token = new byte[bytes.length / 2];
        for (int i = 0; i < token.length; i++) {
            token[i] = (byte) (bytes[i] ^ bytes[token.length + i]);
        }
        return new String(token, StandardCharsets.UTF_8);
    }

    @Test
    void personalAnswersAreKeptNowhere() throws Exception {
        for (String path : PERSONAL) {
            var answer = send("GET", path, "Cookie", session);
            assertThat(answer.statusCode()).as(path).isIn(200, 403);
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("no-store");
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .isEqualToIgnoringCase("text/html;charset=UTF-8");
        }
        var listed = house.desk("port-desk").get("/api/v1/incidents");
        assertThat(listed.header("Cache-Control")).contains("no-store");
    }

    @Test
    void noOtherOriginIsLetIn() throws Exception {
        for (String method : List.of("GET", "OPTIONS")) {
            var answer =
                    send(
                            method,
                            "/api/v1/incidents",
                            "Origin",
                            "https://evil.example",
                            "Access-Control-Request-Method",
                            "POST");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name ->
                            name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        }
    }

    @Test
    void anUnknownOrTracingMethodDoesNothing() throws Exception {
        for (String method : List.of("TRACE", "TRACK", "PROPFIND", "PUT", "PATCH", "DELETE")) {
            assertThat(send(method, "/incidents", "Cookie", session).statusCode())
                    .as(method)
                    .isBetween(400, 499);
        }
        assertThat(send("GET", "/sign-out", "Cookie", session).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/fonts/",
                "/webjars/",
                "/.git/config",
                "/application.yml",
                "/assets/../application.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/..%2fapplication.yml",
                "/kaname/Server.class",
                "/actuator",
                "/actuator/env",
                "/demo/../actuator/env"
            })
    void nothingIsServedButWhatIsMeantToBe(String path) throws Exception {
        assertThat(send("GET", path).statusCode()).isNotEqualTo(200);
    }

    @Test
    void everyFormNeedsTheTokenThatItsPageCarries() throws Exception {
        Map<String, Long> rows = house.rows();
        List<String> forms =
                handled()
                        .filter(mapping ->
                                mapping.getMethodsCondition()
                                        .getMethods()
                                        .contains(RequestMethod.POST))
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .filter(path -> !path.startsWith("/api/") && !path.startsWith("/taxii2/"))
                        .map(path -> path.replaceAll("\\{[^}]*}", "1"))
                        .toList();

        assertThat(forms).hasSizeGreaterThan(10);
        for (String path : forms) {
            var answer = send("POST", path, "Cookie", session, "Origin", "https://evil.example");
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        assertThat(house.rows()).isEqualTo(rows);
    }

    private static Stream<RequestMappingInfo> handled() {
        return Stream.ofNullable(house.bean(DispatcherServlet.class).getHandlerMappings())
                .flatMap(List::stream)
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream());
    }

    private static List<String> cookies(String path) {
        try {
            return send("GET", path).headers().allValues("Set-Cookie");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(house.address() + path))
                        .method(method, BodyPublishers.noBody())
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-For", "192.0.2.7");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
