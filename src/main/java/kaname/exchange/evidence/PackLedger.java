package kaname.exchange.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.PublicKeys;
import kaname.exchange.Receipt;
import kaname.exchange.Receipts;
import kaname.exchange.Verification;
import kaname.exchange.VerifyFile;
import kaname.exchange.proof.Branch;
import kaname.exchange.proof.InclusionProof;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Whether the files of a pack are those that the ledger's entries speak of, and the entries stand
/// in the ledger: a signature over the list alone would also cover nonsense.
final class PackLedger {
    /// What is kept word for word under `acts`.
    private static final Set<String> WORDED =
            Set.of(
                    LedgerEntry.TOLD,
                    LedgerEntry.PROPOSAL,
                    LedgerEntry.DECISION,
                    LedgerEntry.CROSSING);

    private final Manifest manifest;
    private final Map<String, byte[]> files;
    private final PublicKeys keys;
    private final List<LedgerEntry> entries;
    private final SignedHead head;
    private int proven;

    PackLedger(Manifest manifest, Map<String, byte[]> files) {
        this.manifest = manifest;
        this.files = files;
        this.keys = read(EvidencePack.KEYS, text -> PublicKeys.read(CanonicalJson.parse(text)));
        this.entries = read(EvidencePack.ENTRIES, PackLedger::lines);
        this.head =
                Optional.of(read(EvidencePack.HEAD, text -> text))
                        .flatMap(text -> SignedHead.ofText(text.getBytes(UTF_8), keys))
                        .orElseThrow(() ->
                                new Damaged(
                                        EvidencePack.HEAD,
                                        Text.of(
                                                "ツリーヘッドの署名が、keys.json のどの鍵にも合いません。",
                                                "No key of keys.json signed this tree head.")));
    }

    void check() {
        chain();
        Set<LedgerEntry> explained = new HashSet<>();
        files.forEach((path, content) -> explained.addAll(explain(path, content)));
        strangers(explained);
        proofs();
    }

    List<Text> attested() {
        List<Text> lines = new ArrayList<>();
        lines.add(
                Text.of(
                                "台帳: この事案の記録 {0} 件のうち {1} 件が、{3} に署名されたツリーヘッド(全 {2}"
                                        + " 件)に含まれることを証明できます。",
                                "Ledger: of this incident's {0} entries, {1} are proved to stand in"
                                        + " the ledger of {2} entries whose tree head was signed at"
                                        + " {3}.")
                        .with(entries.size(), proven, head.head().size(), head.head().at()));
        if (proven < entries.size()) {
            lines.add(
                    Text.of(
                            "注: 残りの記録は、このツリーヘッドより後のものです。",
                            "Note: the other entries came after that tree head."));
        }
        return lines;
    }

    private void chain() {
        for (int i = 0; i < entries.size(); i++) {
            LedgerEntry entry = entries.get(i);
            boolean holds = entry.recomputed().equals(entry.hash());
            if (i > 0) {
                LedgerEntry before = entries.get(i - 1);
                holds &= entry.sequence() > before.sequence();
                holds &=
                        entry.sequence() != before.sequence() + 1
                                || entry.previous().equals(before.hash());
            }
            if (!holds) {
                throw new Damaged(
                        EvidencePack.ENTRIES,
                        new Verification.Place(i + 1, 1, ""),
                        Text.of(
                                        "記録 {0} がつながりません。内容かハッシュが書き換えられています。",
                                        "Entry {0} does not chain: its fields or its hash were"
                                                + " edited.")
                                .with(entry.sequence()));
            }
        }
    }

    /// The entries that record this file. Every report, letter, receipt and question has some.
    private List<LedgerEntry> explain(String path, byte[] content) {
        String name = path.replaceAll("^[a-z]+/|\\.[a-z]+$", "");
        List<LedgerEntry> found =
                switch (path.replaceAll("/.*", "")) {
                    case "reports" ->
                            of(LedgerEntry.REPORT, manifest.incident(), content).stream()
                                    .filter(entry -> entry.basis().equals("report/" + name))
                                    .toList();
                    case "letters" -> letter(id(path, name), content);
                    case "acts" ->
                            entries.stream()
                                    .filter(entry -> WORDED.contains(entry.kind()))
                                    .filter(entry ->
                                            entry.contentHash().equals(Hash.sha256(content)))
                                    .toList();
                    case "questions" ->
                            entries.stream()
                                    .filter(entry -> entry.kind().equals(LedgerEntry.QUESTION))
                                    .filter(entry ->
                                            entry.contentHash().equals(Hash.sha256(content)))
                                    .toList();
                    case "receipts" -> receipt(path, name, content);
                    default -> List.of();
                };
        boolean needsOne = path.matches("(reports|letters|questions|receipts|acts)/.*");
        if (needsOne && found.isEmpty()) {
            throw new Damaged(
                    path,
                    Text.of("この内容は、台帳のどの記録のものでもありません。", "No ledger entry records this content."));
        }
        return found;
    }

