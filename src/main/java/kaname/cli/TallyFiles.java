package kaname.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kaname.dependency.cascade.Tally;
import kaname.platform.Language;
import kaname.platform.Problem;

/// Tallies of scenarios as files, each whole or not there.
final class TallyFiles {

    /// Bytes.
    private static final int LARGEST = 1 << 30;

    private TallyFiles() {}

    static Tally read(String file, Language language) {
        try {
            return Tally.read(Documents.bytes(file, LARGEST));
        } catch (Problem problem) {
            throw Documents.refusal(file, problem, language);
        }
    }

    /// Asked before hours are spent on what goes there.
    static Path free(String file) {
        Path path = Path.of(file);
        if (Files.exists(path)) {
            throw new Refusal("--out: " + file + " is there already; name another file");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Refusal("--out: no folder for " + file);
        }
        return path;
    }

    static void write(Tally tally, Path path) {
        Path unfinished = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.write(unfinished, tally.bytes());
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal("--out: can't write " + path + ": " + e.getMessage());
        }
    }
}
