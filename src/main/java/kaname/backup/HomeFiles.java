package kaname.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a home keeps beside its database and can't be made again: signing keys, the vault, the keys
/// of attachments, and whatever secret comes later. What belongs to this machine alone stays here.
record HomeFiles(Path home) {

    private static final Predicate<String> OF_THIS_MACHINE =
            Pattern.compile(
                            "(postgres.*|binaries|spool|logs?|tmp)(/.*)?|.*\\.(lock|log|draft|tmp)|lock")
                    .asMatchPredicate();

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .filter(OF_THIS_MACHINE.negate())
                    .sorted()
                    .toList();
        }
    }

    /// For its owner's eyes only.
    void put(String name, InputStream content) throws IOException {
        Path file = home.resolve(name).normalize();
        if (!file.startsWith(home) || OF_THIS_MACHINE.test(name)) {
            throw new Unfit("the backup holds a file that belongs into no home: " + name);
        }
        Files.createDirectories(
                file.getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
    }
}
