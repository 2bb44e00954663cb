package kaname.exchange;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kaname.registry.KeyChanges;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `<home>/keys`: the key that signs, in `receipt-key.jwk`, and the public halves of the keys
/// before it, in `retired/`. All of it is its owner's alone.
record KeyFolder(Path folder) {

    private static final Set<PosixFilePermission> FORBIDDEN =
            EnumSet.of(GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

    /// A key that signs no more. `from` and `why` are null where the house never knew them.
    record Retired(String x, @Nullable Instant from, Instant until, KeyRing.@Nullable Why why) {}

    /// Tells whether the key file is still the one that was read.
    record Stamp(Instant modified, @Nullable Object file, long size) {}

    static KeyFolder in(Path home) {
        return new KeyFolder(home.resolve("keys"));
    }

    Path current() {
        return folder.resolve("receipt-key.jwk");
    }

    Stamp stamp() throws IOException {
        BasicFileAttributes now = Files.readAttributes(current(), BasicFileAttributes.class);
        return new Stamp(now.lastModifiedTime().toInstant(), now.fileKey(), now.size());
    }

    /// The key pair that signs; made at the first start. Two nodes that start at once over one home
    /// end with one key.
    ///
    /// @throws IllegalStateException if the file is open to others
    String read(Instant now) throws IOException {
        if (Files.notExists(current())) {
            create(now);
        }
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(current());
        if (!Collections.disjoint(open, FORBIDDEN)) {
            throw new IllegalStateException(
                    "the signing key is open to others: chmod 600 " + current());
        }
        return Files.readString(current());
    }

    /// The latest first.
    List<Retired> retired() throws IOException {
        Path shelf = folder.resolve("retired");
        if (Files.notExists(shelf)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shelf)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(KeyFolder::retired)
                    .sorted(Comparator.comparing(Retired::until).reversed())
                    .toList();
        }
    }

    /// Puts a new key in the place of the old one, whose public half stays. Killed at any point,
    /// the folder holds a whole key, and no public half is lost.
    void rotate(VerifyingKey old, Retired retired) throws IOException {
        try (FileChannel door =
                        FileChannel.open(
                                folder.resolve("rotate.lock"),
                                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                owner("rw-------"));
                FileLock held = door.lock()) {
            if (!held.isValid() || !isStill(old)) {
                throw new IllegalStateException("another rotation was faster; look again");
            }
            Path shelf = Files.createDirectories(folder.resolve("retired"), owner("rwx------"));
            Path record = shelf.resolve(old.id() + ".json");
            Files.move(draft(CanonicalJson.text(retired)), record, StandardCopyOption.ATOMIC_MOVE);
            sync(shelf);
            Files.move(
                    draft(Signer.newKey(retired.until()) + "\n"),
                    current(),
                    StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        }
    }

    private boolean isStill(VerifyingKey old) throws IOException {
        return Signer.of(Files.readString(current()), current().toString())
                .keyId()
                .equals(old.id());
    }

    private static Retired retired(Path file) {
        try {
            JsonNode said = CanonicalJson.parse(Files.readAllBytes(file));
            return new Retired(
                    said.path("x").asString(),
                    said.path("from").isString()
                            ? Instant.parse(said.path("from").asString())
                            : null,
                    Instant.parse(said.path("until").asString()),
                    why(said.path("why")));
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException("the retired key can't be read: " + file, e);
        }
    }

    private static KeyRing.@Nullable Why why(JsonNode said) {
        if (!said.isObject()) {
            return null;
        }
        JsonNode hands = said.path("hands");
        return new KeyRing.Why(
                KeyChanges.How.valueOf(said.path("how").asString()),
                hands.isString() ? UUID.fromString(hands.asString()) : null,
                said.path("by").asString(),
                said.path("because").asString());
    }

    private void create(Instant now) throws IOException {
        Files.createDirectories(folder, owner("rwx------"));
        Path draft = draft(Signer.newKey(now) + "\n");
        try {
            Files.createLink(current(), draft);
        } catch (FileAlreadyExistsException anotherNodeWasFaster) {
            // its key is the house's key
        } finally {
            Files.delete(draft);
        }
        sync(folder);
    }

    private Path draft(String text) throws IOException {
        Path draft = folder.resolve("receipt-key." + UUID.randomUUID() + ".draft");
        Set<StandardOpenOption> fresh =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(draft, fresh, owner("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        return draft;
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
