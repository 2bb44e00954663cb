package kaname.dependency;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Dependencies as a table of one line each, to be changed in a spreadsheet and brought back.
final class DependencyFile {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "consumer",
                    "supplier",
                    "sector",
                    "kind",
                    "strength",
                    "buffer",
                    "substitutes",
                    "needs",
                    "growth",
                    "growthHours",
                    "coupled",
                    "evidence",
                    "confidence",
                    "asOf",
                    "noticeHours",
                    "noticeClause",
                    "shownTo");
    private static final String FORMULA = "(?s)'*[=+\\-@＝＋－＠\\t\\r\\n].*";

    /// @param id null for a new one
    record Line(long number, @Nullable UUID id, Written written) {

        /// `3/strength`: the line of the file, and its column.
        Problem.Field wrong(String pointer, Text detail) {
            return new Problem.Field(number + pointer, detail);
        }
    }

    private DependencyFile() {}

    /// @throws Problem 400 for what is no table with these columns, or one that is too long
    static List<Line> read(String text) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .ofNamedCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (NamedCsvRecord row : csv) {
                if (lines.isEmpty()) {
                    known(row.getHeader());
                }
                lines.add(line(row));
                if (lines.size() > Dependencies.MOST) {
                    throw refused(Text.of("{0}行までです", "at most {0} lines").with(Dependencies.MOST));
                }
            }
        } catch (CsvParseException | IllegalArgumentException e) {
            throw refused(Text.of("CSV として読めません", "not to be read as CSV"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw refused(
                    Text.of(
                            "見出しと1行以上の CSV を入れてください",
                            "a CSV table: its head and at least one line"));
        }
        return lines;
    }

    private static void known(List<String> header) {
        Set<String> unknown = new LinkedHashSet<>(header);
        COLUMNS.forEach(unknown::remove);
        if (!unknown.isEmpty() || !header.contains("consumer")) {
            throw refused(
                    Text.of(
                                    "見出しは {0} です（consumer は必須）",
                                    "the head has some of {0}; consumer is needed")
                            .with(String.join(", ", COLUMNS)));
        }
    }

    private static Line line(NamedCsvRecord row) {
        String id = cell(row, "id", "");
        Written written =
                new Written(
                        cell(row, "consumer", ""),
                        cell(row, "supplier", ""),
                        cell(row, "sector", ""),
                        cell(row, "kind", "physical"),
                        cell(row, "strength", "1.0"),
                        cell(row, "buffer", "0"),
                        cell(row, "substitutes", ""),
                        cell(row, "needs", "1"),
                        cell(row, "growth", "at-once"),
                        cell(row, "growthHours", "0"),
                        cell(row, "coupled", "").equals("true"),
                        cell(row, "evidence", ""),
                        cell(row, "confidence", "0"),
                        cell(row, "asOf", ""),
                        cell(row, "noticeHours", ""),
                        cell(row, "noticeClause", ""),
                        Arrays.stream(cell(row, "shownTo", "").split("[;\\s]+"))
                                .filter(one -> !one.isEmpty())
                                .toList());
        return new Line(row.getStartingLineNumber(), id.isEmpty() ? null : uuid(id), written);
    }

    /// An id that is none is nobody's.
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private static String cell(NamedCsvRecord row, String column, String otherwise) {
        String cell = row.findField(column).map(String::strip).orElse("");
        String plain = cell.startsWith("'") && cell.matches(FORMULA) ? cell.substring(1) : cell;
        return plain.isEmpty() ? otherwise : plain;
    }

    private static Problem refused(Text why) {
        return Problem.field("invalid-file", "/text", why);
    }

    static String csv(List<Stated> own) {
        StringWriter out = new StringWriter();
        out.append('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(COLUMNS);
            for (Stated one : own) {
                csv.writeRecord(cells(one).stream().map(DependencyFile::guarded).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> cells(Stated one) {
        Written written = one.written();
        return List.of(
                one.id().toString(),
                written.consumer(),
                written.supplier(),
                written.sector(),
                written.kind(),
                written.strength(),
                written.buffer(),
                written.substitutes(),
                written.needs(),
                written.growth(),
                written.growthHours(),
                Boolean.toString(written.coupled()),
                written.evidence(),
                written.confidence(),
                written.asOf(),
                written.noticeHours(),
                written.noticeClause(),
                String.join(";", written.shownTo()));
    }

    /// A spreadsheet would take it for a formula.
    static String guarded(String text) {
        return text.matches(FORMULA) ? "'" + text : text;
    }
}
