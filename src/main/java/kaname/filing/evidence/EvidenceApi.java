package kaname.filing.evidence;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.IssuedReceipts;
import kaname.exchange.LedgerEntry;
import kaname.exchange.Receipts;
import kaname.exchange.proof.Branch;
import kaname.exchange.proof.InclusionProof;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.exchange.proof.TreeHeads;
import kaname.platform.Caller;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What the operator of an incident can show to others: that its receipts stand in the ledger, and
/// the whole record in one file.
@RestController
class EvidenceApi {

    private static final Logger log = LoggerFactory.getLogger("kaname.ledger");

    /// One entry of a receipt with the proof that it stands under the tree head.
    record Proved(long sequence, Hash hash, Hash leaf, InclusionProof proof) {}

    record Proofs(JsonNode treeHead, List<Proved> entries) {}

    private final Evidence evidence;
    private final IssuedReceipts receipts;
    private final TreeHeads heads;
    private final Pages pages;

    EvidenceApi(Evidence evidence, IssuedReceipts receipts, TreeHeads heads, Pages pages) {
        this.evidence = evidence;
        this.receipts = receipts;
        this.heads = heads;
        this.pages = pages;
    }

    @GetMapping(
            path = "/api/v1/incidents/{id}/receipts/{number}/proof",
            produces = MediaType.APPLICATION_JSON_VALUE)
    String proof(@PathVariable UUID id, @PathVariable int number) {
        List<LedgerEntry> run =
                receipts.find(id, number)
                        .map(document -> Receipts.read(document).ledger())
                        .orElseThrow(Problem::notFound);
        SignedHead head =
                heads.latest()
                        .filter(latest -> latest.head().size() >= run.getLast().sequence())
                        .orElseThrow(NotCovered::noHeadYet);
        List<InclusionProof> proofs =
                heads.inclusion(head.head(), run.stream().map(LedgerEntry::sequence).toList());
        List<Proved> proved =
                IntStream.range(0, run.size())
                        .mapToObj(i ->
                                new Proved(
                                        run.get(i).sequence(),
                                        run.get(i).hash(),
                                        Branch.leaf(run.get(i).hash()),
                                        proofs.get(i)))
                        .toList();
        return CanonicalJson.text(new Proofs(CanonicalJson.parse(head.text()), proved));
    }

    @GetMapping(
            path = {"/api/v1/incidents/{id}/evidence", "/incidents/{id}/evidence"},
            produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> evidence(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        cover();
        Page page = pages.page(Text.of("時系列", "Timeline"));
        byte[] pack =
                evidence.pack(caller, id, (timeline, language) -> sheet(page, timeline, language));
        String name = "kaname-evidence-" + id + ".zip";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(pack);
    }

    /// So that the newest entries are proved too. If the ledger was damaged, what was signed before
    /// is all the more worth having.
    private void cover() {
        try {
            heads.advance();
        } catch (DataAccessException e) {
            log.error("The ledger's tree can't grow: {}", e.getMessage());
        }
    }

    private String sheet(Page page, Timeline timeline, Language language) {
        return pages.text(
                "filing/evidence/timeline.jte",
                page,
                Map.of("timeline", timeline, "language", language));
    }
}
