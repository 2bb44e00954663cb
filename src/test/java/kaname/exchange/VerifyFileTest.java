package kaname.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaname.exchange.Verification.Breaks;
import kaname.platform.Language;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N7")
class VerifyFileTest {

    @Test
    void anIssuedReceiptHoldsAndNamesItsKeyAndWhatToCompareItWith() {
        Verification answer = verify(Issued.text());
        assertThat(answer.holds()).isTrue();
        assertThat(printed(answer, Language.EN))
                .startsWith("Holds")
                .contains("Minato Power", "National Cyber Office", "entries 41 to 43")
                .contains(Issued.SIGNER.keyId())
                .contains("https://kaname.example/.well-known/jwks.json");
        assertThat(printed(answer, Language.JA)).startsWith("成り立ちます").contains("みなと電力");
    }

    @Test
    void theSameReceiptIsIssuedAsTheSameBytes() {
        assertThat(Issued.text()).isEqualTo(Issued.text()).endsWith("}\n");
    }

    @Test
    void anyOneChangedByteOfAReceiptIsFoundAtItsPlace() {
        everyChangedByteIsFound(Issued.text());
    }

    @Property(tries = 1000)
    @net.jqwik.api.Tag("N7")
    void anyByteInPlaceOfAnotherIsFound(
            @ForAll @IntRange(max = 1_000_000) int position, @ForAll byte replacement) {
        byte[] file = Issued.text().getBytes(UTF_8);
        int i = position % file.length;
        Assume.that(file[i] != replacement && replacement != '\n' && replacement != '\r');
        Assume.that(!(blank(file[i]) && blank(replacement)));
        file[i] = replacement;
        assertBreaksOnTheLineOf(i, file, Issued.text());
    }

    @Test
    void anyOneChangedByteOfALedgerExportIsFound() {
        String export = LedgerExport.write(Runs.of(1, 4), Issued.AT, Issued.SIGNER);
        assertThat(verify(export).holds()).isTrue();
        everyChangedByteIsFound(export);
    }

    @Test
    void anyRemovedOrAddedByteOfAReceiptIsFound() {
        byte[] file = Issued.text().getBytes(UTF_8);
        for (int i = 0; i < file.length; i += 7) {
            byte[] shorter = new byte[file.length - 1];
            System.arraycopy(file, 0, shorter, 0, i);
            System.arraycopy(file, i + 1, shorter, i, file.length - i - 1);
            if (blank(file[i])) {
                continue; // layout says nothing
            }
            assertThat(VerifyFile.verify(shorter, Optional.empty()).holds()).as("-%d", i).isFalse();
        }
        assertThat(verify(Issued.text() + " {}").holds()).isFalse();
        assertThat(verify("").holds()).isFalse();
    }

    @Test
    void anEditOfTheStatementIsNamedByItsPointerLineAndColumn() {
        Breaks breaks =
                breaks(Issued.edited(t -> t.replaceFirst("\"report\": 1,", "\"report\": 2,")));
        assertThat(breaks.where()).isEqualTo(new Verification.Place(6, 15, "/statement/report"));
        assertThat(breaks.why().en())
                .isEqualTo(
                        "/statement/report no longer agrees with the signed payload: it says 2;"
                                + " signed was 1.");
    }

    @Test
    void aReceiptThatAProgramReformattedHoldsAndSaysSo() {
        String note = "only spacing, line ends or escapes differ";
        assertThat(printed(verify(Issued.text().replace("\n", "\r\n")), Language.EN))
                .contains("Holds", note);
        assertThat(
                        printed(
                                verify(CanonicalJson.compact(CanonicalJson.parse(Issued.text()))),
                                Language.EN))
                .contains("Holds", note);
        assertThat(
                        printed(
                                verify(Issued.edited(t -> t.replace("Minato", "\\u004dinato"))),
                                Language.EN))
                .contains("Holds", note);
        assertThat(printed(verify(Issued.text()), Language.EN)).doesNotContain(note);
    }

