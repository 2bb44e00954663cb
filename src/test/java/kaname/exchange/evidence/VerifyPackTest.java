package kaname.exchange.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import kaname.cli.Commands;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.exchange.PublicKeys;
import kaname.exchange.Signer;
import kaname.exchange.Verification;
import kaname.exchange.VerifyFile;
import kaname.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("N7")
class VerifyPackTest {

    @Test
    void aPackHoldsAndSaysWhatItAttests() {
        String answer = printed(verify(Packed.pack()), Language.EN);
        assertThat(answer)
                .startsWith("Holds")
                .contains("are proved to stand in the ledger", "/.well-known/jwks.json");
        assertThat(printed(verify(Packed.pack()), Language.JA)).startsWith("成り立ちます");
    }

    @Test
    void otherProgramsReadTheArchive() throws IOException {
        Map<String, byte[]> seen = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Packed.pack()))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                seen.put(e.getName(), in.readAllBytes());
            }
        }
        assertThat(seen.keySet()).containsExactlyElementsOf(Packed.files().keySet());
        Packed.files().forEach((name, content) -> assertThat(seen.get(name)).isEqualTo(content));
    }

    @Test
    void everyChangedByteOfEveryMemberIsFoundInItsFile() {
        byte[] flips = {0x01, 0x02, 0x10, 0x20, (byte) 0x80};
        List<StoredZip.Member> members = Packed.members();
        byte[] pack = Packed.pack();
        int at = 0;
        for (StoredZip.Member member : members) {
            at = indexOf(pack, member, at);
            int step = Math.max(1, member.content().length / 100);
            for (int i = 0; i < member.content().length; i += step) {
                byte before = pack[at + i];
                pack[at + i] ^= flips[i % flips.length];
                assertThat(VerifyPack.verify(pack, Optional.empty()))
                        .as("%s byte %d", member.name(), i)
                        .isInstanceOfSatisfying(
                                Verification.BreaksIn.class,
                                breaks -> assertThat(breaks.file()).isEqualTo(member.name()));
                pack[at + i] = before;
            }
            at += member.content().length;
        }
    }

    @Test
    void everyChangedByteOfTheArchiveAroundItsMembersIsFound() {
        byte[] pack = Packed.pack();
        List<StoredZip.Member> members = Packed.members();
        boolean[] content = new boolean[pack.length];
        int at = 0;
        for (StoredZip.Member member : members) {
            at = indexOf(pack, member, at);
            Arrays.fill(content, at, at + member.content().length, true);
            at += member.content().length;
        }
        for (int i = 0; i < pack.length; i++) {
            if (!content[i]) {
                byte before = pack[i];
                pack[i] ^= (byte) (1 << (i % 8));
                assertThat(VerifyFile.verify(pack, Optional.empty()).holds())
                        .as("byte %d", i)
                        .isFalse();
                pack[i] = before;
            }
        }
    }

    @Test
    void aMemberRemovedAddedRenamedMovedSwappedOrRepeatedIsNamed() {
        for (int i = 0; i < Packed.members().size(); i++) {
            List<StoredZip.Member> members = Packed.members();
            String gone = members.remove(i).name();
            assertBreaks(StoredZip.write(members), gone, "missing");
        }
        List<StoredZip.Member> members = Packed.members();
        members.add(new StoredZip.Member("letters/new.json", "{}".getBytes(UTF_8)));
        assertBreaks(StoredZip.write(members), "letters/new.json", "it was added");

        members = Packed.members();
        StoredZip.Member renamed = members.get(5);
        members.set(5, new StoredZip.Member("letters/new.json", renamed.content()));
        assertBreaks(StoredZip.write(members), renamed.name(), "missing");

        members = Packed.members();
        String second = members.get(3).name();
        Collections.swap(members, 2, 3);
        assertBreaks(StoredZip.write(members), second, "order");

        members = Packed.members();
        int letter = first("letters/");
        StoredZip.Member one = members.get(letter);
        StoredZip.Member other = members.get(letter + 1);
        members.set(letter, new StoredZip.Member(one.name(), other.content()));
        members.set(letter + 1, new StoredZip.Member(other.name(), one.content()));
        assertBreaks(StoredZip.write(members), one.name(), "exchanged");

        members = Packed.members();
        members.add(members.get(4));
        assertBreaks(StoredZip.write(members), members.get(4).name(), "have this name");
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() {
        for (String name :
                List.of(
                        "../evil.json",
                        "/etc/passwd",
                        "letters/../../x.json",
                        "a\\b.json",
                        "C:x",
                        ".x")) {
            List<StoredZip.Member> members = Packed.members();
            members.add(new StoredZip.Member(name, new byte[0]));
            assertBreaks(StoredZip.write(members), name, "do not unpack");
        }
    }

    @Test
    void aZipBombIsRefusedWithoutBeingUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("manifest.json"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        assertBreaks(bytes.toByteArray(), "manifest.json", "Nothing was unpacked");
        // a size that the file does not have
        byte[] pack = Packed.pack();
        Arrays.fill(pack, 18, 26, (byte) 0x7f);
        assertBreaks(pack, "manifest.json", "cut off");
    }

    @Test
    void anArchiveThatWasPackedAnewIsRefusedWithAClearLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (StoredZip.Member member : Packed.members()) {
                out.putNextEntry(new ZipEntry(member.name()));
                out.write(member.content());
                out.closeEntry();
            }
        }
        assertBreaks(bytes.toByteArray(), "manifest.json", "use the file as it was issued");
    }

    @Test
    void aCutOffOrLongerFileIsFound() {
        byte[] pack = Packed.pack();
        for (int length = 4; length < pack.length; length += 997) {
            assertThat(verify(Arrays.copyOf(pack, length)).holds()).as("%d", length).isFalse();
        }
        assertThat(verify(Arrays.copyOf(pack, pack.length - 1)).holds()).isFalse();
        assertBreaks(Arrays.copyOf(pack, pack.length + 1), "pack.zip", "margins");
    }

    @Test
    void aForgerWhoSignsTheListAnewIsFoundByTheKeyOrByTheLedger() {
        KeyRing forger = KeyRing.of(Signer.passing());
        // the same files under another signature: whole, but for who names the house's key
        byte[] resigned = resigned(Packed.members(), forger);
        assertThat(verify(resigned).holds()).isTrue();
        String houseKey = Packed.HOUSE.bean(KeyRing.class).current().keyId();
        assertThat(VerifyFile.verify(Packed.pack(), Optional.of(houseKey)).holds()).isTrue();
        assertThat(VerifyFile.verify(resigned, Optional.of(houseKey)))
                .isInstanceOfSatisfying(
                        Verification.BreaksIn.class,
                        breaks -> assertThat(breaks.why().en()).startsWith("Wrong key"));
        // another letter, report, question or entry: not what the ledger has
        for (String kind : List.of("letters/", "reports/", "questions/")) {
            List<StoredZip.Member> members = Packed.members();
            int i = first(kind);
            String name = members.get(i).name();
            members.set(i, new StoredZip.Member(name, "{\"forged\": true}".getBytes(UTF_8)));
            assertBreaks(resigned(members, forger), name, "No ledger entry records this content");
        }
        assertBreaks(
                resigned(
                        edited(EvidencePack.ENTRIES, t -> t.replaceFirst("report/2", "report/3")),
                        forger),
                EvidencePack.ENTRIES,
                "does not chain");
        assertBreaks(
                resigned(
                        edited(EvidencePack.ENTRIES, t -> t.substring(t.indexOf('\n') + 1)),
                        forger),
                "reports/1.json",
                "No ledger entry");
        assertBreaks(
                resigned(
                        edited(
                                EvidencePack.PROOFS,
                                t -> t.replaceFirst("\"[0-9a-f]{64}\"", "\"" + Hash.NONE + "\"")),
                        forger),
                EvidencePack.PROOFS,
                "does not hold");
        assertBreaks(
                resigned(edited(EvidencePack.PROOFS, _ -> "[]\n"), forger),
                EvidencePack.PROOFS,
                "does not hold");
        assertBreaks(
                resigned(
                        edited(EvidencePack.HEAD, t -> t.replaceFirst("\"size\": ", "\"size\": 1")),
                        forger),
                EvidencePack.HEAD,
                "No key of keys.json");
        assertBreaks(
                resigned(
                        edited(
                                EvidencePack.KEYS,
                                _ -> CanonicalJson.text(forger.publicKeys().jwks())),
                        forger),
                EvidencePack.HEAD,
                "No key of keys.json");
    }

    @Test
    void theCommandAnswersWithItsExitCode(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("pack.zip"), Packed.pack());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        String[] arguments = {"verify", file.toString(), "--lang", "en"};
        assertThat(Commands.run(arguments, out, out)).isZero();
        byte[] changed = Packed.pack();
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        assertThat(Commands.run(arguments, out, out)).isEqualTo(1);
        assertThat(bytes.toString(UTF_8)).contains("Does not hold: ");
    }

    private static List<StoredZip.Member> edited(
            String path, java.util.function.UnaryOperator<String> edit) {
        List<StoredZip.Member> members = Packed.members();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(path)) {
                String text = new String(members.get(i).content(), UTF_8);
                String edited = edit.apply(text);
                assertThat(edited).isNotEqualTo(text);
                members.set(i, new StoredZip.Member(path, edited.getBytes(UTF_8)));
            }
        }
        return members;
    }

    private static byte[] resigned(List<StoredZip.Member> members, KeyRing forger) {
        Manifest was = Manifest.read(Packed.files().get(Manifest.FILE));
        List<StoredZip.Member> files = members.subList(1, members.size());
        PublicKeys keys = forger.publicKeys();
        Manifest manifest =
                new Manifest(
                        was.format(),
                        was.incident(),
                        was.operator(),
                        was.title(),
                        was.exercise(),
                        was.issuedAt(),
                        forger.current().keyId(),
                        files.stream().map(Manifest.Entry::of).toList());
        List<StoredZip.Member> all = new ArrayList<>();
        all.add(new StoredZip.Member(Manifest.FILE, manifest.signed(forger.current(), keys)));
        all.addAll(files);
        return StoredZip.write(all);
    }

    private static int first(String prefix) {
        List<StoredZip.Member> members = Packed.members();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().startsWith(prefix)) {
                return i;
            }
        }
        throw new AssertionError("no " + prefix);
    }

    private static int indexOf(byte[] pack, StoredZip.Member member, int from) {
        // a local header, its name, then the content
        int start = from + 30 + member.name().length();
        assertThat(
                        Arrays.mismatch(
                                pack,
                                start,
                                start + member.content().length,
                                member.content(),
                                0,
                                member.content().length))
                .isNegative();
        return start;
    }

    private static void assertBreaks(byte[] pack, String file, String why) {
        assertThat(VerifyFile.verify(pack, Optional.empty()))
                .isInstanceOfSatisfying(
                        Verification.BreaksIn.class,
                        breaks -> {
                            assertThat(breaks.file()).isEqualTo(file);
                            assertThat(breaks.why().en()).contains(why);
                        });
    }

    private static Verification verify(byte[] pack) {
        return VerifyFile.verify(pack, Optional.empty());
    }

    private static String printed(Verification answer, Language language) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        answer.print(new PrintStream(bytes, true, UTF_8), language);
        return bytes.toString(UTF_8);
    }
}
