package kaname.registry;

import java.util.List;
import java.util.stream.Collectors;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Organisations as an administrator writes them down: YAML, strict about every key.
record RegistryFile(List<Nation.@Nullable Entry> organisations) {

    /// What is wrong, and where: a line of the file or a pointer into it.
    record Finding(String place, Text detail) {}

    /// Read, or not and why.
    record Reading(List<Nation.@Nullable Entry> organisations, List<Finding> findings) {}

    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    static Reading read(String text) {
        try {
            RegistryFile file = YAML.readValue(text, RegistryFile.class);
            if (file == null || file.organisations() == null || file.organisations().isEmpty()) {
                return refused(
                        "/organisations",
                        Text.of("組織が一つもありません。", "There is no organisation in it."));
            }
            return new Reading(file.organisations(), List.of());
        } catch (JacksonException broken) {
            return refused(place(broken), detail(broken));
        }
    }

    private static Reading refused(String place, Text detail) {
        return new Reading(List.of(), List.of(new Finding(place, detail)));
    }

    private static Text detail(JacksonException broken) {
        return switch (broken) {
            case UnrecognizedPropertyException unknown ->
                    Text.of(
                                    "「{0}」という項目はありません。使えるのは: {1}",
                                    "There is no key “{0}” here. There are: {1}")
                            .with(
                                    unknown.getPropertyName(),
                                    unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            case MismatchedInputException _ ->
                    Text.of(
                            "値が足りないか、種類が違います（名前は ja と en の両方、日付は 2026-04-01 の形）。",
                            "The value is missing or of the wrong kind (names need ja and en, dates"
                                    + " look like 2026-04-01).");
            default ->
                    Text.of("YAML として読めません: {0}", "This is not well-formed YAML: {0}")
                            .with(
                                    String.valueOf(broken.getOriginalMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse(""));
        };
    }

    private static String place(JacksonException broken) {
        String pointer =
                broken.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null
                                        ? "/" + step.getIndex()
                                        : "/" + step.getPropertyName())
                        .collect(Collectors.joining());
        // a key is refused only after its whole mapping was read, so that line would mislead
        var location = broken instanceof StreamReadException ? broken.getLocation() : null;
        return location == null ? pointer : "L" + location.getLineNr();
    }
}
