package kaname;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    /// Sends a form of that page: its token goes along.
    public Answer post(String page, String to, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(page).text());
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.find() ? token.group(1) : "");
        String body =
                all.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(address + to))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
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
