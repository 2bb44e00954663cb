package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/security.md` answers every item of ASVS 5.0 at levels 1 and 2, and names what exists.
class SecurityDocTest {

    private static final Path BASE = Path.of(System.getProperty("kaname.basedir", "."));
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private record Row(String id, String asks, String answer) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(cells[1].strip(), cells[2].strip(), cells[3].strip());
        }

        String status() {
            return answer.replaceFirst(":.*", "");
        }

        List<String> named() {
            return NAMED.matcher(answer).results().map(found -> found.group(1)).toList();
        }
    }

    private static List<Row> rows() {
        return lines(BASE.resolve("docs/security.md")).stream()
                .filter(line -> line.matches("\\| [0-9]+\\.[0-9]+\\.[0-9]+ \\|.*"))
                .map(Row::of)
                .toList();
    }

    @Test
    void answersEveryItemOnce() {
        assertThat(rows().stream().map(Row::id))
                .containsExactlyElementsOf(
                        lines(BASE.resolve("src/test/resources/asvs/levels-1-and-2.txt")));
    }

    @Test
    void everyAnswerIsOneOfThreeAndMetIsShown() {
        assertThat(rows())
                .allSatisfy(row -> {
                    assertThat(row.status()).as(row.id()).isIn("met", "not applicable", "open");
                    assertThat(row.asks()).as(row.id()).isNotBlank();
                    if (row.status().equals("met")) {
                        assertThat(row.answer())
                                .as(row.id())
                                .containsAnyOf("`", "PENDING", "below");
                    }
                });
        System.out.println("ASVS 5.0 levels 1 and 2: " + counts());
    }

    @Test
    void everyTestAndFileThatItNamesExists() throws IOException {
        List<String> classes;
        try (Stream<Path> files = Files.walk(BASE.resolve("src/test/java"))) {
            classes = files.map(file -> file.getFileName().toString()).toList();
        }
        for (Row row : rows()) {
            for (String name : row.named()) {
                if (name.matches("[A-Z][A-Za-z]+(Test|Fuzz)")) {
                    assertThat(classes).as(row.id()).contains(name + ".java");
                } else if (!name.startsWith("/") && name.contains("/") || name.endsWith(".xml")) {
                    assertThat(BASE.resolve(name)).as(row.id()).exists();
                }
            }
        }
    }

    private static String counts() {
        return rows().stream()
                .collect(
                        Collectors.groupingBy(
                                (Function<Row, String>)
                                        row ->
                                                row.answer().contains("PENDING")
                                                        ? row.status() + ", pending"
                                                        : row.status(),
                                TreeMap::new,
                                Collectors.counting()))
                .toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
