package kaname.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import kaname.platform.Problem;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a request body as one strict JSON document: no duplicate keys, nothing after it, shallow,
/// valid UTF-8.
public final class JsonDocument {

    private static final int DEEPEST = 20;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private JsonDocument() {}

    /// @throws Problem saying where it stopped being JSON
    public static JsonNode read(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(body))
                            .toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw Problem.of(
                    400, "malformed-json", Text.of("UTF-8 として読めません", "This is not valid UTF-8"));
        } catch (JacksonException e) {
            throw JsonInput.problem(e);
        } catch (NumberFormatException e) { // an exponent that no number type holds
            throw Problem.field(
                    "malformed-json",
                    "",
                    Text.of("大きすぎて読めない数があります。", "There is a number too large to read."));
        }
    }
}