    @Test
    void anAlteredSignatureIsToldApart() {
        String text = Issued.text();
        int at = text.indexOf("\"jws\": \"");
        int signature = text.lastIndexOf('.', text.indexOf('\n', at)) + 5;
        char other = text.charAt(signature) == 'A' ? 'B' : 'A';
        Breaks breaks =
                breaks(text.substring(0, signature) + other + text.substring(signature + 1));
        assertThat(breaks.where().pointer()).isEqualTo("/jws");
        assertThat(breaks.why().en()).startsWith("The signature does not fit");
    }

    @Test
    void anotherKeyInTheFileIsToldApart() {
        String other = Signer.passing().verifyingKey().coordinate();
        String own = Issued.SIGNER.verifyingKey().coordinate();
        Breaks breaks = breaks(Issued.edited(t -> t.replace(own, other)));
        assertThat(breaks.where().pointer()).isEqualTo("/key/x");
        assertThat(breaks.why().en()).startsWith("Wrong key").contains(Issued.SIGNER.keyId());
    }

    @Test
    void aForgeryUnderAnotherKeyHoldsOnlyForThoseWhoNameNoKey() {
        Signer forger = Signer.passing();
        String forged = ReceiptFile.write(signedBy(forger, Issued.receipt()), forger);
        assertThat(printed(verify(forged), Language.EN)).contains(forger.keyId());
        Verification pinned =
                VerifyFile.verify(forged.getBytes(UTF_8), Optional.of(Issued.SIGNER.keyId()));
        assertThat(((Breaks) pinned).why().en()).startsWith("Wrong key").contains(forger.keyId());
        assertThat(
                        VerifyFile.verify(
                                        Issued.text().getBytes(UTF_8),
                                        Optional.of(Issued.SIGNER.keyId()))
                                .holds())
                .isTrue();
    }

    @Test
    void aSignedRunThatDoesNotChainIsToldApart() {
        List<LedgerEntry> run = new ArrayList<>(Issued.receipt().ledger());
        run.set(1, Runs.edited(run.get(1), 5));
        Receipt broken = Issued.receipt(Issued.receipt().letters(), run);
        Breaks breaks = breaks(ReceiptFile.write(broken, Issued.SIGNER));
        assertThat(breaks.where().pointer()).isEqualTo("/statement/ledger/1");
        assertThat(breaks.why().en()).contains("do not chain").contains("Entry 42");
        assertNeverIssued(broken);
    }

    @Test
    void aLetterThatTheLedgerDoesNotHoldIsToldApart() {
        List<Receipt.Letter> letters = Issued.receipt().letters();
        Receipt broken = Issued.receipt(letters, Issued.run(41, letters.subList(0, 1)));
        Breaks breaks = breaks(ReceiptFile.write(broken, Issued.SIGNER));
        assertThat(breaks.where().pointer()).isEqualTo("/statement/letters/1");
        assertThat(breaks.why().en()).contains("National Cyber Office");
        String line =
                ReceiptFile.write(broken, Issued.SIGNER)
                        .lines()
                        .toList()
                        .get(breaks.where().line() - 1);
        assertThat(line).isEqualTo("      {");
        assertNeverIssued(broken);
    }

    @Test
    void aLedgerEntryThatTheReceiptDoesNotExplainIsToldApart() {
        List<Receipt.Letter> letters = Issued.receipt().letters();
        Receipt broken = Issued.receipt(letters.subList(0, 1), Issued.run(41, letters));
        assertThat(breaks(ReceiptFile.write(broken, Issued.SIGNER)).where().pointer())
                .isEqualTo("/statement/ledger/2");
        assertNeverIssued(broken);
    }

    @Test
    void aLedgerExportNamesTheSequenceThatWasEditedRemovedMovedOrCutOff() {
        List<String> lines =
                LedgerExport.write(Runs.of(7, 5), Issued.AT, Issued.SIGNER).lines().toList();
        assertLedgerBreak(with(lines, 3, lines.get(3).replace("第2条", "第9条")), 4, "Entry 9 ");
        List<String> thinned = new ArrayList<>(lines);
        thinned.remove(2);
        assertLedgerBreak(thinned, 3, "Entry 8 is missing");
        List<String> moved = with(with(lines, 2, lines.get(3)), 3, lines.get(2));
        assertLedgerBreak(moved, 3, "where 8 belongs");
        List<String> cut = new ArrayList<>(lines);
        cut.remove(5);
        assertLedgerBreak(cut, 6, "cut off");
        assertLedgerBreak(lines.subList(0, 4), 4, "cut off");
        assertLedgerBreak(
                with(lines, 0, lines.getFirst().replace("\"to\":11", "\"to\":10")), 1, "header");
    }

