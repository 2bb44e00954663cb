package kaname.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.exchange.Verification.Breaks;
import kaname.exchange.Verification.Holds;
import kaname.exchange.Verification.Place;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A run of the ledger as a file: JSON Lines with a header, the entries in order, and the signed
/// header.
public final class LedgerExport {

    static final String FORMAT = "kaname-ledger/1";
    static final String TYPE = "kaname-ledger+json";

    /// The first line, and what the last line signs; `head` is the hash of entry `to`.
    record Header(String format, Instant exportedAt, long from, long to, Hash head) {}

    private LedgerExport() {}

    /// The text of the file. The run is contiguous; an empty run stands for an empty ledger.
    ///
    /// @throws IllegalArgumentException if the run does not hold: a broken ledger is never signed
    public static String write(List<LedgerEntry> run, Instant exportedAt, Signer signer) {
        Optional<Ledger.Break> found = Ledger.check(run);
        if (found.isPresent()) {
            throw new IllegalArgumentException(found.get().why().en());
        }
        Ledger.Head head = Ledger.Head.of(run);
        long from = run.isEmpty() ? 1 : run.getFirst().sequence();
        String header =
                CanonicalJson.compact(
                        new Header(FORMAT, exportedAt, from, head.sequence(), head.hash()));
        return render(header, run, signer.verifyingKey(), signer.sign(TYPE, header));
    }

    private static String render(String header, List<LedgerEntry> run, VerifyingKey key, Jws jws) {
        StringBuilder out = new StringBuilder(header).append('\n');
        run.forEach(entry -> out.append(CanonicalJson.compact(entry)).append('\n'));
        Map<String, Object> seal = new LinkedHashMap<>();
        seal.put("key", key.jwk());
        seal.put("jws", jws.compact());
        return out.append(CanonicalJson.compact(seal)).append('\n').toString();
    }

    static Verification verify(byte[] file, Optional<String> expectedKeyId) {
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\n");
        // of nothing but line ends no line is left
        return new Check(file, lines.length == 0 ? List.of("") : List.of(lines)).run(expectedKeyId);
    }

    /// One look at one file.
    private static final class Check {
        private final byte[] file;
        private final List<String> lines;

        Check(byte[] file, List<String> lines) {
            this.file = file;
            this.lines = lines;
        }

        Verification run(Optional<String> expectedKeyId) {
            Optional<JsonNode> last = parsed(lines.getLast());
            Optional<String> coordinate = last.flatMap(l -> l.at("/key/x").stringValueOpt());
            Optional<Jws> jws = last.flatMap(l -> l.path("jws").stringValueOpt()).flatMap(Jws::of);
            if (coordinate.isEmpty() || jws.isEmpty()) {
                return new Breaks(
                        new Place(lines.size(), 1, ""),
                        Text.of(
                                "最後の行が署名ではありません。ファイルの末尾が切り取られたか、書き換えられています。",
                                "The last line is not the signature: the end of the file was cut"
                                        + " off or altered."));
            }
            return switch (Seal.check(
                    TYPE, coordinate.get(), jws.get(), Optional.of(lines.getFirst()))) {
                case Seal.Sound sound -> entries(sound, expectedKeyId);
                case Seal.WrongKey(String signer, String found) ->
                        broken(
                                lines.size(),
                                Text.of(
                                                "鍵が違います。署名は鍵 {0} によるものですが、添えられている鍵は {1} です。",
                                                "Wrong key: the signature names the key {0}, but"
                                                        + " the key in the file is {1}.")
                                        .with(signer, found));
                case Seal.NoKey() ->
                        broken(
                                lines.size(),
                                Text.of(
                                        "添えられている公開鍵が Ed25519 の鍵ではありません。",
                                        "The public key in the file is not an Ed25519 key."));
                case Seal.Unsound() -> unsound(jws.get());
            };
        }

        private Verification unsound(Jws jws) {
            boolean headerEdited =
                    jws.payloadText()
                            .filter(payload -> parsed(payload).isPresent())
                            .filter(payload -> !payload.equals(lines.getFirst()))
                            .isPresent();
            return broken(
                    headerEdited ? 1 : lines.size(),
                    Text.of(
                            "署名が合いません。署名か、署名された見出し(1行目)が書き換えられています。",
                            "The signature does not fit: it or the header that it signs (line 1)"
                                    + " was altered."));
        }

