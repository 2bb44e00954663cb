package kaname.taxii;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
            Map<UUID, Collections.Figures> figures,
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
                        collections.figures(),
                        address.link("/taxii2/"),
                        root,
                        curl(caller.organisation(), root, first),
                        python(caller.organisation(), root, first));
        return pages.render(
                "taxii/collections.jte",
                pages.page(Text.of("共有コレクション", "Shared collections")),
                Map.of("view", view));
    }

    /// For its keeper: how much of it was understood, and whether it concerns anybody.
    public static Text understood(Collections.Figures figures) {
        long all = figures.wholly() + figures.partly() + figures.none();
        return Text.of(
                "照合できる"
                        + all
                        + "件のうち、すべて読み取れたもの"
                        + figures.wholly()
                        + "件、一部"
                        + figures.partly()
                        + "件、読み取れなかったもの"
                        + figures.none()
                        + "件。",
                "Of "
                        + all
                        + " that can be compared, "
                        + figures.wholly()
                        + " were understood wholly, "
                        + figures.partly()
                        + " in part, "
                        + figures.none()
                        + " not.");
    }

    /// How far it concerns organisations, which are never named.
    public static Text concerning(Collections.Figures figures) {
        Long concerning = figures.concerning();
        Long concerned = figures.concerned();
        if (concerning == null) {
            return Text.of(
                    "何件が当たったかは、読める組織が4つに満たないため、またはあなたの役割では示しません。",
                    "How many concern somebody is not shown: fewer than four organisations read it,"
                            + " or it is not for your role.");
        }
        if (concerning == 0) {
            return Text.of("当たるものはありません。", "None of them concerns anybody.");
        }
        return concerned == null
                ? Text.of(
                        concerning + "件が、3つ以下の組織の登録に当たりました。",
                        concerning + " concern what three organisations or fewer registered.")
                : Text.of(
                        concerning + "件が、" + concerned + "の組織の登録に当たりました。",
                        concerning + " concern what " + concerned + " organisations registered.");
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
