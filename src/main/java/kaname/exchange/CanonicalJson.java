package kaname.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// JSON in exactly one form: what a document says decides every byte of it, so that a changed byte
/// shows.
public final class CanonicalJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .addModule(instants())
                    .build();

    private CanonicalJson() {}

    /// @throws JacksonException for what is no JSON, names a member twice or goes on after its end
    public static JsonNode parse(byte[] text) throws JacksonException {
        return MAPPER.readTree(text);
    }

    public static JsonNode parse(String text) throws JacksonException {
        return MAPPER.readTree(text);
    }

    /// @throws JacksonException for a member that the type does not have, and for null
    public static <T> T read(JsonNode tree, Class<T> type) throws JacksonException {
        @Nullable T value = MAPPER.treeToValue(tree, type);
        if (value == null) {
            throw MismatchedInputException.from(null, type, "null");
        }
        return value;
    }

    /// A value on one line without spaces.
    public static String compact(Object value) {
        StringBuilder out = new StringBuilder();
        compact(value instanceof JsonNode tree ? tree : MAPPER.valueToTree(value), out);
        return out.toString();
    }

    /// A text for people, one value a line, and for each line the JSON pointer of what stands on
    /// it.
    record Pages(String text, List<String> pointers) {

        String pointerOf(int line) {
            return pointers.get(Math.clamp(line - 1L, 0, pointers.size() - 1));
        }

        /// The text up to the line on which the pointer's value starts.
        String before(String pointer) {
            int line = Math.max(0, pointers.indexOf(pointer));
            return text.lines().limit(line).map(l -> l + "\n").reduce("", String::concat);
        }
    }

    /// A text for people, one value a line.
    public static String text(Object value) {
        return pages(parse(compact(value))).text();
    }

    static Pages pages(JsonNode tree) {
        Writer writer = new Writer();
        writer.value(tree, "", "");
        writer.endLine("");
        return new Pages(writer.out.toString(), List.copyOf(writer.pointers));
    }

    /// The text before an offset; an offset inside a character counts as before it.
    static String prefix(byte[] text, int offset) {
        int end = offset;
        while (end > 0 && end < text.length && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /// The pointer of the first value in which two trees differ.
    static Optional<String> difference(JsonNode one, JsonNode other) {
        return difference(one, other, "");
    }

    private static Optional<String> difference(JsonNode one, JsonNode other, String pointer) {
        if (one.equals(other)) {
            return Optional.empty();
        }
        if (one.isObject() && other.isObject()) {
            List<String> names = new ArrayList<>(one.propertyNames());
            names.addAll(other.propertyNames());
            return names.stream()
                    .filter(name -> !one.path(name).equals(other.path(name)))
                    .findFirst()
                    .flatMap(name ->
                            difference(
                                    one.path(name),
                                    other.path(name),
                                    pointer + "/" + escaped(name)));
        }
        if (one.isArray() && other.isArray()) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                if (!one.path(i).equals(other.path(i))) {
                    return difference(one.path(i), other.path(i), pointer + "/" + i);
                }
            }
        }
        return Optional.of(pointer);
    }

    private static void compact(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            String separator = "{";
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                out.append(separator);
                quote(member.getKey(), out);
                compact(member.getValue(), out.append(':'));
                separator = ",";
            }
            out.append(node.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode element : node) {
                compact(element, out.append(separator));
                separator = ",";
            }
            out.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isString()) {
            quote(node.stringValue(), out);
        } else {
            out.append(node);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static final class Writer {
        private final StringBuilder out = new StringBuilder();
        private final List<String> pointers = new ArrayList<>();

        void endLine(String pointer) {
            out.append('\n');
            pointers.add(pointer);
        }

        void value(JsonNode node, String pointer, String indent) {
            if (!node.isContainer() || node.isEmpty()) {
                compact(node, out);
                return;
            }
            out.append(node.isObject() ? '{' : '[');
            endLine(pointer);
            List<String> names = List.copyOf(node.propertyNames());
            for (int i = 0; i < node.size(); i++) {
                out.append(indent).append("  ");
                String name = node.isObject() ? names.get(i) : Integer.toString(i);
                if (node.isObject()) {
                    quote(name, out);
                    out.append(": ");
                }
                JsonNode child = node.isObject() ? node.path(name) : node.path(i);
                String at = pointer + "/" + escaped(name);
                value(child, at, indent + "  ");
                out.append(i + 1 < node.size() ? "," : "");
                endLine(at);
            }
            out.append(indent).append(node.isObject() ? '}' : ']');
        }
    }

    private static SimpleModule instants() {
        return new SimpleModule()
                .addSerializer(
                        Instant.class,
                        new ValueSerializer<Instant>() {
                            @Override
                            public void serialize(
                                    Instant at, JsonGenerator out, SerializationContext context) {
                                out.writeString(LedgerEntry.time(at));
                            }
                        })
                .addDeserializer(
                        Instant.class,
                        new ValueDeserializer<Instant>() {
                            @Override
                            public Instant deserialize(
                                    JsonParser in, DeserializationContext context) {
                                return Instant.parse(in.getString());
                            }
                        });
    }
}
