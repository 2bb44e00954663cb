package kaname.dependency;

import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.platform.Problem;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A model as the text of a file.
final class ModelText {

    private ModelText() {}

    /// Rather than a table.
    static boolean is(String text) {
        return text.stripLeading().startsWith("{");
    }

    /// @throws Problem 400 for what is no model, with every place to correct
    static Model read(String text) {
        try {
            return ReadModel.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            throw Problem.field(
                    "invalid-file", "/text", Text.of("JSON として読めません", "not to be read as JSON"));
        }
    }
}
