package kaname.exchange;

import java.util.List;
import kaname.fuzz.FuzzTarget;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What can be read is written in one form, which reads as the same and is written as itself.
final class CanonicalJsonFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        JsonNode tree;
        try {
            tree = CanonicalJson.parse(input);
        } catch (JacksonException unreadable) {
            return;
        }
        String compact = CanonicalJson.compact(tree);
        FuzzTarget.promise(
                CanonicalJson.compact(CanonicalJson.parse(compact)).equals(compact), compact);
        String text = CanonicalJson.text(tree);
        FuzzTarget.promise(
                CanonicalJson.compact(CanonicalJson.parse(text)).equals(compact), compact);
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "{\"a\": [1, -0, 1e5, 1.50, \"\\u0000\\ud83d\\ude00\\/\\n\", null, true, {}]}",
                "{\"~/\": {\"\": [[], {}]}, \"港\": \"\\ud800\", \"n\":"
                        + " 123456789012345678901234567890}",
                "\"\u2028\u007f\"");
    }
}
