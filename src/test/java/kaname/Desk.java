package kaname;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One persona's program: it knows the address and its token, and says what it was answered.
public record Desk(HttpClient http, String address, String organisation, @Nullable String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What came back, as text and as JSON.
    public record Answer(int status, String type, String text, HttpResponse<byte[]> raw) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /// What it says but for identifiers and the number of the request: the same for what is not
        /// there as for what is somebody else's.
        public String said() {
            return text.replaceAll("[0-9a-f-]{36}", "…")
                    .replaceAll("\"request\":\"[0-9a-f]{12}\"", "\"request\":\"…\"");
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /// The pointers that a problem document names.
        public List<String> pointers() {
            List<String> pointers = new ArrayList<>();
            json().path("errors").forEach(e -> pointers.add(e.path("pointer").asString()));
            return pointers;
        }

        public String id() {
            return json().path("id").asString();
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Answer post(String path, byte[] body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer report(String document, String... headers) {
        return post("/api/v1/incidents", document, headers);
    }

    public Answer further(String incident, String document, String... headers) {
        return post("/api/v1/incidents/" + incident + "/reports", document, headers);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }
}
