package kaname.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The directory where this installation keeps what is its own: data, passwords, keys. Only its
/// owner may enter.
public record Home(Path directory) {

    /// Opens the directory, making it if need be, and shuts it to everyone else.
    public static Home at(Path directory) {
        try {
            Path absolute = Files.createDirectories(directory.toAbsolutePath().normalize());
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            return new Home(absolute);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot use " + directory + " as home: " + failure.getMessage(), failure);
        }
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    /// 256 random bits as hexadecimal text: made at the first call, the same ever after, readable
    /// by the owner only.
    public String secret(String name) {
        Path file = file(name);
        try {
            if (Files.notExists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                write(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep a secret in " + file, failure);
        }
    }

    // a crash leaves the whole secret or none
    private void write(Path file, String secret) throws IOException {
        Path draft =
                Files.createTempFile(
                        directory,
                        "secret",
                        null,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, secret + "\n");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
