package kaname.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The description of the HTTP API: a skeleton written by hand and the schemas that rooms add.
public final class OpenApi {

    private static final String SKELETON = "/openapi/kaname.yaml";

    private OpenApi() {}

    public static ObjectNode document(List<OpenApiSchema> schemas) {
        ObjectNode document = skeleton();
        ObjectNode known = (ObjectNode) document.at("/components/schemas");
        schemas.forEach(schema -> known.set(schema.name(), schema.schema().get()));
        return document;
    }

    private static ObjectNode skeleton() {
        try (InputStream in = OpenApi.class.getResourceAsStream(SKELETON)) {
            if (in == null) {
                throw new IllegalStateException(SKELETON + " is missing");
            }
            return (ObjectNode) YAMLMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