        private Verification entries(Seal.Sound sound, Optional<String> expectedKeyId) {
            Header header;
            try {
                header = CanonicalJson.read(CanonicalJson.parse(sound.text()), Header.class);
            } catch (JacksonException e) {
                return broken(
                        1,
                        Text.of(
                                "署名は有効ですが、署名された見出しがこの書式(" + FORMAT + ")のものではありません。",
                                "The signature holds, but what it signs is no header of this format"
                                        + " ("
                                        + FORMAT
                                        + ")."));
            }
            if (!sound.text().equals(lines.getFirst())) {
                return headerDiffers(sound.text());
            }
            List<LedgerEntry> run = new ArrayList<>();
            for (int i = 1; i < lines.size() - 1; i++) {
                try {
                    run.add(
                            CanonicalJson.read(
                                    CanonicalJson.parse(lines.get(i)), LedgerEntry.class));
                } catch (JacksonException | IllegalArgumentException e) {
                    return broken(
                            i + 1,
                            Text.of(
                                            "台帳の記録 {0} が来るはずの行ですが、記録として読めません。書き換えられています。",
                                            "Entry {0} belongs on this line, but it can't be read"
                                                    + " as an entry: it was altered.")
                                    .with(header.from() + i - 1));
                }
            }
            return Ledger.check(run, header.from(), new Ledger.Head(header.to(), header.head()))
                    .<Verification>map(found -> broken(found.index() + 2, found.why()))
                    .orElseGet(() -> compare(header, run, sound, expectedKeyId));
        }

        private Verification headerDiffers(String signed) {
            String header = lines.getFirst();
            byte[] expected = signed.getBytes(StandardCharsets.UTF_8);
            int offset = Arrays.mismatch(expected, header.getBytes(StandardCharsets.UTF_8));
            return new Breaks(
                    Place.after(CanonicalJson.prefix(expected, Math.max(0, offset)), ""),
                    Text.of(
                            "見出し(1行目)が、署名されたものと一致しません。",
                            "The header (line 1) no longer agrees with what was signed."));
        }

        private Verification compare(
                Header header,
                List<LedgerEntry> run,
                Seal.Sound sound,
                Optional<String> expectedKeyId) {
            byte[] expected =
                    render(sound.text(), run, sound.key(), sound.jws())
                            .getBytes(StandardCharsets.UTF_8);
            int offset = Arrays.mismatch(expected, file);
            if (offset >= 0) {
                return new Breaks(
                        Place.after(CanonicalJson.prefix(expected, offset), ""),
                        Text.of(
                                "記録はつながり、署名も有効ですが、この場所の文字が書き出されたときと違います。",
                                "The entries chain and the signature holds, but the text here is"
                                        + " not as it was exported."));
            }
            if (expectedKeyId.isPresent() && !expectedKeyId.get().equals(sound.key().id())) {
                return broken(lines.size(), Keys.notExpected(sound, expectedKeyId.get()));
            }
            return new Holds(attested(header, sound.key().id(), expectedKeyId.isPresent()));
        }

        private static List<Text> attested(Header header, String keyId, boolean keyWasExpected) {
            return List.of(
                    Text.of(
                            "成り立ちます: この台帳の写しは、書き出されたときから1バイトも変わっていません。",
                            "Holds: this copy of the ledger is, to the byte, as it was exported."),
                    Text.of(
                                    "台帳: 記録 {0} から {1} が欠けずにつながり、{2} で終わります({3} に書き出し)。",
                                    "Ledger: entries {0} to {1} chain without a gap and end in {2},"
                                            + " exported at {3}.")
                            .with(
                                    header.from(),
                                    header.to(),
                                    header.head(),
                                    LedgerEntry.time(header.exportedAt())),
                    Keys.signedBy(keyId, keyWasExpected, ""));
        }

        private static Optional<JsonNode> parsed(String line) {
            try {
                return Optional.of(CanonicalJson.parse(line));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }

        private static Breaks broken(int line, Text why) {
            return new Breaks(new Place(line, 1, ""), why);
        }
    }
}
