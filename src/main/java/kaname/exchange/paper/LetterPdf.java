package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kaname.platform.Language;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A letter on A4: PDF/A-3, tagged for screen readers, its typeface inside. The bytes whose hash
/// stands at its foot are attached, so the paper proves itself. The renderer fetches nothing: every
/// address is refused.
final class LetterPdf {

    private static final String FAMILY = "BIZ UDPGothic";
    private static final Pattern CREATED =
            Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");
    private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggingEnabled(false); // it tells each step of each page
    }

    private LetterPdf() {}

    static byte[] of(Paper paper, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TrueTypeFont regular = Glyphs.parse(Glyphs.REGULAR);
                TrueTypeFont bold = Glyphs.parse(Glyphs.BOLD);
                PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = builder(paper, language).usePDDocument(document);
            builder.useFont(font(document, regular), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(font(document, bold), FAMILY, 700, FontStyle.NORMAL, true);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                attach(document, paper);
                date(document, paper.head().sentAt());
                document.setDocumentId((long) (paper.hash() + language.tag()).hashCode());
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static PDFontSupplier font(PDDocument document, TrueTypeFont font) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, font, true));
    }

    private static PdfRendererBuilder builder(Paper paper, Language language) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(COLOURS.clone());
        builder.withProducer("Kaname");
        builder.useUriResolver((base, uri) -> null);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, when);
        }
        builder.withW3cDocument(new LetterDocument(paper, language).draw(), null);
        return builder;
    }

    private static void attach(PDDocument document, Paper paper) throws IOException {
        byte[] content = paper.content().getBytes(UTF_8);
        GregorianCalendar sent =
                GregorianCalendar.from(paper.head().sentAt().atZone(ZoneOffset.UTC));
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
        file.setSubtype("application/json");
        file.setSize(content.length);
        file.setModDate(sent);
        PDComplexFileSpecification named = new PDComplexFileSpecification();
        named.setFile("letter.json");
        named.setFileUnicode("letter.json");
        named.setFileDescription("SHA-256 " + paper.hash());
        named.setEmbeddedFile(file);
        named.setEmbeddedFileUnicode(file);
        named.getCOSObject().setName("AFRelationship", "Source");
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("letter.json", named));
        PDDocumentNameDictionary names =
                new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog()
                .getCOSObject()
                .setItem(COSName.getPDFName("AF"), new COSArray(List.of(named.getCOSObject())));
    }

    /// PDF/A says when it was made in two places. Both say when the letter was sent, so that the
    /// same letter is the same bytes.
    private static void date(PDDocument document, Instant sentAt) throws IOException {
        document.getDocumentInformation()
                .setCreationDate(GregorianCalendar.from(sentAt.atZone(ZoneOffset.UTC)));
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String said = new String(metadata.toByteArray(), UTF_8);
        String sent = sentAt.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
        metadata.importXMPMetadata(
                CREATED.matcher(said).replaceAll("$1" + sent + "$2").getBytes(UTF_8));
    }
}
