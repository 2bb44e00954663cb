package kaname.exchange.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.exchange.CanonicalJson;
import kaname.exchange.KeyRing;
import kaname.exchange.LedgerEntry;
import kaname.exchange.PublicKeys;
import kaname.exchange.Receipt;
import kaname.exchange.Signer;
import kaname.exchange.proof.InclusionProof;
import kaname.exchange.proof.TreeHead.SignedHead;

/// Everything that the house can prove about one incident: what was reported, to whom it went, who
/// acknowledged and asked what, and that all of it stands in the ledger.
///
/// `letters` and `questions` are named by the letter and the question; `entries` are the ledger's
/// entries about the incident and its letters, in order, all of them covered by `head` or newer.
/// `more` are further files by path: the timeline, the assessments.
public record EvidencePack(
        About about,
        SortedMap<Integer, String> reports,
        Map<UUID, String> letters,
        SortedMap<Integer, String> receipts,
        Map<UUID, String> questions,
        Map<String, String> acts,
        List<LedgerEntry> entries,
        Proven proven,
        SortedMap<String, String> more) {

    static final String KEYS = "keys.json";
    static final String ENTRIES = "ledger/entries.jsonl";
    static final String HEAD = "ledger/tree-head.json";
    static final String PROOFS = "ledger/proofs.json";

    public record About(
            UUID incident, Receipt.Party operator, String title, boolean exercise, Instant at) {}

    /// A proof for each entry that the head covers, in the order of the entries.
    public record Proven(SignedHead head, List<InclusionProof> proofs) {}

    /// The archive, signed by the key that signs now.
    public byte[] write(KeyRing ring) {
        Signer signer = ring.current();
        PublicKeys keys = ring.publicKeys();
        List<StoredZip.Member> members =
                files(keys).entrySet().stream()
                        .map(file ->
                                new StoredZip.Member(
                                        file.getKey(), file.getValue().getBytes(UTF_8)))
                        .toList();
        Manifest manifest =
                new Manifest(
                        Manifest.FORMAT,
                        about.incident,
                        about.operator,
                        about.title,
                        about.exercise,
                        about.at,
                        signer.keyId(),
                        members.stream().map(Manifest.Entry::of).toList());
        List<StoredZip.Member> all = new ArrayList<>();
        all.add(new StoredZip.Member(Manifest.FILE, manifest.signed(signer, keys)));
        all.addAll(members);
        return StoredZip.write(all);
    }

    private Map<String, String> files(PublicKeys keys) {
        Map<String, String> files = new LinkedHashMap<>(more);
        reports.forEach((number, text) -> files.put("reports/" + number + ".json", text));
        new TreeMap<>(letters).forEach((id, text) -> files.put("letters/" + id + ".json", text));
        receipts.forEach((number, text) -> files.put("receipts/" + number + ".json", text));
        new TreeMap<>(acts).forEach((name, text) -> files.put("acts/" + name + ".txt", text));
        new TreeMap<>(questions).forEach((id, text) -> files.put("questions/" + id + ".txt", text));
        files.put(
                ENTRIES,
                entries.stream()
                        .map(entry -> CanonicalJson.compact(entry) + "\n")
                        .collect(Collectors.joining()));
        files.put(HEAD, proven.head().text());
        files.put(PROOFS, CanonicalJson.text(proven.proofs()));
        files.put(KEYS, CanonicalJson.text(keys.jwks()));
        return files;
    }
}
