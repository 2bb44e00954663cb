package kaname.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL's files, and whoever still works on them.
record DataDirectory(Path path) {

    private static final Logger log = LoggerFactory.getLogger("kaname.database");
    private static final String MAJOR_VERSION = "18";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Makes the directory safe to start on: nobody works there, the version fits, the last
    /// creation was finished.
    void prepare() {
        refuseForeignVersion();
        stopPostmaster();
        setUnfinishedAside();
    }

    boolean isNew() {
        return Files.notExists(complete());
    }

    void markComplete() {
        try {
            if (isNew()) {
                Files.createFile(complete());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Asks for a fast shutdown and waits until the process is gone; does nothing if none is there.
    void stopPostmaster() {
        Optional<ProcessHandle> found = postmaster();
        if (found.isEmpty()) {
            endOrphans();
            deleteStalePid();
            return;
        }
        ProcessHandle postmaster = found.get();
        log.info(
                "Stopping the PostgreSQL server {} that is still running in {}",
                postmaster.pid(),
                path);
        interrupt(postmaster);
        try {
            postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while PostgreSQL was stopping", interrupted);
        } catch (Exception stubborn) {
            throw new IllegalStateException(
                    "PostgreSQL process "
                            + postmaster.pid()
                            + " does not stop; stop it, then start again",
                    stubborn);
        }
    }

    /// Whether a PostgreSQL server works here.
    boolean isServed() {
        return postmaster().isPresent();
    }

    // without the file PostgreSQL itself can't tell that processes of a dead server still write
    // here
    private void endOrphans() {
        List<ProcessHandle> orphans =
                ProcessHandle.allProcesses().filter(this::isOrphanHere).toList();
        orphans.forEach(ProcessHandle::destroyForcibly);
        orphans.forEach(orphan -> orphan.onExit().join());
    }

    // they rewrite their arguments, but work in the directory
    private boolean isOrphanHere(ProcessHandle process) {
        try {
            return process.info().command().orElse("").endsWith("/postgres")
                    && Files.isSameFile(
                            Path.of("/proc", Long.toString(process.pid()), "cwd"), path);
        } catch (IOException gone) {
            return false;
        }
    }

    private void refuseForeignVersion() {
        Path file = path.resolve("PG_VERSION");
        if (Files.exists(file) && !read(file).equals(MAJOR_VERSION)) {
            throw new IllegalStateException(
                    "%s holds data of PostgreSQL %s, this Kaname runs %s; move the data with pg_upgrade or choose another --home"
                            .formatted(path, read(file), MAJOR_VERSION));
        }
    }

    private void setUnfinishedAside() {
        if (Files.exists(path) && isNew()) {
            Path aside =
                    path.resolveSibling(
                            path.getFileName() + ".unfinished-" + Instant.now().toEpochMilli());
            log.warn(
                    "The database in {} was never finished; setting it aside as {}",
                    path,
                    aside.getFileName());
            try {
                Files.move(path, aside);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private Path complete() {
        return path.resolve("kaname-complete");
    }

    private Path pidFile() {
        return path.resolve("postmaster.pid");
    }

    // the number may have passed to a stranger since: only a postgres that names this directory
    // counts
    private Optional<ProcessHandle> postmaster() {
        return pid().flatMap(ProcessHandle::of).filter(this::worksHere);
    }

    // a server that was killed, or had no room, while it wrote the file left it empty
    private Optional<Long> pid() {
        try {
            return Files.readAllLines(pidFile()).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::valueOf);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean worksHere(ProcessHandle process) {
        List<String> arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
        return process.info().command().orElse("").endsWith("/postgres")
                && arguments.contains(path.toString());
    }

    private void deleteStalePid() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // Process.destroy would ask for a shutdown that waits for every client to leave
    private static void interrupt(ProcessHandle postmaster) {
        try {
            int refused =
                    new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                            .start()
                            .waitFor();
            if (refused != 0 && postmaster.isAlive()) {
                throw new IllegalStateException(
                        "may not stop PostgreSQL process " + postmaster.pid());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readAllLines(file).getFirst().strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
