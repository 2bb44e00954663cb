package kaname.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kaname.platform.Home;

/// Where PostgreSQL's programs are unpacked: inside the home, because the usual place under `/tmp`
/// could be prepared by anyone on the machine.
final class Binaries {

    private Binaries() {}

    static Path in(Home home) {
        Path directory = home.file("binaries");
        // the library sweeps this directory for what others left behind: keep it from sweeping /tmp
        System.setProperty("ot.epg.working-dir", directory.toString());
        try {
            Files.createDirectories(directory);
            for (Path unpacked : list(directory)) {
                if (Files.notExists(unpacked.resolve(".exists"))) {
                    delete(unpacked);
                }
            }
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot unpack PostgreSQL in " + directory, failure);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    // an unpacking that was cut short leaves truncated programs, which the library would take for
    // whole
    private static void delete(Path tree) throws IOException {
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
