package kaname.advisory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import kaname.advisory.formats.Misp;
import kaname.advisory.partner.Fetches;
import kaname.exchange.CanonicalJson;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A feed of MISP: without a token TLP:CLEAR alone, with one what its holder may read. No exercise,
/// and nothing that was revoked or replaced.
@RestController
@RequestMapping("/feeds/misp")
class FeedsApi {

    private static final int MOST = 1000;
    private static final MediaType CSV = new MediaType("text", "csv", UTF_8);

    private final Advisories advisories;
    private final Fetches fetches;

    FeedsApi(Advisories advisories, Fetches fetches) {
        this.advisories = advisories;
        this.fetches = fetches;
    }

    private static @Nullable Caller caller() {
        return Callers.current().orElse(null);
    }

    @GetMapping("/manifest.json")
    ResponseEntity<byte[]> manifest() {
        SequencedMap<String, Object> manifest = new LinkedHashMap<>();
        all().forEach(one -> manifest.put(one.head().series().toString(), Misp.line(one)));
        return json(manifest);
    }

    @GetMapping("/hashes.csv")
    ResponseEntity<byte[]> hashes() {
        return ResponseEntity.ok().contentType(CSV).body(Misp.hashes(all()).getBytes(UTF_8));
    }

    @GetMapping("/{uuid}.json")
    ResponseEntity<byte[]> event(@PathVariable UUID uuid) {
        Advisory one =
                advisories
                        .ofSeries(caller(), uuid)
                        .filter(found -> !found.head().exercise())
                        .orElseThrow(Problem::notFound);
        note(List.of(one));
        return json(Misp.event(one));
    }

    private List<Advisory> all() {
        List<Advisory> all = advisories.feed(caller(), Advisories.Choice.ALL, MOST);
        note(all);
        return all;
    }

    private void note(List<Advisory> given) {
        fetches.note(Fetches.Way.MISP, given.stream().map(one -> one.head().id()).toList());
    }

    private static ResponseEntity<byte[]> json(Object document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(CanonicalJson.compact(document).getBytes(UTF_8));
    }
}
