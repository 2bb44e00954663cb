package kaname.exchange.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import kaname.platform.Language;
import kaname.platform.Text;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A letter as an Excel workbook: the form, and a second sheet that says to whom and under which
/// law.
///
/// Numbers and times are cells of their type; a time stands in Japan's time with the zone beside
/// it. Every text is a text cell, so nothing that begins with `=` is ever a formula. What XML
/// cannot carry is written by [Escape]; a text longer than a cell goes on in the next row.
final class LetterWorkbook {

    private static final Escape ESCAPE = new Escape(LetterWorkbook::isXml);

    /// Excel reads _x0041_ inside a text as the letter A.
    private static final Pattern EXCEL_CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final BigDecimal EXACT = new BigDecimal("1E15");
    private static final int[] WIDTHS = {6, 30, 64, 18, 16};
    private static final int WIDTH = 60;
    private static final double LINE = 15;
    private static final int HEADER = 3;
    private static final String FONT = "BIZ UDPGothic";

    private final Paper paper;
    private final Language language;

    private LetterWorkbook(Paper paper, Language language) {
        this.paper = paper;
        this.language = language;
    }

    static byte[] of(Paper paper, Language language) {
        return new LetterWorkbook(paper, language).draw();
    }

    private byte[] draw() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Kaname", "1.0")) {
            book.setGlobalDefaultFont(FONT, 10);
            book.properties().setTitle(text(t(paper.head().title())));
            form(book.newWorksheet(t(Text.of("様式", "Form"))));
            route(book.newWorksheet(t(Text.of("提出先・根拠", "Recipient and basis"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void form(Worksheet sheet) {
        page(sheet, WIDTHS);
        String drill = paper.head().exercise() ? t(Text.of("【演習】", "[EXERCISE] ")) : "";
        sheet.value(0, 0, text(drill + t(paper.head().title())));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(
                1,
                0,
                text(
                        t(
                                Text.of("{0} 宛て　{1}", "To {0}, {1}")
                                        .with(
                                                paper.route().recipient(),
                                                Line.report(paper.head())))));
        header(
                sheet,
                HEADER,
                List.of(
                        Text.of("番号", "No."),
                        Text.of("項目", "Item"),
                        Text.of("内容", "Content"),
                        Text.of("単位", "Unit"),
                        Text.of("必須・任意", "Needed")));
        sheet.freezePane(0, HEADER + 1);
        sheet.repeatRows(HEADER);
        int row = HEADER + 1;
        for (Paper.Item item : paper.items()) {
            row = item(sheet, row, item);
        }
    }

    private int item(Worksheet sheet, int from, Paper.Item item) {
        int row = from;
        if (item.values().isEmpty()) {
            return label(sheet, row, item, t(item.label()));
        }
        for (Paper.Value value : item.values()) {
            String label = t(item.label());
            if (item.values().size() > 1) {
                label += t(Text.of("：", ": ")) + t(value.label());
            }
            row = value(sheet, row, item, label, value);
        }
        return row;
    }

    private int value(Worksheet sheet, int row, Paper.Item item, String label, Paper.Value value) {
        return switch (value.kind()) {
            case Paper.Amount amount when amount.number().abs().compareTo(EXACT) < 0 -> {
                int next = label(sheet, row, item, label);
                sheet.value(row, 2, amount.number());
                String format =
                        amount.number().stripTrailingZeros().scale() > 0 ? "General" : "#,##0";
                typed(sheet, row, format, amount.unit());
                yield next;
            }
            case Paper.Moment moment when holds(moment.at()) -> {
                int next = label(sheet, row, item, label);
                sheet.value(row, 2, moment.at().toLocalDateTime());
                typed(sheet, row, pattern(moment.at()), zone(moment.at()));
                yield next;
            }
            case Paper.Amount _, Paper.Moment _, Paper.Words _ ->
                    words(sheet, row, item, label, text(t(value.text())));
        };
    }

    private static void typed(Worksheet sheet, int row, String format, String unit) {
        cell(sheet, row, 2).format(format).horizontalAlignment("left").set();
        sheet.value(row, 3, coded(text(unit)));
    }

    private int words(Worksheet sheet, int from, Paper.Item item, String label, String text) {
        List<String> pieces = Pieces.of(text, WIDTH);
        for (int i = 0; i < pieces.size(); i++) {
            String part = "%d/%d".formatted(i + 1, pieces.size());
            String going =
                    pieces.size() == 1 ? label : label + t(Text.of("（{0}）", " ({0})").with(part));
            label(sheet, from + i, item, going);
            sheet.value(from + i, 2, coded(pieces.get(i)));
            int lines =
                    Math.max(
                            Pieces.lines(pieces.get(i), WIDTH), Pieces.lines(going, WIDTHS[1] - 2));
            height(sheet, from + i, lines);
        }
        return from + pieces.size();
    }

    /// The row of an item without its content; answers the row after it.
    private int label(Worksheet sheet, int row, Paper.Item item, String label) {
        for (int column = 0; column < WIDTHS.length; column++) {
            cell(sheet, row, column).set();
        }
        sheet.value(row, 0, item.number());
        sheet.value(row, 1, coded(text(label)));
        sheet.value(row, 4, t(Line.need(item.essential())));
        height(sheet, row, Pieces.lines(label, WIDTHS[1] - 2));
        return row + 1;
    }

    private void route(Worksheet sheet) {
        page(sheet, new int[] {22, 90, 16});
        header(
                sheet,
                0,
                List.of(
                        Text.of("項目", "Item"),
                        Text.of("内容", "Content"),
                        Text.of("確かめ方", "How it was read")));
        sheet.freezePane(0, 1);
        int row = 1;
        for (Line line : Line.of(paper)) {
            row = pair(sheet, row, t(line.label()), t(line.text()));
            if (line.mark() != null) {
                sheet.value(row - 1, 2, text(t(line.mark())));
            }
        }
        Text hash =
                Text.of("送った内容の SHA-256（受付証と同じ値）", "SHA-256 of what was sent (as in the receipt)");
        pair(sheet, row, t(hash), paper.hash());
    }

    private int pair(Worksheet sheet, int row, String label, String text) {
        for (int column = 0; column < 3; column++) {
            cell(sheet, row, column).set();
        }
        sheet.value(row, 0, coded(text(label)));
        sheet.value(row, 1, coded(text(text)));
        height(sheet, row, Math.max(Pieces.lines(label, 20), Pieces.lines(text, 84)));
        return row + 1;
    }

    private void page(Worksheet sheet, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
        }
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("portrait");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", Position.RIGHT, 8);
        sheet.footer("SHA-256 " + paper.hash(), Position.LEFT, 6);
    }

    private void header(Worksheet sheet, int row, List<Text> labels) {
        for (int column = 0; column < labels.size(); column++) {
            sheet.value(row, column, t(labels.get(column)));
            cell(sheet, row, column).bold().fillColor("E4E4E4").set();
        }
    }

    /// Not every program fits a row to its text by itself.
    private static void height(Worksheet sheet, int row, int lines) {
        sheet.rowHeight(row, Math.max(1, lines) * LINE + 4);
    }

    private static StyleSetter cell(Worksheet sheet, int row, int column) {
        StyleSetter style = sheet.style(row, column);
        style.wrapText(true).verticalAlignment("top").borderStyle(BorderStyle.THIN);
        return style;
    }

    private String t(Text text) {
        return text.in(language);
    }

    /// One way to end a line, and nothing that XML forbids.
    private static String text(String text) {
        return ESCAPE.write(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /// A text as a cell holds it.
    static String plain(String text) {
        return coded(text(text));
    }

    private static String coded(String text) {
        return EXCEL_CODE.matcher(text).replaceAll("_x005F_");
    }

    private static boolean holds(OffsetDateTime at) {
        return at.getYear() >= 1900 && at.getYear() <= 9999 && at.getNano() % 1_000_000 == 0;
    }

    private static String pattern(OffsetDateTime at) {
        return at.getSecond() == 0 ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd hh:mm:ss";
    }

    private static String zone(OffsetDateTime at) {
        String offset = at.getOffset().getTotalSeconds() == 0 ? "" : at.getOffset().getId();
        return (offset.equals("+09:00") ? "JST (" : "(") + "UTC" + offset + ")";
    }

    private static boolean isXml(int c) {
        return c == '\n'
                || c == '\t'
                || (c >= ' ' && c < Character.MIN_SURROGATE && c != 0x7F)
                || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
