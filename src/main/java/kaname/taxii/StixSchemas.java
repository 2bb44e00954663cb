package kaname.taxii;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// OASIS's JSON Schemas of STIX 2.1 (`stix21/`, BSD-3-Clause), one for each type. Read when the
/// first object comes.
final class StixSchemas {

    /// What a type of others has to be like, with versions and without.
    private static final String CORE = "core";

    private static final String OBSERVABLE_CORE = "cyber-observable-core";
    private static final Map<String, Schema> BY_TYPE = new HashMap<>();

    static {
        load();
    }

    private StixSchemas() {}

    /// What the schema of that type has against it first.
    static Optional<String> refusal(String type, JsonNode object) {
        Schema schema = BY_TYPE.get(type);
        if (schema == null) {
            return ofOthers(object);
        }
        return check(schema, object).or(() -> version(object));
    }

    private static Optional<String> ofOthers(JsonNode object) {
        if (object.has("created") || object.has("modified")) {
            return check(known(CORE), object).or(() -> version(object));
        }
        boolean observable =
                object.path("extensions")
                        .valueStream()
                        .anyMatch(it -> it.path("extension_type").asString("").equals("new-sco"));
        return observable
                ? check(known(OBSERVABLE_CORE), object)
                : Optional.of("/created is missing");
    }

    /// The schemas let 2.0 pass, which this server does not serve.
    private static Optional<String> version(JsonNode object) {
        return object.path("spec_version").asString("2.1").equals("2.1")
                ? Optional.empty()
                : Optional.of("/spec_version is not 2.1");
    }

    private static Optional<String> check(Schema schema, JsonNode object) {
        return schema.validate(object).stream().findFirst().map(StixSchemas::words);
    }

    private static String words(Error error) {
        String words = error.getInstanceLocation() + " " + error.getMessage();
        return words.length() <= 300 ? words : words.substring(0, 300);
    }

    private static Schema known(String name) {
        return java.util.Objects.requireNonNull(BY_TYPE.get(name));
    }

    /// A group that repeats may take a hostile text for ever in `java.util.regex`; RE2 is linear.
    private static RegularExpression expression(String pattern) {
        if (pattern.contains(")+") || pattern.contains(")*")) {
            var linear = com.google.re2j.Pattern.compile(pattern);
            return text -> linear.matcher(text).find();
        }
        return JDKRegularExpressionFactory.getInstance().getRegularExpression(pattern);
    }

    private static void load() {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        JsonMapper json = JsonMapper.builder().build();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:/stix21/**/*.json")) {
                String text = file.getContentAsString(StandardCharsets.UTF_8);
                String id = json.readTree(text).path("$id").asString();
                texts.put(id, text);
                names.put(String.valueOf(file.getFilename()).replace(".json", ""), id);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var config =
                SchemaRegistryConfig.builder()
                        .failFast(true)
                        .errorMessageKeyword(null)
                        .regularExpressionFactory(StixSchemas::expression)
                        .build();
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(texts).schemaRegistryConfig(config));
        names.forEach((name, id) -> BY_TYPE.put(name, registry.getSchema(SchemaLocation.of(id))));
    }
}
