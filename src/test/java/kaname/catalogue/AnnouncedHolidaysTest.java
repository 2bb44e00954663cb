package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A newly announced holiday is a line of YAML, no release.
class AnnouncedHolidaysTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("kaname.basedir", ".")).resolve("catalogue");

    private static final String ONE_DAY =
            """
            sources:
              gazette: {title: {ja: 官報, en: gazette}, where: 官報, read: 2026-02-02, provenance: primary}
            holidays:
              - calendar: jp
                day: 2031-06-11
                name: {ja: 臨時の休日, en: a special holiday}
                closed: true
                source: gazette
            """;

    @TempDir Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    @Test
    void anAnnouncedDayIsReadFromItsFile() throws IOException {
        write(ONE_DAY);

        AnnouncedDay read = Catalogue.in(folder).announcedDays().getFirst();

        assertThat(read.day()).isEqualTo(LocalDate.of(2031, 6, 11));
        assertThat(read.closed()).isTrue();
        assertThat(read.source().provenance()).isEqualTo(Provenance.PRIMARY);
    }

    @Test
    void aCatalogueWithoutTheFileHasNoAnnouncedDays() throws IOException {
        Files.delete(folder.resolve("holidays.yaml"));

        assertThat(Catalogue.in(folder).announcedDays()).isEmpty();
    }

    @Test
    void aDayThatStandsTwiceIsRefused() throws IOException {
        write(ONE_DAY + ONE_DAY.substring(ONE_DAY.indexOf("  - calendar")));

        refused("2031-06-11");
    }

    @ParameterizedTest(name = "{0} → {1} is refused and names {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    calendar: jp | calendar: jpn | jpn
                    day: 2031-06-11 | day: 2031-06-31 | day
                    closed: true | closd: true | closed is missing
                    closed: true | closed: | closed
                    source: gazette | source: gazzette | gazzette
                    """)
    void aMistakeIsRefusedAndNamed(String right, String wrong, String named) throws IOException {
        assertThat(ONE_DAY).contains(right);
        write(ONE_DAY.replace(right, wrong));

        refused(named);
    }

    private void refused(String named) {
        assertThatThrownBy(() -> Catalogue.in(folder))
                .isInstanceOf(CatalogueError.class)
                .hasMessageStartingWith("holidays.yaml:")
                .hasMessageContaining(named);
    }

    private void write(String holidays) throws IOException {
        Files.writeString(folder.resolve("holidays.yaml"), holidays);
    }
}
