package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.MediaType;

/// Plain tables as files, by the same rules as letters: nothing in them is ever a formula. The
/// first row is the head.
public final class Tables {

    public static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");
    public static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,14}");
    private static final int LONGEST_CELL = 32_000;

    private Tables() {}

    /// RFC 4180 in UTF-8 with the mark that Excel needs; a text that a spreadsheet would take for a
    /// formula gets an apostrophe in front.
    public static byte[] csv(List<List<String>> rows) {
        StringWriter out = new StringWriter();
        out.append('\uFEFF');
        try (CsvWriter csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .build(out)) {
            rows.forEach(row -> csv.writeRecord(row.stream().map(LetterCsv::guard).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(UTF_8);
    }

    /// An Excel workbook of one sheet; whole numbers are numbers, everything else is text.
    public static byte[] workbook(String title, List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Kaname", "1.0")) {
            Worksheet sheet = book.newWorksheet(title);
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                cells(sheet, row, rows.get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void cells(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (WHOLE.matcher(cell).matches()) {
                sheet.value(row, column, Long.parseLong(cell));
            } else {
                sheet.value(row, column, LetterWorkbook.plain(shortened(cell)));
            }
            if (row == 0) {
                sheet.style(row, column).bold().fillColor("E4E4E4").set();
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }
}