    private List<LedgerEntry> letter(UUID id, byte[] content) {
        if (of(LedgerEntry.LETTER, id, content).isEmpty()) {
            return List.of();
        }
        List<LedgerEntry> found = new ArrayList<>(of(LedgerEntry.LETTER, id, content));
        found.addAll(of(LedgerEntry.ACKNOWLEDGEMENT, id, content));
        return found;
    }

    private List<LedgerEntry> receipt(String path, String name, byte[] content) {
        if (VerifyFile.verify(content, Optional.empty())
                instanceof Verification.Breaks(var where, var why)) {
            throw new Damaged(path, where, why);
        }
        Receipt receipt = Receipts.read(new String(content, UTF_8));
        boolean fits =
                receipt.incident().equals(manifest.incident())
                        && name.equals(String.valueOf(receipt.report()))
                        && keys.ids().contains(receipt.keyId());
        return fits && entries.containsAll(receipt.ledger()) ? receipt.ledger() : List.of();
    }

    private List<LedgerEntry> of(String kind, UUID subject, byte[] content) {
        Hash hash = Hash.sha256(content);
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .filter(entry -> entry.subject().equals(subject))
                .filter(entry -> entry.contentHash().equals(hash))
                .toList();
    }

    private void strangers(Set<LedgerEntry> explained) {
        for (int i = 0; i < entries.size(); i++) {
            LedgerEntry entry = entries.get(i);
            boolean known =
                    entry.subject().equals(manifest.incident())
                            || WORDED.contains(entry.kind())
                            || files.containsKey("letters/" + entry.subject() + ".json");
            if (!known || !explained.contains(entry)) {
                throw new Damaged(
                        EvidencePack.ENTRIES,
                        new Verification.Place(i + 1, 1, ""),
                        Text.of(
                                        "記録 {0} は、この証拠一式のどのファイルのものでもありません。",
                                        "Entry {0} speaks of no file of this pack.")
                                .with(entry.sequence()));
            }
        }
    }

    private void proofs() {
        Map<Long, InclusionProof> proofs = new HashMap<>();
        List<InclusionProof> given = read(EvidencePack.PROOFS, PackLedger::list);
        for (InclusionProof proof : given) {
            proofs.put(proof.index() + 1, proof);
        }
        for (LedgerEntry entry : entries) {
            InclusionProof proof = proofs.remove(entry.sequence());
            boolean covered = entry.sequence() <= head.head().size();
            boolean holds =
                    proof != null
                            && proof.size() == head.head().size()
                            && proof.proves(Branch.leaf(entry.hash()), head.head().root());
            if (covered != holds) {
                throw new Damaged(
                        EvidencePack.PROOFS,
                        Text.of(
                                        "記録 {0} がツリーヘッドに含まれることの証明が成り立ちません。",
                                        "The proof that entry {0} stands under the tree head does"
                                                + " not hold.")
                                .with(entry.sequence()));
            }
            proven += holds ? 1 : 0;
        }
        if (!proofs.isEmpty() || given.size() != proven) {
            throw new Damaged(
                    EvidencePack.PROOFS,
                    Text.of("余分な証明があります。", "There are proofs of nothing here."));
        }
    }

    private static List<LedgerEntry> lines(String text) {
        return text.lines()
                .map(line -> CanonicalJson.read(CanonicalJson.parse(line), LedgerEntry.class))
                .toList();
    }

    private static List<InclusionProof> list(String text) {
        List<InclusionProof> proofs = new ArrayList<>();
        for (JsonNode proof : CanonicalJson.parse(text).asArray()) {
            proofs.add(CanonicalJson.read(proof, InclusionProof.class));
        }
        return proofs;
    }

    private static UUID id(String path, String name) {
        try {
            return UUID.fromString(name);
        } catch (IllegalArgumentException e) {
            throw new Damaged(path, Text.of("名前が通知の番号ではありません。", "Its name is no letter's id."));
        }
    }

    private interface Reading<T> {
        T of(String text);
    }

    private <T> T read(String path, Reading<T> reading) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new Damaged(path, Text.of("このファイルがありません。", "This file is missing."));
        }
        try {
            return reading.of(new String(content, UTF_8));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Damaged(path, Text.of("この書式として読めません。", "It can't be read as its format."));
        }
    }
}
