package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaname.platform.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The workbook as LibreOffice reads it.
@Tag("N3")
class LetterWorkbookTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Path FOLDER = Path.of("target", "workbooks");
    private static final String LONG =
            IntStream.rangeClosed(1, 9000)
                    .mapToObj("第%d文。"::formatted)
                    .collect(Collectors.joining());
    private static final int HEADER = 4;

    private static final List<String> TEXTS = texts();
    private static final Paper PAPER = Drawn.letter(values(), true);

    private static List<CsvRecord> form;
    private static List<CsvRecord> route;

    @BeforeAll
    static void libreOfficeOpensIt() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path book = FOLDER.resolve("letter.xlsx");
        Files.write(book, LetterWorkbook.of(PAPER, Language.JA));
        ProcessBuilder soffice =
                new ProcessBuilder(
                                "soffice",
                                "-env:UserInstallation="
                                        + FOLDER.resolve("office").toAbsolutePath().toUri(),
                                "--headless",
                                "--convert-to",
                                "csv:Text - txt - csv"
                                    + " (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1",
                                "--outdir",
                                FOLDER.toString(),
                                book.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(FOLDER.resolve("office.log").toFile());
        Process running;
        try {
            running = soffice.start();
        } catch (IOException e) {
            throw new AssertionError("needs soffice: apt-get install libreoffice-calc", e);
        }
        if (!running.waitFor(120, TimeUnit.SECONDS)) {
            running.destroyForcibly();
            throw new AssertionError("soffice did not end; see target/workbooks/office.log");
        }
        form = sheet("様式");
        route = sheet("提出先・根拠");
    }

    @Test
    void everyTextIsReadBackAsItWasSentHoweverLong() {
        List<String> read = new ArrayList<>();
        for (int item = 1; item <= TEXTS.size(); item++) {
            read.add(Escape.read(content(item)));
        }
        assertThat(read).containsExactlyElementsOf(TEXTS);
    }

    @Test
    void aTextLongerThanACellGoesOnInTheNextRows() {
        List<CsvRecord> rows = rows(TEXTS.size());

        assertThat(LONG.length()).isGreaterThan(32_767);
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows.getFirst().getField(1)).endsWith("（1/%d）".formatted(rows.size()));
        assertThat(rows).allSatisfy(row -> assertThat(row.getField(2)).isNotEmpty());
    }

    @Test
    void numbersAndTimesAreCellsOfTheirTypeWithUnitAndZoneBeside() {
        CsvRecord rate = rows(TEXTS.size() + 1).getFirst();
        CsvRecord count = rows(TEXTS.size() + 2).getFirst();
        CsvRecord time = rows(TEXTS.size() + 3).getFirst();

        assertThat(rate.getField(2)).startsWith("-1.5");
        assertThat(rate.getField(3)).isEqualTo("Gbps");
        assertThat(count.getField(2).replace(",", "")).isEqualTo("1234567");
        assertThat(time.getField(2)).startsWith("2026-11-24 12:04");
        assertThat(time.getField(3)).isEqualTo("JST (UTC+09:00)");
    }

    @Test
    void aControlCharacterIsShownByItsNumber() {
        assertThat(content(TEXTS.size() + 4)).isEqualTo("a〔U+0001〕b");
    }

    @Test
    void itSaysWhichFormAndThatItIsAnExercise() {
        assertThat(form.getFirst().getField(0)).isEqualTo("【演習】ランサムウェア事案共通様式");
        assertThat(form.get(HEADER - 1).getFields())
                .containsExactly("番号", "項目", "内容", "単位", "必須・任意");
    }

    @Test
    void theSecondSheetSaysToWhomUnderWhichLawAndWithWhichProof() {
        List<List<String>> rows = route.stream().map(row -> row.getFields().subList(0, 2)).toList();
        assertThat(rows)
                .contains(
                        List.of("宛先", "経済産業大臣"),
                        List.of("根拠", "ある法律 第5条"),
                        List.of("報告", "第1報"),
                        List.of("送った内容の SHA-256（受付証と同じ値）", PAPER.hash()));
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(Drawn.HARD);
        texts.addAll(
                List.of("=1+1", "+81-3-1234-5678", "-5", "@SUM(A1)", "=HYPERLINK(\"x\")", "0012"));
        texts.add(LONG);
        return texts;
    }

    private static List<ObjectNode> values() {
        List<ObjectNode> values = new ArrayList<>();
        TEXTS.forEach(text -> values.add(Drawn.said(JSON.stringNode(text), text)));
        values.add(Drawn.said(JSON.numberNode(-1.5), "-1.5 Gbps"));
        values.add(Drawn.said(JSON.numberNode(1234567L), "1,234,567"));
        values.add(
                Drawn.said(JSON.stringNode("2026-11-24T12:04:00+09:00"), "2026-11-24 12:04 JST"));
        values.add(Drawn.said(JSON.stringNode("a\u0001b"), "a\u0001b"));
        return values;
    }

    private static List<CsvRecord> sheet(String name) throws IOException {
        Path csv = FOLDER.resolve("letter-" + name + ".csv");
        String text = Files.readString(csv, UTF_8);
        return CsvReader.builder()
                .skipEmptyLines(false)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)
                .stream()
                .toList();
    }

    private static List<CsvRecord> rows(int item) {
        return form.stream()
                .skip(HEADER)
                .filter(row -> row.getField(0).equals(Integer.toString(item)))
                .toList();
    }

    private static String content(int item) {
        return rows(item).stream().map(row -> row.getField(2)).collect(Collectors.joining());
    }
}
