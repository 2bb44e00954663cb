package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import kaname.platform.Language;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

@Tag("N3")
class LetterCsvTest {

    @Test
    void everyValueIsOneRowAsItWasSent() {
        assertReadBack(Drawn.HARD);
    }

    @Property(tries = 200)
    void anyTextIsReadBackAsItWasSent(@ForAll @Size(min = 1, max = 5) List<String> texts) {
        assertReadBack(texts.stream().map(text -> "x" + text).map(LetterCsvTest::whole).toList());
    }

    @Property
    void whatIsGuardedIsReadBackAndNeverAFormula(@ForAll String text) {
        for (String tried : List.of(text, "=" + text, "'" + text, "'=" + text, "\t" + text)) {
            String guarded = LetterCsv.guard(tried);
            assertThat(LetterCsv.unguard(guarded)).isEqualTo(tried);
            assertThat(guarded).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
        }
    }

    @Test
    void aNumberStaysANumberWithItsUnit() {
        var value = Drawn.said(JsonNodeFactory.instance.numberNode(-1.5), "-1.5 Gbps");
        NamedCsvRecord row = items(Drawn.letter(List.of(value), false)).getFirst();

        assertThat(row.getField("value")).isEqualTo("-1.5");
        assertThat(row.getField("unit")).isEqualTo("Gbps");
    }

    private static void assertReadBack(List<String> texts) {
        List<NamedCsvRecord> rows = items(Drawn.letter(texts));

        assertThat(rows)
                .extracting(row -> LetterCsv.unguard(row.getField("text")))
                .containsExactlyElementsOf(texts);
        assertThat(rows)
                .extracting(row -> LetterCsv.unguard(row.getField("value")))
                .containsExactlyElementsOf(texts);
    }

    private static List<NamedCsvRecord> items(Paper paper) {
        String csv = new String(LetterCsv.of(paper, Language.JA), UTF_8);
        assertThat(csv).startsWith("\uFEFF\"item\",").endsWith("\r\n");
        return CsvReader.builder().ofNamedCsvRecord(csv.substring(1)).stream()
                .filter(row -> row.getField("item").startsWith("item-"))
                .toList();
    }

    private static String whole(String text) {
        return text.codePoints()
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
