package kaname.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kaname.platform.Problem;
import kaname.platform.Text;
import tools.jackson.databind.node.ObjectNode;

/// What somebody wants done with a change. `after` is the number of the last step that they saw, 0
/// if they don't say. `files` join those of the draft, an empty one leaves it. `record` is the
/// submission's readiness and burden, or what an adoption arms.
public record Move(
        Act act,
        int after,
        String person,
        String because,
        Map<String, String> files,
        ObjectNode record) {

    private static final Pattern PATH =
            Pattern.compile(
                    "((regimes|forms|formats)/[a-z0-9-]{1,60}(\\.examples)?|[a-z0-9-]{1,60})\\.yaml");
    private static final int MOST_FILES = 40;
    private static final int LONGEST_FILE = 400_000;
    private static final int LONGEST_PERSON = 100;
    private static final int LONGEST_REASON = 2000;

    Move with(ObjectNode instead) {
        return new Move(act, after, person, because, files, instead);
    }

    /// Where a file stands in the input, as a JSON pointer.
    static String pointer(String path) {
        return "/files/" + path.replace("~", "~0").replace("/", "~1");
    }

    /// @throws Problem 400 naming what is missing, too long or out of place
    void check() {
        List<Problem.Field> refused = new ArrayList<>();
        words("/person", person, LONGEST_PERSON, refused);
        words("/because", because, LONGEST_REASON, refused);
        if (files.size() > MOST_FILES) {
            refused.add(
                    new Problem.Field(
                            "/files",
                            Text.of("一度に変えられるのは40ファイルまでです", "At most 40 files at a time")));
        }
        files.forEach((path, text) -> {
            String pointer = pointer(path);
            if (!PATH.matcher(path).matches()) {
                refused.add(
                        new Problem.Field(
                                pointer.substring(0, Math.min(pointer.length(), 120)),
                                Text.of(
                                        "regimes/名前.yaml、forms/名前.yaml のような置き場所にしてください",
                                        "Use a place such as regimes/name.yaml or"
                                                + " forms/name.yaml")));
            } else if (text.length() > LONGEST_FILE || text.indexOf('\0') >= 0) {
                refused.add(
                        new Problem.Field(
                                pointer,
                                Text.of(
                                        "400,000文字までのYAMLにしてください",
                                        "Give YAML of at most 400,000 characters")));
            }
        });
        if (!refused.isEmpty()) {
            throw new Problem(
                    400,
                    "change-incomplete",
                    Text.of(
                            "入力に直すところがあります。何も保存していません",
                            "Correct what is named; nothing was stored"),
                    refused);
        }
    }

    private static void words(
            String pointer, String text, int longest, List<Problem.Field> refused) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest || stripped.indexOf('\0') >= 0) {
            refused.add(
                    new Problem.Field(
                            pointer,
                            Text.of("1〜{0}文字で書いてください", "Write 1 to {0} characters").with(longest)));
        }
    }
}
