package kaname.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kaname.attachment.Sealing;
import kaname.fuzz.FuzzTarget;
import tools.jackson.databind.json.JsonMapper;

/// A file is the backup that it says it is, or unfit in words that name what is wrong.
final class BackupFileFuzz implements FuzzTarget {

    private static final Optional<Passphrase> SECRET =
            Optional.of(new Passphrase("correct horse battery"));
    private static final int MOST_ROUNDS = 1000;
    private static final byte[] TABLE = "1\tport\n".getBytes(StandardCharsets.UTF_8);

    private final Path file;

    BackupFileFuzz() throws IOException {
        file = Files.createTempFile("kaname-fuzz", ".backup");
        file.toFile().deleteOnExit();
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (costly(input)) {
            return;
        }
        Files.write(file, input);
        try {
            Manifest read = new BackupFile(file, SECRET).verify();
            FuzzTarget.promise(read.format() == Manifest.FORMAT, read);
            FuzzTarget.promise(!read.schema().isEmpty(), read);
        } catch (Unfit unfit) {
            FuzzTarget.promise(!String.valueOf(unfit.getMessage()).isBlank(), unfit);
        }
    }

    /// Many rounds are slow by design; they are bounded, and tried by nobody here.
    private static boolean costly(byte[] input) {
        int magic = SealedOutput.MAGIC.length;
        return input.length >= magic + 4
                && Arrays.equals(Arrays.copyOf(input, magic), SealedOutput.MAGIC)
                && ByteBuffer.wrap(input).getInt(magic) > MOST_ROUNDS;
    }

    @Override
    public List<byte[]> seeds() {
        byte[] plain =
                zip(
                        JsonMapper.shared()
                                .writeValueAsString(
                                        new Manifest(
                                                1,
                                                Instant.EPOCH,
                                                "1",
                                                List.of(new Manifest.Migration("1", 2)),
                                                new Manifest.Ledger(0, ""),
                                                true,
                                                List.of(new Manifest.Table("a.b", "id, name", 1)),
                                                List.of(new Manifest.Sequence("a.s", 1, true)),
                                                List.of(
                                                        new Manifest.Part(
                                                                "tables/a.b",
                                                                TABLE.length,
                                                                HexFormat.of()
                                                                        .formatHex(
                                                                                BackupFile.sha256()
                                                                                        .digest(
                                                                                                TABLE)))))));
        return List.of(
                plain,
                sealed(plain),
                zip("null"),
                zip("{\"format\":1,\"parts\":[null]}"),
                zip("{\"format\":1}"));
    }

    private static byte[] zip(String manifest) {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.DEFLATED);
            zip.setLevel(0); // so that what is changed is what it says
            zip.putNextEntry(new ZipEntry("tables/a.b"));
            zip.write(TABLE);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /// As [SealedOutput] seals, with one round.
    private static byte[] sealed(byte[] plain) {
        byte[] salt = new byte[Passphrase.SALT];
        Passphrase.Derived derived = SECRET.orElseThrow().derive(ByteBuffer.wrap(salt), 1);
        byte[] sealed =
                new Sealing(derived.key(), new UUID(1, 2)).seal(plain, plain.length, 0, true);
        return ByteBuffer.allocate(SealedOutput.HEADER + sealed.length)
                .put(SealedOutput.MAGIC)
                .putInt(1)
                .put(salt)
                .putLong(1)
                .putLong(2)
                .put(HexFormat.of().parseHex(derived.check()))
                .put(sealed)
                .array();
    }

    @Override
    public List<String> words() {
        return List.of(
                "PK\3\4",
                "PK\7\10",
                "PK\1\2",
                "KANAME BACKUP 1\n",
                "manifest.json",
                "null",
                "[null]",
                "\"parts\"",
                "\"schema\"",
                "../",
                "home/",
                "\0");
    }
}
