package kaname.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import kaname.platform.Home;
import kaname.platform.Problem;
import kaname.platform.Text;

/// The house's keys, with which the key of each file is wrapped: `attachment-key-<n>` in the home,
/// the highest number in use, the others for what they wrapped. Without them no stored file can be
/// opened again: keep a copy apart from the database's.
public final class HouseKeys {

    private static final Pattern NAME = Pattern.compile("attachment-key-([1-9][0-9]{0,5})");
    private static final int NONCE = 12;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Home home;

    /// A file's key as it is stored, in hexadecimal: `id` says which key of the house wrapped it.
    record Wrapped(String id, String key) {}

    private record HouseKey(String id, SecretKeySpec key) {}

    public HouseKeys(Home home) {
        this.home = home;
    }

    static SecretKey fresh() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    Wrapped wrap(SecretKey key, UUID file) {
        HouseKey house = current();
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, house, nonce, file).doFinal(key.getEncoded());
            return new Wrapped(
                    house.id(), HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /// @throws Problem 503 if the house no longer has the key, or it is not the right one
    SecretKey unwrap(Wrapped wrapped, UUID file) {
        HouseKey house =
                numbers().stream()
                        .map(this::read)
                        .filter(key -> key.id().equals(wrapped.id()))
                        .findFirst()
                        .orElseThrow(() -> missing(wrapped.id()));
        ByteBuffer stored = ByteBuffer.wrap(HexFormat.of().parseHex(wrapped.key()));
        byte[] nonce = new byte[NONCE];
        stored.get(nonce);
        byte[] sealed = new byte[stored.remaining()];
        stored.get(sealed);
        try {
            byte[] key = cipher(Cipher.DECRYPT_MODE, house, nonce, file).doFinal(sealed);
            return new SecretKeySpec(key, "AES");
        } catch (AEADBadTagException wrong) {
            throw missing(wrapped.id());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    String currentId() {
        return current().id();
    }

    /// Makes the next key; from now on it wraps.
    void next() {
        List<Integer> numbers = numbers();
        make(numbers.isEmpty() ? 1 : numbers.getLast() + 1);
    }

    private HouseKey current() {
        List<Integer> numbers = numbers();
        if (numbers.isEmpty()) {
            make(1);
        }
        return read(numbers.isEmpty() ? 1 : numbers.getLast());
    }

    /// Whole or not at all, and never over another: of two nodes that make it at once, one does.
    private void make(int number) {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        try {
            Path draft = Files.createTempFile(home.directory(), "key", null, OWNER_ONLY);
            try {
                Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.createLink(home.file(name(number)), draft);
            } catch (FileAlreadyExistsException another) {
                // the other's key is as good
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HouseKey read(int number) {
        byte[] key = HexFormat.of().parseHex(home.secret(name(number)));
        return new HouseKey(id(key), new SecretKeySpec(key, "AES"));
    }

    private List<Integer> numbers() {
        try (Stream<Path> files = Files.list(home.directory())) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(match -> Integer.valueOf(match.group(1)))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int number) {
        return "attachment-key-" + number;
    }

    /// Tells keys apart without telling anything about them.
    private static String id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("kaname attachment key\n".getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Cipher cipher(int mode, HouseKey house, byte[] nonce, UUID file)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, house.key(), new GCMParameterSpec(Sealing.TAG * 8, nonce));
        cipher.updateAAD(bytes(file));
        return cipher;
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static Problem missing(String id) {
        return Problem.of(
                503,
                "attachment-key-missing",
                Text.of(
                                "ファイルを開く鍵 {0} がこのサーバーにありません。管理者に伝えてください（保管場所の attachment-key-*"
                                        + " を戻すと開けます）。",
                                "This server lacks the key {0} that opens the file. Tell your"
                                    + " administrator: the file attachment-key-* of its home has to"
                                    + " be put back.")
                        .with(id));
    }
}
