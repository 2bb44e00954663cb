package kaname;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody's cookies without a screen: pages as they are sent, quickly.
public final class Browser {

    /// What came back; `location` is "" unless it leads elsewhere.
    public record Answer(int status, String text, String location) {}

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)");

    private final CookieManager cookies;
    private final HttpClient http;
    private final String address;
    private String csrf = "";

    private Browser(String address, CookieManager cookies) {
        this.address = address;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /// Nobody in particular.
    public static Browser of(House house) {
        return new Browser(house.address(), new CookieManager());
    }

    /// Somebody of the demo nation, signed in.
    public static Browser at(House house, String persona) {
        Browser browser = of(house);
        browser.get("/demo/sign-in?persona=" + persona);
        return browser;
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    /// As an open page asks by itself for what changed on it.
    public Answer renew(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("HX-Request", "true")
                        .build());
    }

    /// Sends a form of that page: its token goes along.
    public Answer post(String page, String to, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(page).text());
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.find() ? token.group(1) : "");
        String body =
                all.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(form(to, body));
    }

    /// The cookies that this browser has, by name.
    public Map<String, String> cookies() {
        Map<String, String> found = new LinkedHashMap<>();
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> found.put(cookie.getName(), cookie.getValue()));
        return found;
    }

    /// The same browser at another node of the house.
    public Browser at(House node) {
        return new Browser(node.address(), cookies);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// A form as a page of theirs would send it.
    public Answer post(String path, String form) {
        if (csrf.isEmpty()) {
            Matcher token = TOKEN.matcher(get("/").text());
            csrf = token.find() ? "_csrf=" + token.group(1) + "&" : "";
        }
        return send(form(path, csrf + form));
    }

    /// A form that no page of theirs has sent.
    public Answer postBare(String path) {
        return send(form(path, ""));
    }

    private HttpRequest form(String path, String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
