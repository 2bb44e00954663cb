package kaname.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kaname.platform.Problem;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says where a JSON document is wrong: by line and column when it is no JSON, by pointer when it
/// is another's.
public final class JsonInput {

    private JsonInput() {}

    /// For rooms that read a document themselves.
    public static Problem problem(JacksonException broken) {
        return switch (broken) {
            case UnrecognizedPropertyException unknown ->
                    Problem.field(
                            "unknown-property",
                            pointer(unknown),
                            Text.of(
                                    "ここにはない項目です。綴りを確かめてください。",
                                    "There is no such property here: check its spelling."));
            case MismatchedInputException mismatch ->
                    Problem.field("wrong-type", pointer(mismatch), expected(mismatch));
            case StreamReadException unreadable -> malformed(unreadable);
            default -> malformed(broken);
        };
    }

    private static Text expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return Text.of("値の種類が違います。", "The value is of the wrong kind.");
        }
        if (type.isEnum()) {
            String allowed =
                    java.util.Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            return Text.of("次のどれかにしてください: {0}", "Use one of: {0}").with(allowed);
        }
        return Text.of("値の種類が違います。{0} にしてください。", "The value is of the wrong kind: {0} is needed.")
                .with(kind(type));
    }

    private static Text kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Text.same("true / false");
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return Text.of("数", "a number");
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return Text.of("配列", "an array");
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return Text.of("文字列", "a string");
        }
        if (java.time.temporal.Temporal.class.isAssignableFrom(type)) {
            return Text.of(
                    "時差つきの日時 (例 2026-11-23T14:05:00+09:00)",
                    "a time with its offset (such as 2026-11-23T14:05:00+09:00)");
        }
        return Text.of("オブジェクト", "an object");
    }

    private static Problem malformed(JacksonException broken) {
        var location = broken.getLocation();
        Text title = Text.of("JSON として読めません", "This is not well-formed JSON");
        if (location == null || location.getLineNr() < 1) {
            return Problem.of(400, "malformed-json", title);
        }
        Text where =
                Text.of("{0} 行 {1} 文字目の近くで読めなくなりました。", "Reading stopped near line {0}, column {1}.")
                        .with(location.getLineNr(), location.getColumnNr());
        return new Problem(400, "malformed-json", title, List.of(new Problem.Field("", where)));
    }

    private static String pointer(JacksonException broken) {
        return broken.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "/" + step.getIndex()
                                : "/" + escaped(step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String escaped(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }
}
