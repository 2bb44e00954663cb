package kaname.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A backup as a file: a ZIP of parts, sealed as a whole where there is a passphrase.
public record BackupFile(Path path, Optional<Passphrase> passphrase) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_MANIFEST = 16 << 20;

    /// Takes each part in turn, the manifest last.
    interface Reader {
        void part(String name, InputStream content) throws IOException;
    }

    /// Reads every byte.
    ///
    /// @throws Unfit unless the file is whole and every part is as it was written
    public Manifest verify() {
        Map<String, Manifest.Part> found = new LinkedHashMap<>();
        Manifest[] manifest = new Manifest[1];
        try {
            read((name, content) -> {
                if (name.equals(Manifest.NAME)) {
                    manifest[0] =
                            JSON.readValue(content.readNBytes(LARGEST_MANIFEST), Manifest.class);
                } else {
                    found.put(name, measured(name, content));
                }
            });
        } catch (JacksonException e) {
            throw new Unfit("the backup's manifest can't be read");
        }
        return checked(manifest[0], List.copyOf(found.values()));
    }

    private static Manifest checked(@Nullable Manifest manifest, List<Manifest.Part> found) {
        if (manifest == null) {
            throw new Unfit("the backup was never finished: it has no manifest");
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new Unfit("the backup has a format of a later release");
        }
        if (manifest.schema().isEmpty()) {
            throw new Unfit("the backup's manifest names no schema");
        }
        if (!manifest.parts().equals(found)) {
            throw new Unfit(
                    manifest.parts().stream()
                            .filter(part -> !found.contains(part))
                            .findFirst()
                            .map(part -> "the backup is damaged in " + part.name())
                            .orElse("the backup holds more than its manifest names"));
        }
        return manifest;
    }

    void read(Reader reader) {
        try (ZipInputStream zip = new ZipInputStream(open())) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new Unfit(path + " is no backup");
            }
            for (; entry != null; entry = zip.getNextEntry()) {
                reader.part(entry.getName(), zip);
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new Unfit("the file is damaged or cut off: " + e.getMessage());
        } catch (IOException e) {
            throw new Unfit("can't read " + path + ": " + e.getMessage());
        }
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        byte[] header = in.readNBytes(SealedOutput.HEADER);
        if (!begins(header)) {
            return new SequenceInputStream(new ByteArrayInputStream(header), in);
        }
        if (header.length < SealedOutput.HEADER) {
            throw new Unfit("the file is cut off");
        }
        return new SealedInput(
                header,
                in,
                passphrase.orElseThrow(() ->
                        new Unfit(
                                "the backup is sealed: set KANAME_BACKUP_PASSPHRASE or"
                                        + " KANAME_BACKUP_PASSPHRASE_FILE")));
    }

    private static boolean begins(byte[] header) {
        return header.length >= SealedOutput.MAGIC.length
                && Arrays.equals(
                        header,
                        0,
                        SealedOutput.MAGIC.length,
                        SealedOutput.MAGIC,
                        0,
                        SealedOutput.MAGIC.length);
    }

    private static Manifest.Part measured(String name, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        long bytes =
                new DigestInputStream(content, digest)
                        .transferTo(java.io.OutputStream.nullOutputStream());
        return new Manifest.Part(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
