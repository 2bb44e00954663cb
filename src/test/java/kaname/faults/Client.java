package kaname.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program of an organisation: sends to one node after the other until one answers, with the same
/// key at each.
final class Client {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, String> personas = new LinkedHashMap<>();
    private volatile List<String> addresses = List.of();

    void talkTo(List<String> now) throws IOException, InterruptedException {
        addresses = List.copyOf(now);
        if (tokens.isEmpty()) {
            URI demo = URI.create(now.getFirst() + "/demo.json");
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(demo).build(), BodyHandlers.ofString());
            for (JsonNode persona : JSON.readTree(answer.body())) {
                String id = persona.path("persona").asString();
                tokens.put(id, persona.path("token").asString());
                personas.putIfAbsent(persona.path("organisation").asString(), id);
            }
        }
    }

    void only(String address) {
        addresses = List.of(address);
    }

    Optional<String> personaOf(String organisation) {
        return Optional.ofNullable(personas.get(organisation));
    }

    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /// Empty: nobody answered, or with "not now". Whether it was done is not known then.
    Optional<Answer> post(String persona, String path, String body, @Nullable String key) {
        HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofString(body);
        return send(inAnyOrder(), persona, path, key, request -> request.POST(content));
    }

    /// To one node only: what has no key must not be said again unseen.
    Optional<Answer> postOnce(String persona, String path, String body) {
        HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofString(body);
        List<String> one = inAnyOrder().subList(0, 1);
        return send(one, persona, path, null, request -> request.POST(content));
    }

    Optional<Answer> get(String persona, String path) {
        return send(inAnyOrder(), persona, path, null, HttpRequest.Builder::GET);
    }

    private List<String> inAnyOrder() {
        List<String> all = new ArrayList<>(addresses);
        Collections.shuffle(all);
        return all;
    }

    private Optional<Answer> send(
            List<String> nodes,
            String persona,
            String path,
            @Nullable String key,
            java.util.function.UnaryOperator<HttpRequest.Builder> how) {
        for (String address : nodes) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + tokens.get(persona))
                            .header("Content-Type", "application/json");
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            try {
                var answer = http.send(how.apply(request).build(), BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    return Optional.of(new Answer(answer.statusCode(), answer.body()));
                }
            } catch (IOException gone) {
                // the next one, or later
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
