package kaname.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes requests out of an OpenAPI document: mostly as it describes them, with something wrong in
/// places. `known` are values that lead somewhere, such as an incident's id.
record ApiRequests(JsonNode document, Map<String, List<String>> known, Hostile hostile) {

    private static final int DEEPEST = 8;
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> METHODS =
            List.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "X");
    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/xml",
                    "text/plain",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "application/octet-stream",
                    "application/json; charset=utf-16",
                    "/",
                    "");

    private record Operation(String method, String path, JsonNode item, JsonNode operation) {}

    /// The next request, whole but for what names its sender.
    RawRequest next() {
        Operation operation = hostile.of(operations());
        List<String> headers = new ArrayList<>();
        List<String> query = new ArrayList<>();
        String path = operation.path();
        for (JsonNode parameter : parameters(operation)) {
            String name = parameter.path("name").asString("");
            String value = value(name, parameter.path("schema"));
            switch (parameter.path("in").asString("")) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value));
                case "query" -> query.add(encoded(name) + "=" + encoded(value));
                default -> headers.add(name + ": " + oneLine(value));
            }
        }
        byte[] body = body(operation, headers);
        if (hostile.sometimes(6)) {
            headers.add(stray());
        }
        String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        String method = hostile.sometimes(12) ? hostile.of(METHODS) : operation.method();
        return new RawRequest(method, target, headers, body);
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().properties().stream()
                                .filter(call -> call.getValue().has("responses"))
                                .forEach(call ->
                                        operations.add(
                                                new Operation(
                                                        call.getKey()
                                                                .toUpperCase(java.util.Locale.ROOT),
                                                        path.getKey(),
                                                        path.getValue(),
                                                        call.getValue()))));
        return operations;
    }

    private List<JsonNode> parameters(Operation operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.item().path("parameters").forEach(p -> parameters.add(resolved(p)));
        operation.operation().path("parameters").forEach(p -> parameters.add(resolved(p)));
        parameters.removeIf(p -> !p.path("in").asString("").equals("path") && hostile.sometimes(3));
        return parameters;
    }

    private String value(String name, JsonNode schema) {
        List<String> leads = known.getOrDefault(name, List.of());
        return !leads.isEmpty() && !hostile.sometimes(4)
                ? hostile.of(leads)
                : hostile.sometimes(2) ? hostile.text() : plain(json(schema, 0));
    }

    private byte[] body(Operation operation, List<String> headers) {
        JsonNode content = resolved(operation.operation().path("requestBody")).path("content");
        if (content.isMissingNode() && !hostile.sometimes(10)) {
            return new byte[0];
        }
        String type = content.propertyNames().stream().findFirst().orElse("application/json");
        headers.add("Content-Type: " + (hostile.sometimes(10) ? hostile.of(TYPES) : type));
        String text =
                hostile.sometimes(25) ? hostile.deep() : json(content.path(type).path("schema"), 0);
        byte[] body = text.getBytes(UTF_8);
        if (body.length > 0 && hostile.sometimes(10)) {
            body[hostile.random().nextInt(body.length)] = (byte) hostile.random().nextInt();
        }
        return body;
    }

    private String json(JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (hostile.sometimes(9)) {
            return hostile.sometimes(2) ? hostile.json() : quoted(hostile.text());
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.path(choice).size() > 0) {
                return json(schema.path(choice).path(any(schema.path(choice))), depth + 1);
            }
        }
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").path(any(schema.path("enum"))).toString();
        }
        return depth > DEEPEST ? "null" : typed(schema, depth);
    }

    private String typed(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asString("") : type.asString("")) {
            case "object" -> object(schema, depth);
            case "array" ->
                    hostile.random()
                            .ints(hostile.random().nextInt(4))
                            .mapToObj(_ -> json(schema.path("items"), depth + 1))
                            .collect(Collectors.joining(",", "[", "]"));
            case "integer" -> String.valueOf(hostile.random().nextInt(100) - 5);
            case "number" -> String.valueOf(hostile.random().nextGaussian() * 1000);
            case "boolean" -> String.valueOf(hostile.sometimes(2));
            default -> text(schema);
        };
    }

    private String object(JsonNode schema, int depth) {
        List<String> members = new ArrayList<>();
        schema.path("properties")
                .properties()
                .forEach(property -> {
                    boolean few = schema.path("properties").size() < 12;
                    if (few ? !hostile.sometimes(4) : hostile.sometimes(12)) {
                        String value = json(property.getValue(), depth + 1);
                        members.add(quoted(property.getKey()) + ":" + value);
                    }
                });
        if (hostile.sometimes(8)) {
            members.add(quoted(hostile.text()) + ":" + hostile.json());
        }
        return "{" + String.join(",", members) + "}";
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> quoted("2026-04-01T0" + hostile.random().nextInt(10) + ":00:00Z");
            case "date" -> "\"2026-04-01\"";
            case "uuid" -> quoted(hostile.of(known.get("id")));
            default -> quoted("停止 " + hostile.random().nextInt(1000));
        };
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").asString("#").substring(1)))
                : node;
    }

    private int any(JsonNode list) {
        return hostile.random().nextInt(list.size());
    }

    private String stray() {
        return hostile.of(
                        List.of(
                                "Accept",
                                "Accept-Language",
                                "Idempotency-Key",
                                "Range",
                                "If-None-Match",
                                "If-Modified-Since",
                                "X-Forwarded-For",
                                "Origin",
                                "X-HTTP-Method-Override",
                                "Cookie",
                                "Last-Event-ID",
                                "Forwarded"))
                + ": "
                + oneLine(hostile.text());
    }

    private static String oneLine(String value) {
        byte[] raw = value.replaceAll("[\r\n\0]", "").getBytes(UTF_8);
        return new String(raw, ISO_8859_1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private static String plain(String json) {
        return json.startsWith("\"") && json.length() > 1
                ? json.substring(1, json.length() - 1)
                : json;
    }

    /// Half of a character has to be escaped, or UTF-8 has no bytes for it.
    private static String quoted(String text) {
        boolean halves = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        return (halves ? ASCII : JsonMapper.shared()).writeValueAsString(text);
    }
}
