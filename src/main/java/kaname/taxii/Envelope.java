package kaname.taxii;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.JsonInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client adds: the objects of an envelope, each judged by itself, with the text that it
/// came in.
final class Envelope {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Envelope() {}

    /// @throws Problem 400 for what is no JSON in UTF-8, 422 for what holds no objects
    static List<StixRules.Verdict> read(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            List<StixRules.Verdict> verdicts = List.of();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean objects = parser.currentName().equals("objects");
                JsonToken value = parser.nextToken();
                if (objects && value == JsonToken.START_ARRAY) {
                    verdicts = objects(parser, body);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw Problem.of(
                        400,
                        "malformed-json",
                        Text.of("JSON の後に続きがあります", "Something follows the JSON"));
            }
            if (verdicts.isEmpty()) {
                throw empty();
            }
            return verdicts;
        } catch (JacksonException broken) {
            throw JsonInput.problem(broken);
        }
    }

    private static List<StixRules.Verdict> objects(JsonParser parser, byte[] body) {
        List<StixRules.Verdict> verdicts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            JsonNode node = parser.readValueAsTree();
            int to = (int) parser.currentLocation().getByteOffset();
            String content = node.isObject() ? slice(body, from, to) : "";
            verdicts.add(StixRules.judge(node, content));
        }
        return verdicts;
    }

    /// In UTF-16 or UTF-32, which Jackson reads too, there are no such places.
    private static String slice(byte[] body, int from, int to) {
        if (from < 0 || to > body.length || body[from] != '{' || body[to - 1] != '}') {
            throw Problem.of(
                    400,
                    "malformed-json",
                    Text.of("UTF-8 の JSON にしてください", "The JSON has to be in UTF-8"));
        }
        return new String(Arrays.copyOfRange(body, from, to), StandardCharsets.UTF_8);
    }

    private static Problem empty() {
        return Problem.of(
                422,
                "no-objects",
                Text.of("objects に STIX オブジェクトを入れてください", "Give STIX objects in “objects”"));
    }
}
