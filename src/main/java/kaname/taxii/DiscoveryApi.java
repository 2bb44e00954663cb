package kaname.taxii;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.platform.HouseAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What a client asks first: which API roots and which collections there are.
@RestController
class DiscoveryApi {

    static final String ROOT = "/taxii2/kaname";

    private final Collections collections;
    private final HouseAddress address;
    private final int longest;

    DiscoveryApi(
            Collections collections,
            HouseAddress address,
            @Value("${kaname.taxii.max-content-length:10485760}") int longest) {
        this.collections = collections;
        this.address = address;
        this.longest = longest;
    }

    @GetMapping("/taxii2")
    ResponseEntity<byte[]> discovery() {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("title", "Kaname");
        discovery.put("description", "How to connect: " + address.link("/collections"));
        discovery.put("default", ROOT + "/");
        discovery.put("api_roots", List.of(ROOT + "/"));
        return TaxiiAnswer.of(200, discovery);
    }

    @GetMapping(ROOT)
    ResponseEntity<byte[]> root() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", "Kaname");
        root.put("versions", List.of("application/taxii+json;version=2.1"));
        root.put("max_content_length", longest);
        return TaxiiAnswer.of(200, root);
    }

    @GetMapping(ROOT + "/collections")
    ResponseEntity<byte[]> all() {
        List<Map<String, Object>> listed =
                collections.all().stream().map(DiscoveryApi::resource).toList();
        if (listed.isEmpty() && !Doors.known()) {
            throw Doors.stranger();
        }
        return TaxiiAnswer.of(200, listed.isEmpty() ? Map.of() : Map.of("collections", listed));
    }

    @GetMapping(ROOT + "/collections/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id) {
        return TaxiiAnswer.of(200, resource(collections.find(id).orElseThrow(Doors::notThere)));
    }

    private static Map<String, Object> resource(Collections.Listed one) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("id", one.id());
        resource.put("title", one.title().ja() + " / " + one.title().en());
        resource.put("description", one.about().ja() + "\n" + one.about().en());
        resource.put("alias", one.alias());
        resource.put("can_read", one.reads());
        resource.put("can_write", one.writes());
        resource.put("media_types", List.of(TaxiiAnswer.OBJECT_TYPE));
        return resource;
    }
}
