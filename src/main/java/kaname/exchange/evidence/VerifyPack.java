package kaname.exchange.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.exchange.Hash;
import kaname.exchange.Keys;
import kaname.exchange.Verification;
import kaname.exchange.VerifyFile;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Checks an evidence pack with nothing but the file.
public final class VerifyPack {

    private VerifyPack() {}

    /// Whether it starts as a ZIP archive does.
    public static boolean isArchive(byte[] file) {
        return file.length >= 2 && file[0] == 'P' && file[1] == 'K';
    }

    public static Verification verify(byte[] file, Optional<String> expectedKeyId) {
        try {
            List<StoredZip.Member> members = StoredZip.read(file);
            Manifest manifest = manifest(members);
            Map<String, byte[]> files = listed(manifest, members);
            if (!Arrays.equals(file, StoredZip.write(members))) {
                throw new Damaged(
                        "pack.zip",
                        Text.of(
                                "どのファイルも発行されたときのままですが、アーカイブの目次か余白が書き換えられています。",
                                "Every file is as it was issued, but the archive's directory or"
                                        + " margins were altered."));
            }
            if (expectedKeyId.isPresent() && !expectedKeyId.get().equals(manifest.keyId())) {
                throw new Damaged(
                        Manifest.FILE, Keys.notExpected(manifest.keyId(), expectedKeyId.get()));
            }
            PackLedger ledger = new PackLedger(manifest, files);
            ledger.check();
            return new Verification.Holds(attested(manifest, ledger, expectedKeyId.isPresent()));
        } catch (Damaged damaged) {
            return damaged.answer();
        }
    }

    private static Manifest manifest(List<StoredZip.Member> members) {
        if (members.isEmpty() || !members.getFirst().name().equals(Manifest.FILE)) {
            throw new Damaged(
                    Manifest.FILE,
                    Text.of(
                            "最初にあるはずの一覧がありません。証拠一式ではないか、先頭が書き換えられています。",
                            "The list that comes first is missing: this is no evidence pack, or its"
                                    + " beginning was altered."));
        }
        return Manifest.read(members.getFirst().content());
    }

    /// The files, each as the signed list has it: none missing, none added, none moved.
    private static Map<String, byte[]> listed(Manifest manifest, List<StoredZip.Member> members) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        members.stream().skip(1).forEach(member -> found.put(member.name(), member.content()));
        Map<Hash, String> known = new HashMap<>();
        manifest.files().forEach(entry -> known.put(entry.sha256(), entry.path()));
        for (Manifest.Entry entry : manifest.files()) {
            byte[] content = found.get(entry.path());
            if (content == null) {
                throw new Damaged(entry.path(), Text.of("このファイルがありません。", "This file is missing."));
            }
            if (!Hash.sha256(content).equals(entry.sha256())) {
                throw changed(entry, content, known.get(Hash.sha256(content)));
            }
        }
        List<String> signed = manifest.files().stream().map(Manifest.Entry::path).toList();
        List<String> present = List.copyOf(found.keySet());
        for (int i = 0; i < present.size(); i++) {
            String name = present.get(i);
            if (!signed.contains(name)) {
                throw new Damaged(
                        name,
                        Text.of(
                                "署名された一覧にないファイルです。後から加えられています。",
                                "The signed list does not have this file: it was added."));
            }
            if (!signed.get(i).equals(name)) {
                throw new Damaged(
                        name, Text.of("並び順が変えられています。", "The order of the files was changed."));
            }
        }
        return found;
    }

    /// `other` is the file of the list that has this content, if one does.
    private static Damaged changed(Manifest.Entry entry, byte[] content, @Nullable String other) {
        if (other != null) {
            return new Damaged(
                    entry.path(),
                    Text.of(
                                    "これは {0} の内容です。入れ替えられています。",
                                    "This is the content of {0}: files were" + " exchanged.")
                            .with(other));
        }
        if (entry.path().startsWith("receipts/")
                && VerifyFile.verify(content, Optional.empty())
                        instanceof Verification.Breaks(var where, var why)) {
            return new Damaged(entry.path(), where, why);
        }
        return new Damaged(
                entry.path(),
                Text.of(
                                "内容が署名された一覧の SHA-256({0})と違います。書き換えられています。",
                                "Its content does not have the SHA-256 of the signed list, {0}: it"
                                        + " was altered.")
                        .with(entry.sha256()));
    }

    private static List<Text> attested(
            Manifest manifest, PackLedger ledger, boolean keyWasExpected) {
        List<Text> lines = new ArrayList<>();
        lines.add(
                Text.of(
                        "成り立ちます: この証拠一式は、発行されたときから1バイトも変わっていません。",
                        "Holds: this evidence pack is, to the byte, as it was issued."));
        if (manifest.exercise()) {
            lines.add(
                    Text.of(
                            "【演習】訓練の記録です。実際の事案ではありません。",
                            "EXERCISE: this is no record of a real incident."));
        }
        lines.add(
                Text.of(
                                "事案: {0}「{1}」、{2} 時点、ファイル {3} 個",
                                "Incident: {0}, \"{1}\", as of {2}, {3} files")
                        .with(
                                manifest.operator().name(),
                                manifest.title(),
                                manifest.issuedAt(),
                                manifest.files().size()));
        lines.addAll(ledger.attested());
        lines.add(Keys.signedBy(manifest.keyId(), keyWasExpected, ""));
        return lines;
    }
}
