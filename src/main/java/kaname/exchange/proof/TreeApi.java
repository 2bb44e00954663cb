package kaname.exchange.proof;

import kaname.exchange.CanonicalJson;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the house says about its ledger to everybody: the latest tree head, and that each grew out
/// of those before it. Hashes and a count; nobody's name.
@RestController
@RequestMapping(path = "/.well-known/kaname/tree-head", produces = MediaType.APPLICATION_JSON_VALUE)
class TreeApi {

    private final TreeHeads heads;

    TreeApi(TreeHeads heads) {
        this.heads = heads;
    }

    @GetMapping
    String latest() {
        return head().text();
    }

    @GetMapping("/consistency")
    String consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        long size = head().head().size();
        long until = to == null ? size : to;
        if (from < 1 || from > until) {
            throw Problem.field(
                    "out-of-range",
                    "/from",
                    Text.of(
                                    "from は 1 から to（{0}）までの記録の数です。",
                                    "from is a number of entries from 1 to the one given as to,"
                                            + " {0}.")
                            .with(until));
        }
        if (until > size) {
            throw Problem.field(
                    "out-of-range",
                    "/to",
                    Text.of("最新のツリーヘッドが含む記録は {0} 件です。", "The latest tree head covers {0} entries.")
                            .with(size));
        }
        return CanonicalJson.text(heads.consistency(from, until));
    }

    private SignedHead head() {
        return heads.latest()
                .orElseThrow(() ->
                        Problem.of(
                                404,
                                "no-tree-head-yet",
                                Text.of(
                                        "まだツリーヘッドがありません。最初の報告から1分ほどで署名されます。",
                                        "There is no tree head yet; one is signed within a minute"
                                                + " of the first report.")));
    }
}
