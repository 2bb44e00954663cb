package kaname.platform.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What programs may ask for, for whoever writes one: nobody has to sign in.
@RestController
final class OpenApiPages {

    private final List<OpenApiSchema> schemas;

    OpenApiPages(ObjectProvider<OpenApiSchema> schemas) {
        this.schemas = schemas.orderedStream().toList();
    }

    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String document() {
        return OpenApi.document(schemas).toPrettyString();
    }
}
