package kaname.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.Desk;
import tools.jackson.databind.JsonNode;

/// A client as the specification has it, for one desk.
record TaxiiClient(Desk desk) {

    static final String TYPE = "application/taxii+json;version=2.1";
    static final String ROOT = "/taxii2/kaname/";

    static String indicator(String id, String modified) {
        return """
        {"type": "indicator", "spec_version": "2.1", "id": "%s", "created": "2026-01-01T00:00:00.000Z",
         "modified": "%s", "name": "n", "pattern": "[ipv4-addr:value = '198.51.100.7']", "pattern_type": "stix",
         "valid_from": "2026-01-01T00:00:00Z"}
        """
                .formatted(id, modified)
                .strip();
    }

    static String indicator() {
        return indicator(id("indicator"), "2026-01-01T00:00:00.000Z");
    }

    static String id(String type) {
        return type + "--" + UUID.randomUUID();
    }

    static String envelope(List<String> objects) {
        return "{\"objects\": [" + String.join(",", objects) + "]}";
    }

    static List<String> indicators(int many) {
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            objects.add(indicator());
        }
        return objects;
    }

    Desk.Answer get(String path, String... headers) {
        return desk.get(path, headers);
    }

    Desk.Answer objects(String collection, String query) {
        return get(path(collection) + "objects/" + query, "Accept", TYPE);
    }

    Desk.Answer add(String collection, String body) {
        return desk.send(
                desk.request(path(collection) + "objects/", "Accept", TYPE, "Content-Type", TYPE)
                        .POST(BodyPublishers.ofString(body)));
    }

    JsonNode added(String collection, List<String> objects) {
        Desk.Answer answer = add(collection, envelope(objects));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }

    Desk.Answer delete(String collection, String object, String query) {
        return desk.send(
                desk.request(path(collection) + "objects/" + object + "/" + query, "Accept", TYPE)
                        .DELETE());
    }

    static String path(String collection) {
        return ROOT + "collections/" + collection + "/";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static List<String> ids(JsonNode envelope) {
        List<String> ids = new ArrayList<>();
        envelope.path("objects").forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    /// Page after page by `next`.
    List<String> byNext(String collection, String query) {
        List<String> all = new ArrayList<>();
        JsonNode page = objects(collection, query).json();
        all.addAll(ids(page));
        while (page.path("more").asBoolean(false)) {
            page = objects(collection, query + "&next=" + page.path("next").asString()).json();
            all.addAll(ids(page));
        }
        return all;
    }

    /// Page after page by the date of the last object alone.
    List<String> byDate(String collection, Instant after, int limit) {
        List<String> all = new ArrayList<>();
        String from = after.toString();
        while (true) {
            Desk.Answer page =
                    objects(
                            collection,
                            "?match[version]=all&limit=" + limit + "&added_after=" + from);
            if (page.json().path("objects").isEmpty()) {
                return all;
            }
            all.addAll(ids(page.json()));
            from = page.header("X-TAXII-Date-Added-Last");
        }
    }
}
