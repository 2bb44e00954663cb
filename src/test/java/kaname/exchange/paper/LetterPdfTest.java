package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import kaname.exchange.Hash;
import kaname.platform.Language;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N3")
class LetterPdfTest {

    private static final int CONTENT = 2;

    @Test
    void everyItemIsReadBackAsItWasSent() {
        assertReadBack(Drawn.HARD);
    }

    @Property(tries = 12)
    void anyTextIsReadBackAsItWasSent(@ForAll("texts") List<String> texts) {
        assertReadBack(texts);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<Character> any = Arbitraries.chars().filter(c -> !Character.isSurrogate(c));
        Arbitrary<String> mixed =
                Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(
                                        3, Arbitraries.of(Drawn.HARD).map(LetterPdfTest::ten)),
                                net.jqwik.api.Tuple.of(
                                        3,
                                        Arbitraries.strings()
                                                .withCharRange('\u3040', '\u30FF')
                                                .withCharRange('一', '\u9FA0')
                                                .ofMaxLength(60)),
                                net.jqwik.api.Tuple.of(
                                        2,
                                        Arbitraries.strings()
                                                .withCharRange('\u0020', '\u036F')
                                                .withCharRange('\uFF00', '\uFFEF')
                                                .ofMaxLength(60)),
                                net.jqwik.api.Tuple.of(
                                        1, any.array(char[].class).ofMaxSize(20).map(String::new)))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(5)
                        .map(parts -> "x" + String.join("\n", parts));
        return mixed.list().ofMinSize(4).ofMaxSize(12);
    }

    private static String ten(String text) {
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(10, text.codePointCount(0, text.length()))));
    }

    @Test
    void textOfManyPagesIsBrokenAndNotCut() throws IOException {
        String four =
                IntStream.rangeClosed(1, 2500)
                        .mapToObj("第%d文。"::formatted)
                        .reduce("", String::concat);
        Paper paper = Drawn.letter(List.of("短い", four, "終わり"));
        byte[] pdf = LetterPdf.of(paper, Language.JA);

        assertThat(content(pdf, 1)).isEqualTo(four);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            PDFTextStripper page = new PDFTextStripper();
            for (int i = 1; i <= pages; i++) {
                page.setStartPage(i);
                page.setEndPage(i);
                assertThat(page.getText(document))
                        .contains("%d / %d".formatted(i, pages))
                        .contains(paper.hash());
            }
        }
    }

    @Test
    void itSaysToWhomUnderWhichLawAndThatTheLawIsUnverified() throws IOException {
        Paper paper = Drawn.letter(List.of());

        assertThat(text(LetterPdf.of(paper, Language.JA)))
                .contains("ランサムウェア事案共通様式", "経済産業大臣", "みなと電力", "第1報")
                .contains("ある法律 第5条 未確認")
                .contains("2026年11月24日(火) 12:04 JST（UTC+9）")
                .doesNotContain("演習");
        assertThat(text(LetterPdf.of(paper, Language.EN)))
                .contains("Common form: ransomware", "To: Minister of Economy", "unverified")
                .contains("Tue 24 Nov 2026, 12:04 JST (UTC+9)");
    }

    @Test
    void anExerciseSaysSoOnEveryPage() throws IOException {
        Paper paper =
                Drawn.letter(
                        List.of(
                                Drawn.said(
                                        tools.jackson.databind.node.JsonNodeFactory.instance
                                                .nullNode(),
                                        "訓練の文。".repeat(900))),
                        true);

        try (PDDocument document = Loader.loadPDF(LetterPdf.of(paper, Language.JA))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                PDFTextStripper page = new PDFTextStripper();
                page.setStartPage(i);
                page.setEndPage(i);
                assertThat(page.getText(document)).contains("演習　これは訓練です。");
            }
        }
    }

    @Test
    void itCarriesTheBytesThatItsHashProvesAndOnlyItsOwnTypeface() throws IOException {
        Paper paper = Drawn.letter(Drawn.HARD);
        try (PDDocument document = Loader.loadPDF(LetterPdf.of(paper, Language.JA))) {
            byte[] attached =
                    document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("letter.json")
                            .getEmbeddedFile()
                            .toByteArray();
            assertThat(new String(attached, UTF_8)).isEqualTo(paper.content());
            assertThat(Hash.sha256(new String(attached, UTF_8)).hex()).isEqualTo(paper.hash());
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+BIZUDPGothic.*");
                }
            }
        }
    }

    @Test
    void theSameLetterIsTheSameBytes() {
        Paper paper = Drawn.letter(Drawn.HARD);

        assertThat(LetterPdf.of(paper, Language.JA)).isEqualTo(LetterPdf.of(paper, Language.JA));
    }

    private static void assertReadBack(List<String> texts) {
        List<List<String>> rows = items(LetterPdf.of(Drawn.letter(texts), Language.JA));

        assertThat(rows).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(squeezed(Escape.read(rows.get(i).get(CONTENT))))
                    .isEqualTo(squeezed(texts.get(i)));
            assertThat(rows.get(i).get(1)).isEqualTo("項目" + (i + 1));
        }
    }

    /// The rows of the form, without its head.
    private static List<List<String>> items(byte[] pdf) {
        return PdfRows.of(pdf).stream()
                .filter(row -> row.size() == 4 && row.getFirst().matches("[0-9]+"))
                .toList();
    }

    private static String content(byte[] pdf, int item) {
        return items(pdf).get(item).get(CONTENT);
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+", "");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
