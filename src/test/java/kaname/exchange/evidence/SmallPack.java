package kaname.exchange.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Forged;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.exchange.LedgerEntry;
import kaname.exchange.Receipt;
import kaname.exchange.Signed;
import kaname.exchange.Signer;
import kaname.exchange.proof.Branch;
import kaname.exchange.proof.MerkleTree;
import kaname.exchange.proof.TreeHead;
import kaname.platform.Text;

/// A pack of one report and one letter, made without a house.
final class SmallPack {

    private static final Signer SIGNER = Signer.passing();
    private static final KeyRing RING = KeyRing.of(SIGNER);
    private static final Instant AT = Instant.parse("2026-04-01T18:03:07.123456Z");
    private static final UUID INCIDENT = new UUID(0x0190f0a0_0000_7000L, 1);
    private static final UUID LETTER = new UUID(0x0190f0a0_0000_7000L, 2);
    private static final Receipt.Party OPERATOR = new Receipt.Party("minato", Text.of("港", "Port"));

    private SmallPack() {}

    static byte[] issued() {
        String report = "{\"title\":\"停止\"}";
        String letter = "{\"to\":\"minister\"}";
        List<LedgerEntry> entries = new ArrayList<>();
        add(entries, LedgerEntry.REPORT, INCIDENT, "report/1", report);
        add(entries, LedgerEntry.LETTER, LETTER, "第3条", letter);
        add(entries, LedgerEntry.ACKNOWLEDGEMENT, LETTER, "第3条", letter);
        add(entries, LedgerEntry.QUESTION, LETTER, "question", "いつですか");
        MerkleTree tree =
                MerkleTree.of(entries.stream().map(entry -> Branch.leaf(entry.hash())).toList());
        TreeHead head = new TreeHead("kaname-tree-head/1", 4, tree.root(), AT, SIGNER.keyId());
        return new EvidencePack(
                        new EvidencePack.About(INCIDENT, OPERATOR, "停止", false, AT),
                        new TreeMap<>(Map.of(1, report)),
                        Map.of(LETTER, letter),
                        new TreeMap<>(),
                        Map.of(new UUID(3, 3), "いつですか"),
                        Map.of(),
                        entries,
                        new EvidencePack.Proven(
                                new TreeHead.SignedHead(
                                        head,
                                        Signed.by(SIGNER, "kaname-tree-head+json", head).jws()),
                                List.of(
                                        tree.inclusion(0),
                                        tree.inclusion(1),
                                        tree.inclusion(2),
                                        tree.inclusion(3))),
                        new TreeMap<>(Map.of("timeline.json", "[]")))
                .write(RING);
    }

    /// A pack that lists what it holds and is signed, whatever its files say.
    static byte[] signed(List<StoredZip.Member> files) {
        return listed(
                files,
                new Manifest(
                                Manifest.FORMAT,
                                INCIDENT,
                                OPERATOR,
                                "停止",
                                false,
                                AT,
                                SIGNER.keyId(),
                                files.stream().map(Manifest.Entry::of).toList())
                        .signed(SIGNER, RING.publicKeys()));
    }

    /// A pack whose list says anything, under a signature that holds.
    static byte[] saying(String statement, List<StoredZip.Member> files) {
        String jws = Forged.jws(SIGNER, Manifest.TYPE, statement);
        String list =
                "{\"statement\":%s,\"key\":%s,\"jws\":\"%s\",\"howToVerify\":{}}"
                        .formatted(
                                statement,
                                CanonicalJson.compact(RING.publicKeys().jwk(SIGNER.keyId())),
                                jws);
        return listed(files, list.getBytes(UTF_8));
    }

    private static byte[] listed(List<StoredZip.Member> files, byte[] list) {
        List<StoredZip.Member> all = new ArrayList<>();
        all.add(new StoredZip.Member(Manifest.FILE, list));
        all.addAll(files);
        return StoredZip.write(all);
    }

    private static void add(
            List<LedgerEntry> run, String kind, UUID subject, String basis, String content) {
        Hash previous = run.isEmpty() ? Hash.NONE : run.getLast().hash();
        LedgerEntry entry =
                new LedgerEntry(
                        run.size() + 1,
                        AT,
                        kind,
                        subject,
                        "minato",
                        basis,
                        Hash.sha256(content),
                        previous,
                        Hash.NONE);
        run.add(
                new LedgerEntry(
                        entry.sequence(),
                        AT,
                        kind,
                        subject,
                        "minato",
                        basis,
                        entry.contentHash(),
                        previous,
                        entry.recomputed()));
    }
}