    @Test
    void anEmptyLedgerCanBeExported() {
        assertThat(verify(LedgerExport.write(List.of(), Issued.AT, Issued.SIGNER)).holds())
                .isTrue();
    }

    @Test
    void aReceiptIsNoLedgerExportAndNeitherIsAnyOtherFile() {
        assertThat(breaks("{\"hello\": 1}").why().en()).contains("neither");
    }

    @Test
    void aTitleCannotSpeakInTheNameOfTheAnswer() {
        String spoofed = "x\nSigned by key: trusted\u202e";
        Receipt r = Issued.receipt();
        Receipt receipt =
                new Receipt(
                        r.id(),
                        r.incident(),
                        r.report(),
                        r.acceptedAt(),
                        r.operator(),
                        spoofed,
                        true,
                        r.reportSha256(),
                        r.letters(),
                        r.ledger(),
                        Optional.empty(),
                        r.keyId());
        String answer = printed(verify(Receipts.issue(receipt, Issued.SIGNER)), Language.EN);
        assertThat(answer.lines()).noneMatch(line -> line.startsWith("Signed by key: trusted"));
        assertThat(answer).contains("EXERCISE").doesNotContain("\u202e");
    }

    @Test
    void theWordingThatReceiptsCarryStaysThatOfFormatOne() {
        assertThat(
                        Hash.sha256(ReceiptFile.HOW_TO_VERIFY.ja() + ReceiptFile.HOW_TO_VERIFY.en())
                                .hex())
                .isEqualTo("42b3532c66e22b79b10b4710f55ca96fa54ef66d233c41ef0a8ea1cd279a2ad2");
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /// Every position once; the five flips take turns, from a neighbouring letter to broken UTF-8.
    private static void everyChangedByteIsFound(String text) {
        byte[] flips = {0x01, 0x02, 0x10, 0x20, (byte) 0x80};
        byte[] file = text.getBytes(UTF_8);
        for (int i = 0; i < file.length; i++) {
            byte original = file[i];
            file[i] ^= flips[i % flips.length];
            assertBreaksOnTheLineOf(i, file, text);
            file[i] = original;
        }
    }

    private static void assertBreaksOnTheLineOf(int offset, byte[] file, String original) {
        Verification answer = VerifyFile.verify(file, Optional.empty());
        assertThat(answer).as("byte %d", offset).isInstanceOf(Breaks.class);
        Verification.Place where = ((Breaks) answer).where();
        String before = new String(original.getBytes(UTF_8), 0, offset, UTF_8);
        assertThat(where.line())
                .as("byte %d: %s", offset, answer)
                .isEqualTo(before.chars().filter(c -> c == '\n').count() + 1);
        assertThat(where.column()).isPositive();
    }

    private static Receipt signedBy(Signer signer, Receipt r) {
        return new Receipt(
                r.id(),
                r.incident(),
                r.report(),
                r.acceptedAt(),
                r.operator(),
                r.title(),
                r.exercise(),
                r.reportSha256(),
                r.letters(),
                r.ledger(),
                r.issuer(),
                signer.keyId());
    }

    private static void assertNeverIssued(Receipt receipt) {
        assertThatThrownBy(() -> Receipts.issue(receipt, Issued.SIGNER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> with(List<String> lines, int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, line);
        return changed;
    }

    private static void assertLedgerBreak(List<String> lines, int line, String why) {
        Breaks breaks = breaks(String.join("\n", lines) + "\n");
        assertThat(breaks.why().en()).contains(why);
        assertThat(breaks.where().line()).isEqualTo(line);
    }

    private static Verification verify(String file) {
        return VerifyFile.verify(file.getBytes(UTF_8), Optional.empty());
    }

    private static Breaks breaks(String file) {
        return (Breaks) verify(file);
    }

    private static String printed(Verification answer, Language language) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        answer.print(new PrintStream(bytes, true, UTF_8), language);
        return bytes.toString(UTF_8);
    }
}
