package kaname.taxii;

import java.util.List;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.HouseAddress;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is shared with an organisation for its machines, and how to connect them.
@RestController
public class CollectionPages {

    private final Collections collections;
    private final HouseAddress address;
    private final Pages pages;

    CollectionPages(Collections collections, HouseAddress address, Pages pages) {
        this.collections = collections;
        this.address = address;
        this.pages = pages;
    }

    public record View(
            List<Collections.Listed> collections,
            String discovery,
            String root,
            String curl,
            String python) {}

    @GetMapping("/collections")
    ResponseEntity<String> list(@AuthenticationPrincipal Caller caller) {
        List<Collections.Listed> all = collections.all();
        String root = address.link(DiscoveryApi.ROOT + "/");
        String first = all.isEmpty() ? "ID" : all.getFirst().id().toString();
        View view =
                new View(
                        all,
                        address.link("/taxii2/"),
                        root,
                        curl(caller.organisation(), root, first),
                        python(caller.organisation(), root, first));
        return pages.render(
                "taxii/collections.jte",
                pages.page(Text.of("共有コレクション", "Shared collections")),
                Map.of("view", view));
    }

    private static String curl(String user, String root, String collection) {
        return """
        curl --user %s:TOKEN -H 'Accept: application/taxii+json;version=2.1' \\
             '%scollections/%s/objects/?limit=100'
        """
                .formatted(user, root, collection);
    }

    private static String python(String user, String root, String collection) {
        return """
        from taxii2client.v21 import Collection, as_pages
        collection = Collection('%scollections/%s/', user='%s', password='TOKEN')
        for page in as_pages(collection.get_objects, per_request=1000):
            for one in page.get('objects', []):
                print(one['id'])
        """
                .formatted(root, collection, user);
    }

    /// In words, what the reader's organisation may do there.
    public static Text may(Collections.Listed one) {
        if (!one.reads()) {
            return Text.of("書き込みだけ", "Writes only");
        }
        return one.writes() ? Text.of("読む・書き込む", "Reads and writes") : Text.of("読む", "Reads");
    }
}
