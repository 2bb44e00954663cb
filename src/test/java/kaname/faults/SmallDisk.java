package kaname.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A real ext4 file system of its own that can be filled to the last byte. Needs root and a loop
/// device.
record SmallDisk(Path directory) implements AutoCloseable {

    private static final String SIZE = "1500M";

    static Optional<SmallDisk> in(Path place) {
        Path image = place.resolve("disk.img");
        Path directory = place.resolve("disk");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run("truncate", "-s", SIZE, image.toString())
                        && run("mkfs.ext4", "-q", image.toString())
                        && run("mount", "-o", "loop", image.toString(), directory.toString())
                ? Optional.of(new SmallDisk(directory))
                : Optional.empty();
    }

    void fill() {
        try {
            FileStore store = Files.getFileStore(directory);
            long left = store.getUnallocatedSpace();
            run("fallocate", "-l", Long.toString(left), ballast().toString());
            try (var out = Files.newOutputStream(directory.resolve("ballast-rest"))) {
                byte[] block = new byte[4096];
                while (true) {
                    out.write(block);
                }
            }
        } catch (IOException full) {
            // as wished
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast());
            Files.deleteIfExists(directory.resolve("ballast-rest"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < 20 && !run("umount", directory.toString()); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
        }
    }
}
