package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import kaname.catalogue.Essential;
import kaname.catalogue.Phase;
import kaname.platform.Language;
import kaname.platform.Text;

/// A letter as RFC 4180: one row a value, UTF-8 with the mark that Excel needs, every field quoted.
///
/// A spreadsheet takes a field that begins with `= + - @` for a formula. Such a text gets an
/// apostrophe in front ([#guard]), and so does a text that begins with apostrophes and then one of
/// them, so that [#unguard] gives back the source. Numbers are left alone.
final class LetterCsv {

    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@＝＋－＠\t\r\n].*", Pattern.DOTALL);
    private static final Pattern GUARDED =
            Pattern.compile("'+[=+\\-@＝＋－＠\t\r\n].*", Pattern.DOTALL);

    private LetterCsv() {}

    static byte[] of(Paper paper, Language language) {
        StringWriter out = new StringWriter();
        out.append('\uFEFF');
        try (CsvWriter csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .build(out)) {
            csv.writeRecord(
                    "item", "item_ja", "item_en", "needed", "fact", "value", "unit", "text");
            for (Line line : Line.of(paper)) {
                row(
                        csv,
                        "letter." + line.id(),
                        line.label(),
                        "",
                        "",
                        "",
                        "",
                        words(line, language));
            }
            row(csv, "letter.sha256", Text.same("SHA-256"), "", "", paper.hash(), "", "");
            paper.items().forEach(item -> item(csv, item, language));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString().getBytes(UTF_8);
    }

    private static String words(Line line, Language language) {
        String text = line.text().in(language);
        return line.mark() == null ? text : text + " [" + line.mark().in(language) + "]";
    }

    private static void item(CsvWriter csv, Paper.Item item, Language language) {
        String needed = needed(item.essential());
        if (item.values().isEmpty()) {
            row(csv, item.id(), item.label(), needed, "", "", "", "");
        }
        for (Paper.Value value : item.values()) {
            String text = value.text().in(language);
            switch (value.kind()) {
                case Paper.Amount amount ->
                        row(
                                csv,
                                item.id(),
                                item.label(),
                                needed,
                                value.fact(),
                                value.raw(),
                                amount.unit(),
                                text);
                case Paper.Moment _, Paper.Words _ ->
                        row(
                                csv,
                                item.id(),
                                item.label(),
                                needed,
                                value.fact(),
                                guard(value.raw()),
                                "",
                                text);
            }
        }
    }

    /// `intermediate`, or `intermediate..final` for what is not asked for in the final any more.
    private static String needed(Essential essential) {
        String from = essential.from().name().toLowerCase(Locale.ROOT);
        return essential.until() == Phase.NEVER
                ? from
                : from + ".." + essential.until().name().toLowerCase(Locale.ROOT);
    }

    private static void row(
            CsvWriter csv,
            String item,
            Text label,
            String needed,
            String fact,
            String value,
            String unit,
            String text) {
        csv.writeRecord(
                guard(item),
                guard(label.ja()),
                guard(label.en()),
                needed,
                guard(fact),
                value,
                guard(unit),
                guard(text));
    }

    static String guard(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String unguard(String text) {
        return GUARDED.matcher(text).matches() ? text.substring(1) : text;
    }
}
