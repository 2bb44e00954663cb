package kaname.exchange.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/// The table rows of a tagged PDF as a screen reader finds them, each cell's text over all its
/// pages.
final class PdfRows {

    private final Map<PDPage, Map<Integer, String>> marked = new HashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    private PdfRows() {}

    static List<List<String>> of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PdfRows reading = new PdfRows();
            for (PDPage page : document.getPages()) {
                reading.read(page);
            }
            reading.walk(document.getDocumentCatalog().getStructureTreeRoot());
            return reading.rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(PDPage page) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        Map<Integer, String> texts = new HashMap<>();
        extractor.getMarkedContents().forEach(content -> collect(content, texts));
        marked.put(page, texts);
    }

    private static void collect(PDMarkedContent content, Map<Integer, String> texts) {
        StringBuilder text = new StringBuilder();
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition position) {
                text.append(position.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                collect(inner, texts);
            }
        }
        texts.merge(content.getMCID(), text.toString(), String::concat);
    }

    private void walk(PDStructureNode node) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if ("TR".equals(element.getStructureType())) {
                    rows.add(cells(element));
                } else {
                    walk(element);
                }
            }
        }
    }

    private List<String> cells(PDStructureElement row) {
        return row.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(cell -> text((PDStructureElement) cell))
                .toList();
    }

    private String text(PDStructureElement element) {
        StringBuilder text = new StringBuilder();
        for (Object kid : element.getKids()) {
            switch (kid) {
                case PDStructureElement inner -> text.append(text(inner));
                case Integer mark -> text.append(at(element.getPage(), mark));
                case PDMarkedContentReference mark ->
                        text.append(
                                at(
                                        mark.getPage() == null ? element.getPage() : mark.getPage(),
                                        mark.getMCID()));
                default -> {}
            }
        }
        return text.toString();
    }

    private String at(PDPage page, int mark) {
        return marked.get(page).getOrDefault(mark, "");
    }
}
