package kaname.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// Writes a [BackupFile]. Until the manifest is on the disk the file has another name.
final class Parts implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BackupFile file;
    private final Path draft;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<Manifest.Part> parts = new ArrayList<>();
    private boolean finished;

    interface Content {
        long into(OutputStream out) throws Exception;
    }

    Parts(BackupFile file) throws IOException {
        this.file = file;
        this.draft = file.path().resolveSibling(file.path().getFileName() + ".unfinished");
        this.channel =
                FileChannel.open(
                        draft,
                        Set.copyOf(
                                EnumSet.of(
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.TRUNCATE_EXISTING,
                                        StandardOpenOption.WRITE)),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        this.zip =
                new ZipOutputStream(
                        file.passphrase().isPresent()
                                ? new SealedOutput(out, file.passphrase().get())
                                : out);
        zip.setLevel(1);
    }

    List<Manifest.Part> written() {
        return List.copyOf(parts);
    }

    /// What the content says that it wrote, such as rows.
    long add(String name, Content content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        Measured measured = new Measured(zip);
        long said = content.into(measured);
        zip.closeEntry();
        parts.add(measured.part(name));
        return said;
    }

    void finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(JSON.writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.close();
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, file.path(), StandardCopyOption.ATOMIC_MOVE);
        finished = true;
    }

    /// What was not finished is not left behind.
    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(draft);
        }
    }

    /// Counts and digests what passes; its close is nobody's business.
    private static final class Measured extends FilterOutputStream {

        private final MessageDigest digest = BackupFile.sha256();
        private long bytes;

        Measured(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            digest.update(some, from, length);
            bytes += length;
        }

        @Override
        public void close() {}

        Manifest.Part part(String name) {
            return new Manifest.Part(name, bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
